import { limits, type ItemCard, type Mark, type SearchHit, type SearchReply } from '../../contract/index.ts';
import { matchInitials, ranks, tiers, tokensOfKeys } from '../../text/titleInitials.ts';
import { presentCard } from '../content/cards.ts';
import { liveRows } from '../content/content.ts';
import type { Database } from '../db/open.ts';
import { regionScope } from '../regions/regions.ts';

export interface InitialsQuestion {
  /** Letters a to z, or digits 2 to 9. */
  keys: string;
  region?: string;
  limit?: number;
}

/** More than are shown: keys of more than one token may be held apart from one another. */
const spare = 4;
/** After all places in the title: the subtitle or the name of the series. */
const beside = ranks.inside + 1;

/**
 * What a region can see whose title has these pinyin initials one after another: titles that begin
 * with them, then words that do, then any place, then subtitles and series; each newest first.
 * Undefined for a region that is not there.
 */
export async function searchInitials(
  db: Database,
  { keys, region, limit = limits.listDefault }: InitialsQuestion,
  now: number,
): Promise<SearchReply | undefined> {
  const scope = await regionScope(db, region);
  if (scope === undefined) return undefined;
  const regions = scope.codes;
  if (regions.length === 0) return { items: [], next: null };
  const found = new Map<number, Ranked>();
  for (const tier of tiers) {
    const tokens = tokensOfKeys(keys, tier);
    const most = tokens.length === 1 ? limit : limit * spare;
    const rows = await liveRows(db.query, await db.initials.find(db.query, { tokens, regions, now, limit: most }), now);
    for (const row of rows) {
      if (found.has(row.key)) continue;
      const hit = rank(presentCard(row, now), keys);
      if (hit !== undefined) found.set(row.key, { ...hit, at: row.published_at, key: row.key });
    }
    if (found.size >= limit) break;
  }
  const best = [...found.values()].sort((a, b) => a.rank - b.rank || b.at - a.at || b.key - a.key);
  return { items: best.slice(0, limit).map(({ hit }) => hit), next: null };
}

interface Ranked {
  rank: number;
  hit: SearchHit;
  at: number;
  key: number;
}

function rank(item: ItemCard, keys: string): Pick<Ranked, 'rank' | 'hit'> | undefined {
  const hit = (marks: Mark[]): SearchHit => ({ item, title: { text: item.title, marks } });
  const match = matchInitials(item.title, keys);
  if (match !== undefined) return { rank: match.rank, hit: hit(match.marks) };
  const others = [item.subtitle, item.series?.name].filter((text) => text !== undefined);
  return others.some((text) => matchInitials(text, keys)) ? { rank: beside, hit: hit([]) } : undefined;
}
