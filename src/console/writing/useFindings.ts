import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { DraftContent, Finding, FindingsReply, Upload } from '../../contract/admin/index.ts';
import { get } from '../api/client.ts';
import { byPlace, stands } from './findingPlaces.ts';

/** Milliseconds after a save until the server is asked: saves come one after another while somebody types. */
const calm = 1_200;

/** What the privacy rules find in the saved draft, as long as it still stands there. */
export function useFindings(id: string, content: ShallowRef<DraftContent>, savedVersion: Ref<number>, uploads: ShallowRef<Upload[]>) {
  const all = shallowRef<Finding[]>([]);
  const checked = ref(false);
  const standing = computed(() => all.value.filter((finding) => stands(content.value, finding)));
  const places = computed(() => byPlace(content.value, all.value));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  /** Asks now. What cannot be asked without a network is asked after the next save. */
  async function check() {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    try {
      const reply = await get<FindingsReply>(`/drafts/${id}/findings`, { signal: mine.signal });
      if (mine !== running) return;
      all.value = reply.items;
      checked.value = true;
    } catch (error) {
      if (mine === running) console.warn('findings not checked', error);
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), calm);
  }

  const read = computed(() => uploads.value.map(({ id: upload, reading }) => `${upload}:${reading}`).join());
  watch([savedVersion, read], later);
  onScopeDispose(() => {
    clearTimeout(timer);
    running?.abort();
  });
  void check();
  return { standing, places, checked, check };
}
