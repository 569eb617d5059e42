import {
  limits,
  type Column,
  type Home,
  type Item,
  type ItemCard,
  type ItemsQuery,
  type ItemsReply,
  type Rail,
  type Topic,
  type TopicCount,
} from '../../contract/index.ts';
import type { Database, Query } from '../db/open.ts';
import { termsIn } from '../glossary/glossary.ts';
import { listCodes } from '../handoff/codes.ts';
import { regionScope, type Scope } from '../regions/regions.ts';
import { presentCard, presentItem, type StoredBody } from './cards.ts';
import { nextEpisode } from './series.ts';
import { listPeriods } from './periods.ts';
import { readCursor, writeCursor, type Position } from './cursor.ts';
import * as store from './store.ts';
import type { ItemDraft } from './draft.ts';
import { storedOf } from './publish.ts';
import { dayOf } from './time.ts';

export { firstPublished, publish, publishAll, sourceKeys, withdraw, type Outcome } from './publish.ts';
export type { ItemDraft } from './draft.ts';
export { standingEpisodes } from './series.ts';

/** What came of asking for one item; undefined where nothing may be told. */
export type Found<T> = { state: 'live'; item: T } | { state: 'withdrawn' | 'expired' } | undefined;

/** Any published item, whatever its region. */
export async function findItem(db: Database, id: string, now: number): Promise<Found<Item>> {
  const found = await findRow(db, { id }, now);
  if (found?.state !== 'live') return found;
  const row = found.item;
  const body = await store.revisionBody(db.query, row.key, row.revision);
  const item = await withTerms(db, presentItem(row, body, now));
  const next = await nextEpisode(db.query, row, now);
  return { state: 'live', item: { ...item, ...(next && { next: presentCard(next, now) }) } };
}

/** A draft as an item that nobody published: what its readers would get, under the names that are given. */
export function presentDraft(db: Database, draft: ItemDraft, names: DraftNames, now: number): Promise<Item> {
  const { publishedAt, ...given } = names;
  const { column, kind, region } = draft;
  const { card, body } = storedOf(draft);
  return withTerms(db, presentItem({ ...given, key: 0, column, kind, region, published_at: publishedAt, card }, body, now));
}

/** What an item gets when it is published; `publishedAt`: epoch ms. */
export interface DraftNames {
  id: string;
  code: string;
  revision: number;
  publishedAt: number;
}

async function withTerms(db: Database, item: Item): Promise<Item> {
  // A law would be underlined from end to end; its readers came for the wording.
  const terms = item.column === 'laws' ? [] : await termsIn(db, item.body);
  return { ...item, ...(terms.length > 0 && { terms }) };
}

type ItemRow = NonNullable<Awaited<ReturnType<typeof store.itemRow>>>;

/** The same without the body, by id or by the database's own key. */
export async function findRow(
  db: Database,
  by: { id: string } | { key: number },
  now: number,
): Promise<Found<ItemRow>> {
  const row = await store.itemRow(db.query, by);
  if (row === undefined || row.published_at > now) return undefined;
  if (row.withdrawn_at !== null) return { state: 'withdrawn' };
  if (row.expires_at <= now) return { state: 'expired' };
  return { state: 'live', item: row };
}

/** Blocks of the current revision, then of each older one, newest first. */
export async function blocksOf(db: Database, row: { key: number; revision: number }) {
  const blockIds = (body: string) => (JSON.parse(body) as StoredBody).body.map((block) => block.id);
  return {
    current: blockIds(await store.revisionBody(db.query, row.key, row.revision)),
    older: async () =>
      (await store.olderBodies(db.query, row.key, row.revision)).map((each) => blockIds(each.body)),
  };
}

/** The body of a row's revision, for the search's excerpts. */
export async function readBody(query: Query, row: { key: number; revision: number }) {
  return JSON.parse(await store.revisionBody(query, row.key, row.revision)) as StoredBody;
}

/** Card rows of those items that can be seen at `now`, in the order of `keys`. */
export const liveRows = (query: Query, keys: number[], now: number) => store.cardRows(query, keys, now);

/** A list's page; 'bad-cursor' or 'no-region' when the question cannot be answered. */
export async function listItems(
  db: Database,
  query: ItemsQuery,
  now: number,
): Promise<ItemsReply | 'bad-cursor' | 'no-region'> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (query.cursor !== undefined && after === undefined) return 'bad-cursor';
  const scope = await regionScope(db, query.region);
  if (scope === undefined) return 'no-region';
  const limit = query.limit ?? limits.listDefault;
  const selection: store.Selection = {
    regions: scope.codes,
    ...(query.column !== undefined && { column: query.column }),
    ...(query.topic !== undefined && { topic: query.topic }),
  };
  const placed: Position[] =
    query.disclosure === undefined
      ? (await store.newest(db.query, selection, after, limit + 1, now)).map(({ key, published_at }) => ({ key, at: published_at }))
      : await listPeriods(db.query, query.disclosure, selection, after, limit + 1, now);
  const page = placed.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await cards(db, page, now),
    next: placed.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

