import type { Query } from '../db/open.ts';
import * as store from './store.ts';

/** What a draft's files are called and what was read from them, for who looks through the words. */
export async function readingsOf(query: Query, draft: string): Promise<{ id: string; name: string; text: string | null }[]> {
  return (await store.uploadsOf(query, draft)).map(({ id, name, text }) => ({ id, name, text }));
}
