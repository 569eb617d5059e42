import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { wordsOf } from './errors.ts';
import type { Loaded } from './loaded.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}

/** A list that comes page by page: `data` holds all that came so far. */
export interface Paged<T> extends Loaded<T[]> {
  data: ShallowRef<T[] | undefined>;
  hasMore: Ref<boolean>;
  more: () => Promise<void>;
}

/** Fetches the first page at once; `reload` begins anew. */
export function usePaged<T>(fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>): Paged<T> {
  const data = shallowRef<T[]>();
  const problem = shallowRef<string>();
  const loading = shallowRef(false);
  const hasMore = ref(false);
  let cursor: string | undefined;
  let running: AbortController | undefined;

  async function fetchNext(from: string | undefined) {
    running?.abort();
    const mine = (running = new AbortController());
    loading.value = true;
    problem.value = undefined;
    try {
      const page = await fetchPage(from, mine.signal);
      if (mine !== running) return;
      data.value = from === undefined ? page.items : [...(data.value ?? []), ...page.items];
      cursor = page.next ?? undefined;
      hasMore.value = cursor !== undefined;
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = wordsOf(error);
    } finally {
      if (mine === running) loading.value = false;
    }
  }

  onScopeDispose(() => running?.abort());
  void fetchNext(undefined);
  return { data, problem, loading, hasMore, reload: () => fetchNext(undefined), more: () => fetchNext(cursor) };
}
