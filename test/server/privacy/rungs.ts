import type { Rung } from '../console/rung.ts';
import { written } from '../publishing/desk.ts';
import { otherVillage, town } from '../testApp.ts';

const drafts = '/api/v1/admin/drafts';
const shared = {
  by: ['editor'] as const,
  elsewhere: { by: ['editor', otherVillage] as const },
  above: { by: ['reviewer', town] as const, status: 200 },
};

export const privacyRungs: Rung[] = [
  { ...shared, route: `GET ${drafts}/:id/findings`, access: 'read', versioned: false, ask: async (_test, me) => ({ url: `${drafts}/${(await written(me)).id}/findings` }) },
  {
    ...shared,
    route: `POST ${drafts}/:id/mask`,
    access: 'write',
    versioned: true,
    async ask(_test, me) {
      const { id, version } = await written(me);
      return { url: `${drafts}/${id}/mask`, body: { version } };
    },
  },
];
