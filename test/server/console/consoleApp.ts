import assert from 'node:assert/strict';
import type { InjectOptions } from 'fastify';
import type { Account, Role, SessionReply } from '../../../src/contract/admin/index.ts';
import { hashPassword, type Cost } from '../../../src/server/accounts/passwords.ts';
import { newId } from '../../../src/server/db/newId.ts';
import { city, createTestApp, town, village, type TestApp, type TestAppOptions } from '../testApp.ts';

/** Hashing is slow on purpose; what a stored hash cost it says itself. */
const cheap: Cost = { memory: 8, passes: 1, parallelism: 1 };

/** What everybody has whom `as` makes. */
export const password = '柳溪村的大槐树1958';

export interface Answer<T = never> {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: T;
}

type Ask = <T = never>(url: string, headers?: Record<string, string>) => Promise<Answer<T>>;
type Send = <T = never>(url: string, body?: object, headers?: Record<string, string>) => Promise<Answer<T>>;

/** Somebody at the console: paths below /api/v1/admin are written from there: `get('/drafts')`. */
export interface Client {
  account: Account;
  /** Goes with every request; a test may change or take away what it is about. */
  headers: Record<string, string>;
  get: Ask;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
  /** Anything else: files, other methods. Carries cookie and token, too. */
  inject(options: InjectOptions): Promise<Answer<unknown>>;
  /** Logs in once more, after time has passed or the account was changed. */
  logIn(): Promise<void>;
}

export interface ConsoleApp extends TestApp {
  /** Makes an account of that role, of the region that is usual for it unless one is named, and logs in. */
  as(role: Role, region?: string): Promise<Client>;
  /** Makes an account in the database; answers its user name. */
  add(role: Role, region?: string, changes?: { mustChange?: boolean; suspended?: boolean }): Promise<string>;
  /** A browser that is nobody's yet. */
  browser(): Client;
}

const usualRegion: Record<Role, string> = {
  editor: village, reviewer: town, issuer: city, adviser: city, administrator: city, auditor: city,
};
const names: Record<Role, string> = {
  editor: '张会计', reviewer: '李所长', issuer: '王科长', adviser: '赵律师', administrator: '钱管理', auditor: '孙审计',
};

/** A server with an officials' console and whom a test needs at it. */
export async function createConsoleApp(options: TestAppOptions = {}): Promise<ConsoleApp> {
  const test = await createTestApp(options);
  const hash = await hashPassword(password, cheap);
  let people = 0;

  async function add(role: Role, region = usualRegion[role], { mustChange = false, suspended = false } = {}) {
    const userName = `${role}${++people}`;
    await test.db.query
      .insertInto('account')
      .values({
        id: newId(),
        user_name: userName,
        name: names[role],
        role,
        region,
        password: hash,
        must_change_password: mustChange ? 1 : 0,
        suspended: suspended ? 1 : 0,
        totp_secret: null,
        totp_pending: null,
        totp_used: 0,
        last_login_at: null,
        created_at: test.clock.now,
        version: 1,
      })
      .execute();
    return userName;
  }

  return {
    ...test,
    add,
    browser: () => browserAt(test),
    async as(role, region) {
      const client = browserAt(test, await add(role, region));
      await client.logIn();
      return client;
    },
  };
}

function browserAt(test: TestApp, userName = ''): Client {
  const client: Client = {
    account: undefined as unknown as Account,
    headers: {},
    get: (url, headers) => send('GET', url, undefined, headers) as never,
    post: (url, body, headers) => send('POST', url, body, headers) as never,
    put: (url, body, headers) => send('PUT', url, body, headers) as never,
    patch: (url, body, headers) => send('PATCH', url, body, headers) as never,
    delete: (url, body, headers) => send('DELETE', url, body, headers) as never,
    async inject(options) {
      const reply = await test.app.inject({ ...options, headers: { ...client.headers, ...options.headers } });
      keepCookie(client, reply.headers['set-cookie']);
      const json = String(reply.headers['content-type']).startsWith('application/json');
      return { status: reply.statusCode, headers: reply.headers, text: reply.body, body: json && reply.body !== '' ? reply.json() : undefined };
    },
    async logIn() {
      const reply = await client.post<SessionReply>('/login', { userName, password });
      assert.equal(reply.status, 200, reply.text);
      client.headers['x-csrf-token'] = reply.body.csrf;
      client.account = reply.body.account;
    },
  };
  const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object, headers?: Record<string, string>) =>
    client.inject({
      method,
      url: url.startsWith('/api/') ? url : `/api/v1/admin${url}`,
      ...(body !== undefined && { payload: body }),
      ...(headers !== undefined && { headers }),
    });
  return client;
}

/** As a browser does. */
function keepCookie(client: Client, set: unknown): void {
  if (typeof set !== 'string') return;
  const [cookie = ''] = set.split(';');
  if (cookie.endsWith('=')) delete client.headers['cookie'];
  else client.headers['cookie'] = cookie;
}