async function cards(db: Database, placed: { key: number }[], now: number): Promise<ItemCard[]> {
  const rows = await store.cardRows(db.query, placed.map((each) => each.key), now);
  return rows.map((row) => presentCard(row, now));
}

/** The first page of the channel; undefined for a region that is not there. */
export async function home(
  db: Database,
  region: string | undefined,
  revision: string,
  now: number,
): Promise<Home | undefined> {
  const scope = await regionScope(db, region);
  if (scope === undefined) return undefined;
  const counts = await store.columnCounts(db.query, scope.codes, now);
  const columns = (await store.allColumns(db.query)).filter((column) => counts.has(column.id));
  const own = scope.codes.at(-1);
  const codes = own === undefined ? new Map<string, string>() : await listCodes(db, columns, own);
  const rails: Rail[] = [];
  for (const column of columns) {
    rails.push({
      column,
      code: codes.get(column.id) ?? '',
      items: await railItems(db, column, scope, now),
      total: counts.get(column.id) ?? 0,
    });
  }
  return { revision, path: scope.path, today: dayOf(now), rails };
}

/**
 * Notices: 应急提示 before everything else until they expire, then those whose period lasts, then those
 * whose period is over; each the village's own first, then the town's, then the city's.
 */
async function railItems(db: Database, column: Column, { codes }: Scope, now: number) {
  const most = limits.railMax;
  if (column.id !== 'notices') {
    return cards(db, await store.newest(db.query, { regions: codes, column: column.id }, undefined, most, now), now);
  }
  const placed: { key: number }[] = await store.urgent(db.query, codes, most, now);
  const first = new Set(placed.map(({ key }) => key));
  for (const which of ['current', 'past'] as const) {
    for (const region of codes.toReversed()) {
      if (placed.length >= most) break;
      const nearest = await listPeriods(db.query, which, { regions: [region], column: column.id }, undefined, most, now);
      placed.push(...nearest.filter(({ key }) => !first.has(key)).slice(0, most - placed.length));
    }
  }
  return cards(db, placed, now);
}

const relatedMax = 6;

/** Items of the same region and those above it that share topics or the column, best first. */
export async function related(db: Database, id: string, now: number): Promise<Found<ItemCard[]>> {
  const found = await findRow(db, { id }, now);
  if (found?.state !== 'live') return found;
  const own = presentCard(found.item, now);
  const regions = (await regionScope(db, own.region))?.codes ?? [];
  const scores = new Map<number, store.Placed & { score: number }>();
  const lists: store.Selection[] = [
    ...own.topics.map((topic) => ({ regions, topic })),
    ...own.topics.map((topic) => ({ regions, topic, column: own.column })),
    { regions, column: own.column },
  ];
  for (const list of lists) {
    const worth = list.topic === undefined ? 1 : 2;
    for (const each of await store.newest(db.query, list, undefined, relatedMax * 2, now)) {
      if (each.key === found.item.key) continue;
      scores.set(each.key, { ...each, score: (scores.get(each.key)?.score ?? 0) + worth });
    }
  }
  const best = [...scores.values()].sort(
    (a, b) => b.score - a.score || b.published_at - a.published_at || b.key - a.key,
  );
  return { state: 'live', item: await cards(db, best.slice(0, relatedMax), now) };
}

export const listColumns = (db: Database): Promise<Column[]> => store.allColumns(db.query);

/** The topics' names alone, without counting anything. */
export const topicNames = (db: Database): Promise<Topic[]> => store.allTopics(db.query);

/** All topics with the number of items that the region can see; undefined for an unknown region. */
export async function listTopics(
  db: Database,
  query: { region?: string; column?: string },
  now: number,
): Promise<TopicCount[] | undefined> {
  const scope = await regionScope(db, query.region);
  if (scope === undefined) return undefined;
  const counts = await store.topicCounts(db.query, scope.codes, query.column, now);
  const topics = await store.allTopics(db.query);
  return topics.map((topic) => ({ ...topic, count: counts.get(topic.id) ?? 0 }));
}

/** What a box is told of a region by ids, within the pulse's length; undefined for an unknown region. */
export async function pulseIds(db: Database, region: string | undefined, now: number) {
  const scope = await regionScope(db, region);
  if (scope === undefined) return undefined;
  const urgent = await store.urgent(db.query, scope.codes, limits.pulseUrgent, now);
  const room = limits.pulseWithdrawn - (urgent.length > 0 ? urgent.length + 1 : 0);
  const { ids, count } = await store.withdrawals(db.query, scope.codes, room);
  return { withdrawn: ids, withdrawals: count, ...(urgent.length > 0 && { urgent: urgent.map(({ id }) => id) }) };
}
