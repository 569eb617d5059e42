import { createHash } from 'node:crypto';
import type { Role } from '../../contract/admin/index.ts';
import type { Database, Query } from '../db/open.ts';
import { Refusal } from '../http/errors.ts';

/** Who does something: somebody logged in, or the system itself (a command, a job). */
export interface Actor {
  account: string | null;
  name: string;
  role: Role | 'system';
  /** Network address; `-` for the system. */
  address: string;
}

export const system: Actor = { account: null, name: '系统', role: 'system', address: '-' };

/** What was done. `note` and `target` hold facts without personal data; everything else goes into the values. */
export interface Entry {
  /** `draft.submit`, `account.suspend` … */
  action: string;
  /** `draft/7k3m9qxw00` */
  target: string;
  region?: string;
  note?: string;
  before?: unknown;
  after?: unknown;
}

export type Record = (entry: Entry) => Promise<void>;

/**
 * Does `work` in one transaction together with its lines of the audit: both are there, or neither.
 * The chain's end is locked first, so writers of the console go one after another, and what `work`
 * reads nobody changes under it. Whoever publishes calls `raiseCounter` after it, never before.
 */
export async function audited<T>(
  db: Database,
  actor: Actor,
  now: number,
  work: (query: Query, record: Record) => Promise<T>,
): Promise<T> {
  return db.query.transaction().execute(async (query) => {
    await query.updateTable('audit_head').set((e) => ({ number: e('number', '+', 0) })).execute();
    if ('region' in actor) await stillSo(query, actor as Actor & { region: string });
    return work(query, (entry) => append(query, actor, now, entry));
  });
}

/**
 * Somebody logged in may be suspended, or given another role or region, while the body of their request
 * is on its way: minutes for a file. Accounts change under the same lock, so what holds here holds till the end.
 */
async function stillSo(query: Query, { account, role, region }: Actor & { region: string }): Promise<void> {
  const found = await query
    .selectFrom('account')
    .select('id')
    .where('id', '=', account)
    .where('role', '=', role as Role)
    .where('region', '=', region)
    .where('suspended', '=', 0)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal(401, 'unauthenticated', '您的账号刚刚被管理员改过，请重新登录');
}

async function append(query: Query, actor: Actor, at: number, entry: Entry): Promise<void> {
  const head = await query.selectFrom('audit_head').select(['number', 'hash']).executeTakeFirstOrThrow();
  const number = head.number + 1;
  const { action, target, region = null, note = '', before, after } = entry;
  const value = before === undefined && after === undefined ? undefined : JSON.stringify({ before, after });
  const row = {
    number,
    at,
    account: actor.account,
    actor: actor.name,
    role: actor.role,
    address: actor.address,
    action,
    target,
    region,
    note,
    values_hash: value === undefined ? null : sha256(value),
  };
  const hash = linkHash(head.hash, row);
  await query.insertInto('audit').values({ ...row, hash }).execute();
  if (value !== undefined) await query.insertInto('audit_values').values({ number, at, value }).execute();
  await query.updateTable('audit_head').set({ number, hash }).execute();
}

type Linked = Omit<Entry, 'before' | 'after' | 'region' | 'note'> & {
  number: number;
  at: number;
  account: string | null;
  actor: string;
  role: string;
  address: string;
  region: string | null;
  note: string;
  values_hash: string | null;
};

/** A line's hash is made of the one before it and of all its own words. */
export function linkHash(previous: string, line: Linked): string {
  const { number, at, account, actor, role, address, action, target, region, note, values_hash } = line;
  return sha256(JSON.stringify([previous, number, at, account, actor, role, address, action, target, region, note, values_hash]));
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
