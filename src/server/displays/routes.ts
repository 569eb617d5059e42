import { DisplaysReply } from '../../contract/admin/index.ts';
import { ItemParams } from '../../contract/index.ts';
import { notFound } from '../http/errors.ts';
import { displayLimit } from '../http/limits.ts';
import type { App, Services } from '../services.ts';
import { countDisplay, displaysOf } from './store.ts';

/** Fewer boxes could be told apart from each other. */
const shownFrom = 5;

/**
 * How many boxes displayed an item. A box says so once by itself and nothing about itself; anybody could
 * say so, which is why the number is an estimate and is called one.
 */
export function registerDisplays(app: App, { config, db, now }: Services): void {
  app.post(
    '/api/v1/items/:id/displayed',
    {
      config: { access: 'public', ...displayLimit(config) },
      schema: { params: ItemParams },
    },
    async (request, reply) => {
      if (!(await countDisplay(db.query, request.params.id, now()))) throw notFound();
      return reply.header('cache-control', 'no-store').code(204).send();
    },
  );

  app.get(
    '/api/v1/admin/items/:id/displays',
    { config: { access: 'overview' }, schema: { params: ItemParams, response: { 200: DisplaysReply } } },
    async (request) => {
      const { id } = request.params;
      const row = await displaysOf(db.query, id, request.person.region);
      if (row === undefined) throw notFound();
      const boxes = row.boxes ?? 0;
      return { item: id, boxes: boxes >= shownFrom ? boxes : null };
    },
  );
}
