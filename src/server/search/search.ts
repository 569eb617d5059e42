import {
  limits,
  type Marked,
  type SearchHit,
  type SearchQuery,
  type SearchReply,
} from '../../contract/index.ts';
import { marks, queryTerms, queryTokens } from '../../text/tokens.ts';
import { presentCard, type CardRow } from '../content/cards.ts';
import { liveRows, readBody } from '../content/content.ts';
import type { Database } from '../db/open.ts';
import { regionScope } from '../regions/regions.ts';

/**
 * What a region can see that matches the words: first titles that hold all of them, then texts that
 * do, then what holds any, each best first. Undefined for a region that is not there.
 */
export async function search(
  db: Database,
  query: SearchQuery,
  now: number,
): Promise<SearchReply | undefined> {
  const scope = await regionScope(db, query.region);
  if (scope === undefined) return undefined;
  const limit = query.limit ?? limits.listDefault;
  const rows = await bestRows(db, query.q, scope.codes, limit, now);
  const items: SearchHit[] = [];
  for (const row of rows) items.push(await present(db, row, query.q, now));
  return { items, next: null };
}

async function bestRows(db: Database, q: string, regions: string[], limit: number, now: number) {
  const terms = queryTerms(q);
  if (terms.length === 0 || regions.length === 0) return [];
  // Some of what is found may not be seen yet, or any more.
  const most = limit * 2;
  const titled = await db.fullText.find(db.query, { terms, part: 'title', regions, limit: most });
  const found = await db.fullText.find(db.query, { terms, part: 'anywhere', regions, limit: most });
  let keys = new Set([...titled, ...found].map((hit) => hit.item));
  let rows = await liveRows(db.query, [...keys], now);
  if (rows.length < limit && queryTokens(q).length > 1) {
    const tokens = queryTokens(q);
    const more = await db.fullText.findAny(db.query, { tokens, regions, limit: most });
    keys = new Set([...keys, ...more.map((hit) => hit.item)]);
    rows = await liveRows(db.query, [...keys], now);
  }
  return closestFirst(rows, new Set(titled.map((hit) => hit.item)), q, now).slice(0, limit);
}

/**
 * Titles that hold all the words go first, the one with the fewest others at their head: who asks for
 * 劳动法 means that law. The rest stays as it was ranked.
 */
function closestFirst(rows: CardRow[], titled: Set<number>, q: string, now: number): CardRow[] {
  const others = (row: CardRow) => {
    const { title } = presentCard(row, now);
    return marks(title, q).reduce((left, [start, end]) => left - (end - start), title.length);
  };
  const first = rows
    .filter((row) => titled.has(row.key))
    .map((row) => ({ row, others: others(row) }))
    .toSorted((a, b) => a.others - b.others)
    .map(({ row }) => row);
  return [...first, ...rows.filter((row) => !titled.has(row.key))];
}

async function present(db: Database, row: CardRow, q: string, now: number): Promise<SearchHit> {
  const item = presentCard(row, now);
  const title = { text: item.title, marks: marks(item.title, q) };
  const { body } = await readBody(db.query, row);
  const block = bestBlock(body, q);
  if (block === undefined) return { item, title };
  return { item, title, excerpt: { ...excerpt(block.text, q), block: block.id } };
}

/** The block that holds most of the words, the first of equals; undefined when none holds any. */
function bestBlock<B extends { text: string }>(blocks: B[], q: string): B | undefined {
  const tokens = queryTokens(q).map((token) => token.text);
  let best: B | undefined;
  let most = 0;
  for (const block of blocks) {
    let held = 0;
    for (const token of tokens) if (block.text.includes(token)) held++;
    if (held > most) [best, most] = [block, held];
  }
  return best ?? blocks.find((block) => marks(block.text.slice(0, 400), q).length > 0);
}

const excerptLength = 90;
/** Characters shown before the first word that matched. */
const excerptLead = 16;

/** The part of a passage around its first match, with an ellipsis where it was cut. */
export function excerpt(text: string, q: string): Marked {
  if (text.length <= excerptLength) return { text, marks: marks(text, q) };
  const first = marks(text, q)[0]?.[0] ?? 0;
  const start = whole(text, Math.max(0, Math.min(first - excerptLead, text.length - excerptLength)));
  const end = whole(text, Math.min(text.length, start + excerptLength));
  const cut = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  return { text: cut, marks: marks(cut, q) };
}

/** Not between the halves of a character. */
const whole = (text: string, at: number) => (/^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at - 1 : at);
