import { chainOf } from '../../contract/regionCodes.ts';
import type { Query } from '../db/open.ts';
import type { CardRow } from './cards.ts';
import { cardColumns } from './store.ts';

/**
 * The next part of an item's series that can be seen where the item is: the smallest higher number,
 * in the same column, of its region or one above it. Of several with one number the nearest region's,
 * then the one that came first.
 */
export async function nextEpisode(
  query: Query,
  item: Pick<CardRow, 'column' | 'region'> & { series: string | null; episode: number | null },
  now: number,
): Promise<CardRow | undefined> {
  if (item.series === null || item.episode === null) return undefined;
  return query
    .selectFrom('item')
    .select(cardColumns)
    .where('series', '=', item.series)
    .where('column', '=', item.column)
    .where('region', 'in', chainOf(item.region))
    .where('episode', '>', item.episode)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', now)
    .where('expires_at', '>', now)
    .orderBy('episode')
    // The code of a region is greater than those of the regions above it.
    .orderBy('region', 'desc')
    .orderBy('key')
    .executeTakeFirst();
}

/** Items that stand and belong to one of the series, whatever their time. */
export async function standingEpisodes(query: Query, names: string[]) {
  if (names.length === 0) return [];
  return query
    .selectFrom('item')
    .select(['source_key', 'column', 'region', 'series', 'episode'])
    .where('series', 'in', names)
    .where('withdrawn_at', 'is', null)
    .orderBy('key')
    .execute();
}
