import { ErrorReply, SearchQuery, SearchReply } from '../../contract/index.ts';
import { noRegion } from '../http/errors.ts';
import { searchLimit } from '../http/limits.ts';
import type { App, Services } from '../services.ts';
import { search } from './search.ts';

export function registerSearch(app: App, { config, db, now }: Services): void {
  app.get(
    '/api/v1/search',
    {
      config: { access: 'public', ...searchLimit(config) },
      schema: {
        summary: '搜索',
        description:
          '本地区和上级地区的内容里搜索，最合适的在前。marks 是命中的起止位置（UTF-16），excerpt 是命中最多的一段。',
        querystring: SearchQuery,
        response: { 200: SearchReply, '4xx': ErrorReply },
      },
    },
    async (request, reply) => {
      const found = await search(db, request.query, now());
      if (found === undefined) throw noRegion();
      // What people search for is theirs: kept nowhere on the way.
      reply.header('cache-control', 'no-store');
      return found;
    },
  );
}
