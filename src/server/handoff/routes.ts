import { Type } from 'typebox';
import { ErrorReply, Link, LinkParams } from '../../contract/index.ts';
import { gone, notFound } from '../http/errors.ts';
import type { App, Services } from '../services.ts';
import { resolveLink } from './handoff.ts';

export function registerLinks(app: App, { db, finished }: Services): void {
  app.get(
    '/api/v1/links/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: '短码指向什么',
        description: '二维码里的 8 位短码，不分大小写；指向一条内容、某个地区的一个栏目，或某个地区的便民卡。',
        params: LinkParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: Link, '4xx': ErrorReply },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now }): Promise<Link> => {
        const found = await resolveLink(db, request.params.code, undefined, now);
        if (found.state === 'unknown') throw notFound('没有这个短码');
        if (found.state === 'item') {
          const { code, id } = found;
          return { code, kind: 'item', item: id, address: `/items/${id}` };
        }
        if (found.state === 'contacts') {
          const { code, region } = found;
          return { code, kind: 'contacts', region, address: `/contacts?region=${region}` };
        }
        if (found.state !== 'list') throw gone(found.state);
        const { code, column, region } = found;
        return { code, kind: 'list', column, region, address: `/columns/${column}?region=${region}` };
      }),
  );
}
