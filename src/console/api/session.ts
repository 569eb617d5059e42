import { computed, shallowRef } from 'vue';
import type { Action, SessionReply } from '../../contract/admin/accounts.ts';

/** Who is logged in; undefined before that and after. */
export const session = shallowRef<SessionReply>();

/** Whether this account may do something at all. Nothing that it may not do is shown. */
export const may = (action: Action): boolean => session.value?.may.includes(action) ?? false;

export const me = computed(() => session.value?.account);
