import type { SessionReply } from '../../contract/admin/accounts.ts';
import { Failure, failureOf, noAnswer } from './errors.ts';
import { logInAgain } from './loginAgain.ts';
import { session } from './session.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where the administration part of the API lies. */
export const adminBase = '/api/v1/admin';

export interface CallOptions {
  signal?: AbortSignal;
  /** A page that is shown without a session asks without it: a 401 is then an answer like another. */
  anonymous?: boolean;
  /** Asked for by the page itself, not by a person: it keeps nobody logged in. */
  background?: boolean;
}

/**
 * Asks the administration part of the API (`/drafts`) or, by its whole path, the public part
 * (`/api/v1/regions`). When the session has ended, a login lies over the page and the request is then made again.
 * @throws Failure
 */
export async function call<T>(method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once<T>(method, path, body, options);
    } catch (error) {
      if (options.anonymous === true || attempt > 3 || !(await mended(error, method))) throw error;
    }
  }
}

async function once<T>(method: Method, path: string, body: unknown, { signal, background }: CallOptions): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', ...forgeryHeader(method) };
  const sent = body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body);
  if (sent !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  if (background === true) headers['x-background'] = '1';
  let response: Response;
  try {
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
    response = await fetch(addressOf(path), { ...init, ...(sent !== undefined && { body: sent }), ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw noAnswer();
  }
  const answer = await parsed(response);
  if (!response.ok) throw failureOf(response.status, answer);
  return answer as T;
}

/** Paths are below the console's own API, unless they name the public one or the television's. */
export const addressOf = (path: string) => (/^\/(?:api|tv)\//.test(path) ? path : adminBase + path);

/** Goes with every request that changes something. */
export function forgeryHeader(method: Method): Record<string, string> {
  return method === 'GET' || session.value === undefined ? {} : { 'x-csrf-token': session.value.csrf };
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether asking once more may help: after a new login, or with the token of a session that another tab renewed. */
export async function mended(error: unknown, method: Method): Promise<boolean> {
  if (!(error instanceof Failure) || session.value === undefined) return false;
  if (error.code === 'unauthenticated') {
    await logInAgain();
    return true;
  }
  if (error.code !== 'forbidden' || method === 'GET') return false;
  const before = session.value;
  const now = await once<SessionReply>('GET', '/session', undefined, {}).catch(() => undefined);
  if (now === undefined || now.csrf === before.csrf) return false;
  if (now.account.id !== before.account.id) {
    throw new Failure(403, 'forbidden', `这个浏览器里已经换成“${now.account.name}”登录。请刷新页面，用现在的账号继续。`);
  }
  session.value = now;
  return true;
}

export const get = <T>(path: string, options?: CallOptions) => call<T>('GET', path, undefined, options);
export const post = <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, body ?? {}, options);
export const put = <T>(path: string, body: unknown, options?: CallOptions) => call<T>('PUT', path, body, options);
export const patch = <T>(path: string, body: unknown, options?: CallOptions) => call<T>('PATCH', path, body, options);
export const remove = <T>(path: string, body?: unknown) => call<T>('DELETE', path, body);

/** `?state=returned&q=…` of what is set; empty when nothing is. */
export function queryOf(values: Record<string, string | number | undefined | null>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}
