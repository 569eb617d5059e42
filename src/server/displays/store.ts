import { sql } from 'kysely';
import type { Query } from '../db/open.ts';
import { reach } from '../regions/reach.ts';

/** One more box, when the item can be read at `now`; false when it cannot. */
export async function countDisplay(query: Query, id: string, now: number): Promise<boolean> {
  const counted = await sql`
    insert into display (item, boxes)
    select key, 1 from item where id = ${id} and withdrawn_at is null and published_at <= ${now} and expires_at > ${now}
    on conflict (item) do update set boxes = display.boxes + 1
    returning item`.execute(query);
  return counted.rows.length > 0;
}

/** Undefined for an item that is not there or lies outside of the region. */
export const displaysOf = (query: Query, id: string, region: string) =>
  query
    .selectFrom('item')
    .leftJoin('display', 'display.item', 'item.key')
    .select('display.boxes')
    .where('item.id', '=', id)
    .where('item.region', 'in', reach(region))
    .executeTakeFirst();
