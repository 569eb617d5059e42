import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { wordsOf } from './errors.ts';

/** Something that a page fetches: what came, whether it is on its way, and why it did not come. */
export interface Loaded<T> {
  data: ShallowRef<T | undefined>;
  /** Words for the person; undefined when all is well. */
  problem: ShallowRef<string | undefined>;
  loading: ShallowRef<boolean>;
  /** Fetches anew; what is there stays until the new comes. */
  reload: () => Promise<void>;
}

/** Fetches at once and again on `reload`; an older answer never replaces a newer one. */
export function useLoaded<T>(fetchIt: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const data = shallowRef<T>();
  const problem = shallowRef<string>();
  const loading = shallowRef(false);
  let running: AbortController | undefined;

  async function reload() {
    running?.abort();
    const mine = (running = new AbortController());
    loading.value = true;
    problem.value = undefined;
    try {
      const came = await fetchIt(mine.signal);
      if (mine === running) data.value = came;
    } catch (error) {
      if (mine === running && !mine.signal.aborted) problem.value = wordsOf(error);
    } finally {
      if (mine === running) loading.value = false;
    }
  }

  onScopeDispose(() => running?.abort());
  void reload();
  return { data, problem, loading, reload };
}
