import type { LoginBody, SessionReply } from '../../contract/admin/accounts.ts';
import { post } from '../api/client.ts';
import { session } from '../api/session.ts';

/** Logs in; `session` then says who. @throws Failure with `code_needed` when a one-time code is to be asked for. */
export async function logIn(body: LoginBody): Promise<void> {
  session.value = await post<SessionReply>('/login', body, { anonymous: true });
}
