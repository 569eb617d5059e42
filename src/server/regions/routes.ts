import { ErrorReply, RegionsQuery, RegionsReply } from '../../contract/index.ts';
import { notFound } from '../http/errors.ts';
import type { App, Services } from '../services.ts';
import { listRegions } from './regions.ts';

export function registerRegions(app: App, { db, finished }: Services): void {
  app.get(
    '/api/v1/regions',
    {
      config: { access: 'public' },
      schema: {
        summary: '地区',
        description: 'parent 的下一级地区；不带 parent 时是市。path 从市到 parent。',
        querystring: RegionsQuery,
        response: { 200: RegionsReply, '4xx': ErrorReply },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async () => {
        const regions = await listRegions(db, request.query.parent);
        if (regions === undefined) throw notFound('没有这个地区');
        return regions;
      }),
  );
}
