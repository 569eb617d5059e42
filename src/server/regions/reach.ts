import { sql } from 'kysely';
import type { Query } from '../db/open.ts';

/**
 * A region and all below it, as a part of a query: `.where('draft.region', 'in', reach(person.region))`.
 * So that what somebody may not know of is never read.
 */
export const reach = (region: string) => sql<string>`(
  with recursive reached(code) as (
    select code from region where code = ${region}
    union all
    select region.code from region join reached on region.parent = reached.code
  ) select code from reached)`;

/** Whether `region` is `from` or lies below it. */
export async function reaches(query: Query, from: string, region: string): Promise<boolean> {
  const found = await query
    .selectFrom('region')
    .select('code')
    .where('code', '=', region)
    .where('code', 'in', reach(from))
    .executeTakeFirst();
  return found !== undefined;
}
