import { Type } from 'typebox';
import {
  ColumnsReply,
  ErrorReply,
  Home,
  Item,
  ItemParams,
  ItemsQuery,
  ItemsReply,
  Pulse,
  RegionQuery,
  RelatedReply,
  TopicsQuery,
  TopicsReply,
} from '../../contract/index.ts';
import { badField, gone, noRegion, notFound } from '../http/errors.ts';
import type { App, Services } from '../services.ts';
import {
  findItem,
  home,
  listColumns,
  listItems,
  listTopics,
  pulseIds,
  related,
  type Found,
} from './content.ts';
import { isoTime } from './time.ts';

const config = { access: 'public' } as const;
const refusals = { '4xx': ErrorReply };

export function registerContent(app: App, { db, now, finished, freshness }: Services): void {
  app.get(
    '/api/v1/home',
    {
      config,
      schema: {
        summary: '频道首页',
        description: '某个地区的首页：每个有内容的栏目一行，信息公开排在最前。不带地区时只有全市内容。',
        querystring: RegionQuery,
        response: { 200: Home, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now, revision }) => {
        const page = await home(db, request.query.region, revision, now);
        if (page === undefined) throw noRegion();
        return page;
      }),
  );

  app.get(
    '/api/v1/items',
    {
      config,
      schema: {
        summary: '内容列表',
        description: '本地区和上级地区的内容，新的在前。next 是下一页的 cursor，到底时为 null。',
        querystring: ItemsQuery,
        response: { 200: ItemsReply, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now }) => {
        const page = await listItems(db, request.query, now);
        if (page === 'no-region') throw noRegion();
        if (page === 'bad-cursor') throw badField('cursor', '的格式不对');
        return page;
      }),
  );

  app.get(
    '/api/v1/items/:id',
    {
      config,
      schema: {
        summary: '一条内容的全文',
        description: '任何已发布的内容，不分地区。撤回的和过期的答 410。',
        params: ItemParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: Item, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now }) => live(await findItem(db, request.params.id, now))),
  );

  app.get(
    '/api/v1/items/:id/related',
    {
      config,
      schema: {
        summary: '相关内容',
        description: '同专题或同栏目的内容，最多 6 条，来自该内容所属的地区和上级地区。',
        params: ItemParams,
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: RelatedReply, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now }) => ({
        items: live(await related(db, request.params.id, now)),
        next: null,
      })),
  );

  app.get(
    '/api/v1/columns',
    {
      config,
      schema: {
        summary: '栏目',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: ColumnsReply, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async () => ({ items: await listColumns(db), next: null })),
  );

  app.get(
    '/api/v1/topics',
    {
      config,
      schema: {
        summary: '专题',
        description: '全部专题，各带本地区能看到的内容条数；带 column 时只数这个栏目。',
        querystring: TopicsQuery,
        response: { 200: TopicsReply, ...refusals },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async ({ now }) => {
        const items = await listTopics(db, request.query, now);
        if (items === undefined) throw noRegion();
        return { items, next: null };
      }),
  );

  app.get(
    '/api/v1/pulse',
    {
      config,
      schema: {
        summary: '有没有变化',
        description: '电视每半分钟问一次，不超过 200 字节：服务器时间、内容版本、最近撤回的内容、正在发的应急提示。',
        querystring: RegionQuery,
        response: { 200: Pulse, ...refusals },
      },
    },
    async (request, reply) => {
      const at = now();
      const revision = await freshness.token(at);
      const told = await pulseIds(db, request.query.region, at);
      if (told === undefined) throw noRegion();
      // Not to be used stale: it carries the only clock that a box trusts.
      reply.header('cache-control', 'public, max-age=0, s-maxage=10');
      return { now: isoTime(at), revision, ...told };
    },
  );
}

/** The item itself, or a refusal that says what became of it. */
function live<T>(found: Found<T>): T {
  if (found === undefined) throw notFound();
  if (found.state !== 'live') throw gone(found.state);
  return found.item;
}
