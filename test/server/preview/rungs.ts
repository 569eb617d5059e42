import type { Rung } from '../console/rung.ts';
import { written } from '../publishing/desk.ts';
import { otherVillage, town } from '../testApp.ts';

export const previewRungs: Rung[] = [
  {
    route: 'POST /api/v1/admin/drafts/:id/preview',
    access: 'read',
    by: ['editor'],
    versioned: false,
    ask: async (_test, me) => ({ url: `/api/v1/admin/drafts/${(await written(me)).id}/preview` }),
    elsewhere: { by: ['editor', otherVillage] },
    above: { by: ['reviewer', town], status: 200 },
  },
];
