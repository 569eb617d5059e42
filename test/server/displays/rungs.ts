import { publish } from '../../../src/server/content/content.ts';
import type { Rung } from '../console/rung.ts';
import { draft, otherVillage, town, village } from '../testApp.ts';

export const displayRungs: Rung[] = [
  {
    route: 'GET /api/v1/admin/items/:id/displays', access: 'overview', by: ['editor'], versioned: false,
    async ask(test) {
      const notice = draft({ column: 'notices', region: village });
      await publish(test.db, notice, test.clock.now);
      const { id } = await test.db.query.selectFrom('item').select('id').where('source_key', '=', notice.sourceKey).executeTakeFirstOrThrow();
      return { url: `/api/v1/admin/items/${id}/displays` };
    },
    elsewhere: { by: ['editor', otherVillage] }, above: { by: ['reviewer', town], status: 200 },
  },
];
