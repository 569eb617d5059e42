import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import type { Static } from 'typebox';
import type { PreviewReply } from '../../contract/admin/review.ts';
import { post } from '../api/client.ts';
import { wordsOf } from '../api/errors.ts';
import { atDesk, whenBack } from '../parts/atDesk.ts';

/** Milliseconds before a token ends in which a new one is fetched; and between two tries. */
const ahead = 60_000;
const least = 5_000;
/** Nobody who left the desk looks at it: the token ends, and a new one comes with the next touch. */
const away = 10 * 60_000;

/** A token that opens this one draft for the frames, renewed before it ends. It never stands in an address. */
export function usePreview(draft: Ref<string>) {
  const token = shallowRef<string>();
  const problem = ref<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let callOff: (() => void) | undefined;

  async function renew() {
    clearTimeout(timer);
    try {
      const reply = await post<Static<typeof PreviewReply>>(`/drafts/${draft.value}/preview`);
      token.value = reply.token;
      problem.value = undefined;
      timer = setTimeout(soon, Math.max(least, Date.parse(reply.expiresAt) - Date.now() - ahead));
    } catch (error) {
      problem.value = `预览打不开：${wordsOf(error)}`;
    }
  }
  function soon() {
    if (atDesk(away)) void renew();
    else callOff = whenBack(() => void renew());
  }
  watch(draft, renew, { immediate: true });
  onScopeDispose(() => {
    clearTimeout(timer);
    callOff?.();
  });
  return { token, problem, renew };
}
