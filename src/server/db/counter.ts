import type { Query } from './open.ts';

/**
 * Makes every answer that is kept stale. First in every transaction that writes: it takes the write
 * lock, so writers go one after another, and what a transaction reads afterwards nobody can change
 * under it.
 */
export const raiseCounter = (query: Query) =>
  query
    .updateTable('state')
    .set((e) => ({ counter: e('counter', '+', 1) }))
    .execute();
