import { sql, type RawBuilder } from 'kysely';
import type { Query } from '../db/open.ts';
import type { Position } from './cursor.ts';
import type { Selection } from './store.ts';

/** The column whose items are shown as current when they name no period. */
const notices = sql.lit('notices');

/**
 * A page of the items whose 公示期 lasts at `now` (newest first; with them notices that name no
 * period), or of those whose period is over (ended last first: what ends while somebody pages
 * comes in above the cursor). Each part is read from an index, in order or few.
 */
export async function listPeriods(
  query: Query,
  which: 'current' | 'past',
  { regions, column, topic }: Selection,
  after: Position | undefined,
  limit: number,
  now: number,
): Promise<Position[]> {
  if (regions.length === 0) return [];
  const also = sql`${column === undefined ? sql`` : sql`and ${sql.ref('column')} = ${column}`}
    ${topic === undefined ? sql`` : sql`and exists (
      select 1 from item_topic where item_topic.item = item.key and item_topic.topic = ${topic})`}
    and withdrawn_at is null and expires_at > ${now}`;
  /** Below the cursor and not in the future, in the order of `order`. */
  const page = (order: RawBuilder<unknown>) => sql`
    and ${after === undefined || after.at > now ? sql`${order} <= ${now}` : sql`(${order}, key) < (${after.at}, ${after.key})`}
    order by ${order} desc, key desc limit ${limit}`;
  const parts = regions.flatMap((region) => {
    const inRegion = (at: RawBuilder<unknown>, rest: RawBuilder<unknown>) =>
      sql`select * from (select key, ${at} as at from item where region = ${region} ${rest}) as part`;
    const published = sql.ref('published_at');
    if (which === 'past') {
      const until = sql.ref('disclosed_until');
      // Said plainly, so that the index of those with a period answers.
      return [inRegion(until, sql`and disclosed_until is not null ${also} and published_at <= ${now} ${page(until)}`)];
    }
    // The sign keeps the walk in the order of publishing out: periods that last are few.
    const lasting = inRegion(published, sql`and disclosed_until > ${now} ${also} ${page(sql`+published_at`)}`);
    const endless = inRegion(published, sql`and disclosed_until is null and ${sql.ref('column')} = ${notices}
      ${also} ${page(published)}`);
    return column === undefined || column === 'notices' ? [lasting, endless] : [lasting];
  });
  const { rows } = await sql<Position>`select key, at from (${sql.join(parts, sql` union all `)}) as listed
    order by at desc, key desc limit ${limit}`.execute(query);
  return rows;
}
