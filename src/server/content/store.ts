import { sql, type SelectQueryBuilder } from 'kysely';
import type { Query, Tables } from '../db/open.ts';
import type { CardRow } from './cards.ts';
import type { Position } from './cursor.ts';

/** Which items a list holds. */
export interface Selection {
  /** Lists of one region each, merged. */
  regions: string[];
  column?: string;
  topic?: string;
}

export const cardColumns = [
  'key', 'id', 'code', 'column', 'kind', 'region', 'published_at', 'revision', 'card',
] as const;

/** An item's place in the order of lists. */
export interface Placed {
  key: number;
  region: string;
  published_at: number;
}

/**
 * The newest items that can be seen at `now`, after a position. Each region's part is read from
 * an index, in order and no further than needed, so the time does not grow with the collection.
 */
export async function newest(
  query: Query,
  selection: Selection,
  after: Position | undefined,
  limit: number,
  now: number,
): Promise<Placed[]> {
  const [first, ...others] = selection.regions.map((region) =>
    regionPart(query, selection, region, after, limit, now),
  );
  if (first === undefined) return [];
  let union: SelectQueryBuilder<Tables, never, Placed> = first;
  for (const part of others) union = union.unionAll(part);
  const rows = await query
    .selectFrom(union.as('part'))
    .selectAll()
    .orderBy('published_at', 'desc')
    .orderBy('key', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** 应急提示 of the regions that stand at `now`, newest first. */
export async function urgent(query: Query, regions: string[], limit: number, now: number): Promise<(Placed & { id: string })[]> {
  if (regions.length === 0) return [];
  return query
    .selectFrom('item')
    .select(['key', 'id', 'region', 'published_at'])
    // Said plainly, so that the index of the urgent ones answers. They are notices, all of them.
    .where(sql<boolean>`urgent = 1`)
    .where('region', 'in', regions)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', now)
    .where('expires_at', '>', now)
    .orderBy('published_at', 'desc')
    .orderBy('key', 'desc')
    .limit(limit)
    .execute();
}

function regionPart(
  query: Query,
  { column, topic }: Selection,
  region: string,
  after: Position | undefined,
  limit: number,
  now: number,
): SelectQueryBuilder<Tables, never, Placed> {
  // One upper bound only: with two, a database may start its walk at the wrong one.
  const behind = after !== undefined && after.at <= now ? after : undefined;
  const inner =
    topic === undefined
      ? query
          .selectFrom('item')
          .select(['key', 'region', 'published_at'])
          .where('region', '=', region)
          .where('withdrawn_at', 'is', null)
          .$if(column !== undefined, (q) => q.where('column', '=', column ?? ''))
          .where((e) =>
            behind === undefined
              ? e('published_at', '<=', now)
              : sql<boolean>`(published_at, key) < (${behind.at}, ${behind.key})`,
          )
          .where('expires_at', '>', now)
          .orderBy('published_at', 'desc')
          .orderBy('key', 'desc')
          .limit(limit)
      : query
          .selectFrom('item_topic')
          .select(['item as key', 'region', 'published_at'])
          .where('region', '=', region)
          .where('topic', '=', topic)
          .$if(column !== undefined, (q) => q.where('column', '=', column ?? ''))
          .where((e) =>
            behind === undefined
              ? e('published_at', '<=', now)
              : sql<boolean>`(published_at, item) < (${behind.at}, ${behind.key})`,
          )
          .where('expires_at', '>', now)
          .orderBy('published_at', 'desc')
          .orderBy('item', 'desc')
          .limit(limit);
  // SQLite takes no parentheses around a part of a union, but a table made of it.
  return query.selectFrom(inner.as('listed')).selectAll() as never;
}

/** Card rows in the order of `keys`; what cannot be seen at `now` is left out. */
export async function cardRows(query: Query, keys: number[], now: number): Promise<CardRow[]> {
  if (keys.length === 0) return [];
  const rows = await query
    .selectFrom('item')
    .select(cardColumns)
    .where('key', 'in', keys)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', now)
    .where('expires_at', '>', now)
    .execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** How many items each column holds for the regions. */
export async function columnCounts(query: Query, regions: string[], now: number) {
  if (regions.length === 0) return new Map<string, number>();
  const rows = await query
    .selectFrom('item')
    .select((e) => ['column', e.fn.countAll<number>().as('count')])
    .where('region', 'in', regions)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', now)
    .where('expires_at', '>', now)
    .groupBy('column')
    .execute();
  return new Map(rows.map((row) => [row.column, row.count]));
}

/** How many items each topic holds for the regions, in one column or in all. */
export async function topicCounts(
  query: Query,
  regions: string[],
  column: string | undefined,
  now: number,
) {
  if (regions.length === 0) return new Map<string, number>();
  const rows = await query
    .selectFrom('item_topic')
    .select((e) => ['topic', e.fn.countAll<number>().as('count')])
    .where('region', 'in', regions)
    .$if(column !== undefined, (q) => q.where('column', '=', column ?? ''))
    .where('published_at', '<=', now)
    .where('expires_at', '>', now)
    .groupBy('topic')
    .execute();
  return new Map(rows.map((row) => [row.topic, row.count]));
}

export const allColumns = (query: Query) =>
  query.selectFrom('column').select(['id', 'name', 'subtitle']).orderBy('position').execute();

export const allTopics = (query: Query) =>
  query.selectFrom('topic').select(['id', 'name']).orderBy('position').execute();

/** An item with the times that decide whether it can be seen. */
export const itemRow = (query: Query, by: { id: string } | { key: number }) =>
  query
    .selectFrom('item')
    .select([...cardColumns, 'expires_at', 'withdrawn_at', 'series', 'episode'])
    .$if('id' in by, (q) => q.where('id', '=', 'id' in by ? by.id : ''))
    .$if('key' in by, (q) => q.where('key', '=', 'key' in by ? by.key : 0))
    .executeTakeFirst();

export async function revisionBody(query: Query, item: number, revision: number): Promise<string> {
  const row = await query
    .selectFrom('item_revision')
    .select('body')
    .where('item', '=', item)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return row.body;
}

/** Bodies of the revisions that stood before, newest first. */
export const olderBodies = (query: Query, item: number, current: number) =>
  query
    .selectFrom('item_revision')
    .select('body')
    .where('item', '=', item)
    .where('revision', '<', current)
    .orderBy('revision', 'desc')
    .execute();

/** Ids withdrawn last from these regions, newest first, and how many there ever were. */
export async function withdrawals(query: Query, regions: string[], limit: number) {
  if (regions.length === 0) return { ids: [], count: 0 };
  const last = await query
    .selectFrom('withdrawal')
    .innerJoin('item', 'item.key', 'withdrawal.item')
    .select(['item.id', 'withdrawal.number'])
    .where('withdrawal.region', 'in', regions)
    .where('item.withdrawn_at', 'is not', null)
    .where((e) =>
      // The last withdrawal of an item that was published and withdrawn again.
      e('withdrawal.withdrawn_at', '=', e.ref('item.withdrawn_at')),
    )
    .orderBy('withdrawal.number', 'desc')
    .limit(limit)
    .execute();
  const { count } = await query
    .selectFrom('withdrawal')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('region', 'in', regions)
    .executeTakeFirstOrThrow();
  return { ids: last.map((row) => row.id), count };
}

/** The moments before and after `now` at which answers change by themselves. */
export async function boundaries(query: Query, now: number) {
  const edge = (column: 'published_at' | 'expires_at', side: 'passed' | 'coming') =>
    query
      .selectFrom('item')
      .select((e) => (side === 'passed' ? e.fn.max(column) : e.fn.min(column)).as('at'))
      .where(column, side === 'passed' ? '<=' : '>', now);
  const { passed, expired, coming, expiring } = await query
    .selectNoFrom([
      edge('published_at', 'passed').as('passed'),
      edge('expires_at', 'passed').as('expired'),
      edge('published_at', 'coming').as('coming'),
      edge('expires_at', 'coming').as('expiring'),
    ])
    .executeTakeFirstOrThrow();
  return {
    last: Math.max(passed ?? 0, expired ?? 0),
    next: Math.min(coming ?? Infinity, expiring ?? Infinity),
  };
}
