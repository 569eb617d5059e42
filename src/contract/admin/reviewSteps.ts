import { chainOf } from '../regionCodes.ts';
import type { ReviewPath } from './review.ts';

type Path = Pick<ReviewPath, 'region' | 'column' | 'steps'>;

/**
 * Roles that decide, in order, on a column in a region: the path of the nearest region, and there the
 * column's own before that of all columns. Without any path nothing goes out unreviewed.
 */
export function stepsFor(paths: readonly Path[], region: string, column: string): ReviewPath['steps'] {
  const steps = nearestPath(paths, region, column)?.steps ?? [];
  return steps.length > 0 ? steps : ['reviewer', 'issuer'];
}

function nearestPath(paths: readonly Path[], region: string, column: string): Path | undefined {
  for (const place of [...chainOf(region).reverse(), null]) {
    for (const what of [column, null]) {
      const path = paths.find((each) => each.region === place && each.column === what);
      if (path !== undefined) return path;
    }
  }
  return undefined;
}
