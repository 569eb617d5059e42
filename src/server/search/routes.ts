import { ErrorReply, InitialsQuery, SearchQuery, SearchReply } from '../../contract/index.ts';
import { noRegion } from '../http/errors.ts';
import { initialsLimit, searchLimit } from '../http/limits.ts';
import type { App, Services } from '../services.ts';
import { searchInitials } from './initials.ts';
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

  app.get(
    '/api/v1/search/initials',
    {
      config: { access: 'public', ...initialsLimit(config) },
      schema: {
        summary: '按拼音首字母搜索',
        description:
          '标题里连着几个字的拼音首字母，或这些字母所在的数字键（2 ABC 到 9 WXYZ）；标题里的字母、数字代表自己，按字母找时数字跳过。' +
          '标题开头对上的在前，然后是词头、别处、副标题和系列名，各自新的在前。marks 是标题里对上的字。',
        querystring: InitialsQuery,
        response: { 200: SearchReply, '4xx': ErrorReply },
      },
    },
    async (request, reply) => {
      const found = await searchInitials(db, request.query, now());
      if (found === undefined) throw noRegion();
      reply.header('cache-control', 'no-store');
      return found;
    },
  );
}
