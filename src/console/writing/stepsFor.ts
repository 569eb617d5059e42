import type { ReviewPath } from '../../contract/admin/index.ts';
import { chainOf } from '../../contract/regionCodes.ts';

/** Roles that decide on a column in a region: the nearest region first, there the column before all columns. */
export function stepsFor(paths: readonly ReviewPath[], region: string, column: string): string[] {
  for (const place of [...chainOf(region).reverse(), null]) {
    for (const what of [column, null]) {
      const path = paths.find((each) => each.region === place && each.column === what);
      if (path !== undefined) return path.steps;
    }
  }
  return [];
}
