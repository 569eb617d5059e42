import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Role, SessionReply } from '../../../src/contract/admin/index.ts';
import { hashPassword } from '../../../src/server/accounts/passwords.ts';
import { newId } from '../../../src/server/db/newId.ts';
import type { Database } from '../../../src/server/db/open.ts';
import { password } from '../console/consoleApp.ts';
import type { TestDatabase } from '../databases.ts';

/** A server as an operator starts it, on a port of its own. */
export interface OfficeServer {
  url: string;
  process: ChildProcess;
  ended: Promise<unknown>;
}

export async function startServer({ settings }: TestDatabase): Promise<OfficeServer> {
  const { dataDir, databaseUrl } = settings;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    env: {
      PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: '0', RATE_LIMIT: '0', DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const ended = once(child, 'close');
  let port: string | undefined;
  for (;;) {
    port = /手机\s+http:\/\/[^:]+:(\d+)\//.exec(output)?.[1];
    if (port !== undefined) break;
    const [event] = await Promise.race([once(child.stdout, 'data'), ended.then(() => ['ended'])]);
    if (event === 'ended') throw new Error(output);
  }
  return { url: `http://127.0.0.1:${port}`, process: child, ended };
}

/** An account straight in the database; answers its user name. */
export async function addAccount(db: Database, userName: string, role: Role, region: string): Promise<void> {
  await db.query
    .insertInto('account')
    .values({
      id: newId(),
      user_name: userName,
      name: userName,
      role,
      region,
      password: await hashPassword(password, { memory: 8, passes: 1, parallelism: 1 }),
      must_change_password: 0,
      suspended: 0,
      totp_secret: null,
      totp_pending: null,
      totp_used: 0,
      last_login_at: null,
      created_at: 0,
      version: 1,
    })
    .execute();
}

/** Somebody logged in over the network; throws when no answer comes. */
export class Visitor {
  readonly url: string;
  readonly headers: Record<string, string> = {};

  constructor(url: string) {
    this.url = url;
  }

  async logIn(userName: string): Promise<void> {
    const reply = await fetch(`${this.url}/api/v1/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    });
    const text = await reply.text();
    assert.equal(reply.status, 200, text);
    this.headers['cookie'] = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    this.headers['x-csrf-token'] = (JSON.parse(text) as SessionReply).csrf;
  }

  async ask<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T; text: string }> {
    const form = body instanceof FormData;
    const reply = await fetch(path.startsWith('/media/') ? `${this.url}${path}` : `${this.url}/api/v1/admin${path}`, {
      method,
      headers: { ...this.headers, ...(body !== undefined && !form && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    const json = String(reply.headers.get('content-type')).startsWith('application/json');
    return { status: reply.status, body: (json ? JSON.parse(text) : undefined) as T, text };
  }
}
