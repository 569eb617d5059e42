import { normaliseCode, type LinkPlace } from '../../qr/codes.ts';
import { blocksOf, findRow } from '../content/content.ts';
import type { Database } from '../db/open.ts';
import * as store from './store.ts';

/** Where a short link leads. `moved`: the place asked for is gone and the nearest before it stands. */
export type Resolved =
  | { state: 'item'; code: string; id: string; block?: string; second?: number; moved: boolean }
  | { state: 'list'; code: string; column: string; region: string }
  | { state: 'contacts'; code: string; region: string }
  | { state: 'withdrawn' | 'expired' | 'unknown' };

/** Follows a code as a person typed it, in any case, to what it stands for at `now`. */
export async function resolveLink(
  db: Database,
  text: string,
  place: LinkPlace | undefined,
  now: number,
): Promise<Resolved> {
  const code = normaliseCode(text);
  const link = code === undefined ? undefined : await store.linkByCode(db.query, code);
  if (link === undefined || code === undefined) return { state: 'unknown' };
  if (link.page === 'contacts') return { state: 'contacts', code, region: link.region ?? '' };
  if (link.item === null) {
    return { state: 'list', code, column: link.column ?? '', region: link.region ?? '' };
  }
  const found = await findRow(db, { key: link.item }, now);
  if (found === undefined) return { state: 'unknown' };
  if (found.state !== 'live') return { state: found.state };
  const target = { state: 'item' as const, code, id: found.item.id };
  if (place === undefined) return { ...target, moved: false };
  if ('second' in place) return { ...target, second: place.second, moved: false };
  const { current, older } = await blocksOf(db, found.item);
  if (current.includes(place.block)) return { ...target, block: place.block, moved: false };
  const before = nearestBefore(place.block, current, await older());
  return { ...target, ...(before !== undefined && { block: before }), moved: true };
}

/** The block still there that stood closest before `lost` in the newest revision that had it. */
export function nearestBefore(
  lost: string,
  current: string[],
  older: string[][],
): string | undefined {
  const revision = older.find((blocks) => blocks.includes(lost));
  if (revision === undefined) return undefined;
  const standing = new Set(current);
  return revision.slice(0, revision.indexOf(lost)).findLast((block) => standing.has(block));
}
