import type { Role } from '../../contract/admin/index.ts';
import { chainOf } from '../../contract/regionCodes.ts';
import type { Query } from '../db/open.ts';

/**
 * Roles that decide, in order, on a column in a region: the path of the nearest region, and there the
 * column's own before that of all columns.
 */
export async function stepsFor(query: Query, region: string, column: string): Promise<Role[]> {
  const rows = await query
    .selectFrom('review_path')
    .select(['region', 'column', 'steps'])
    .where('region', 'in', ['', ...chainOf(region)])
    .where('column', 'in', ['', column])
    .execute();
  // A nearer region's code is greater than that of one above it; '' is the smallest.
  const [nearest] = rows.sort((a, b) => (a.region === b.region ? compare(b.column, a.column) : compare(b.region, a.region)));
  const steps = nearest === undefined ? [] : (JSON.parse(nearest.steps) as Role[]);
  // Without any path nothing goes out unreviewed.
  return steps.length > 0 ? steps : ['reviewer', 'issuer'];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
