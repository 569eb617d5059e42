import { onScopeDispose, shallowRef } from 'vue';
import type { Draft } from '../../contract/admin/index.ts';
import { post } from '../api/client.ts';
import { atDesk } from '../parts/atDesk.ts';

const beat = 30_000;
/** Nobody who left the desk is said to be writing, and their session ends as it should. */
const away = 3 * 60_000;

/** Says that this person is here, and who else is; [] when it cannot be asked. */
export function usePresence(id: string, first: Draft['present']) {
  const others = shallowRef(first);
  const tell = async () => {
    if (!atDesk(away)) return;
    try {
      others.value = (await post<{ present: Draft['present'] }>(`/drafts/${id}/present`)).present;
    } catch (error) {
      console.warn('presence not told', error);
    }
  };
  const timer = setInterval(() => void tell(), beat);
  onScopeDispose(() => {
    clearInterval(timer);
    // Nobody waits for it; without it they are forgotten by themselves.
    post(`/drafts/${id}/present`, { leaving: true }).catch((error: unknown) => console.warn('leaving not told', error));
  });
  void tell();
  return others;
}
