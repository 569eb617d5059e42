import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Role } from '../../contract/admin/index.ts';
import type { Query } from '../db/open.ts';
import type { Person } from './permissions.ts';

const minute = 60_000;
/** Nothing done for so long ends a session, and so does its age. */
export const idleTime = 30 * minute;
export const longestTime = 12 * 60 * minute;

/** A session that stands, with whose it is. */
export interface Login {
  person: Person;
  token: string;
  /** Epoch ms: it ends then when nothing is done. */
  idleUntil: number;
  mustChangePassword: boolean;
}

/** A token as the database keeps it. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Goes with every request that changes something; who cannot read our answers cannot know it. */
export const csrfOf = (token: string) => createHmac('sha256', token).update('csrf').digest('base64url');

/** Begins a session; the one that this browser had before ends. Returns the token for the cookie. */
export async function beginSession(
  query: Query,
  { account, address, former }: { account: string; address: string; former: string | undefined },
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  if (former !== undefined) await endSession(query, former);
  await sweepSessions(query, now);
  await query
    .insertInto('console_login')
    .values({ token: hashOf(token), account, created_at: now, used_at: now, address })
    .execute();
  return token;
}

/**
 * Whose session the token names; undefined when it has ended. What a page asks for by itself
 * (`background`) keeps nobody logged in.
 */
export async function findLogin(
  query: Query,
  token: string,
  { now, address, background }: { now: number; address: string; background: boolean },
): Promise<Login | undefined> {
  const hash = hashOf(token);
  const row = await query
    .selectFrom('console_login')
    .innerJoin('account', 'account.id', 'console_login.account')
    .select(['account.id', 'account.name', 'account.role', 'account.region', 'account.must_change_password', 'console_login.used_at', 'console_login.created_at'])
    .where('console_login.token', '=', hash)
    .where('console_login.used_at', '>', now - idleTime)
    .where('console_login.created_at', '>', now - longestTime)
    .where('account.suspended', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  let usedAt = row.used_at;
  if (!background && now - usedAt >= minute) {
    await query.updateTable('console_login').set({ used_at: now }).where('token', '=', hash).where('used_at', '<', now).execute();
    usedAt = now;
  }
  return {
    person: { account: row.id, name: row.name, role: row.role as Role, region: row.region, address },
    token,
    idleUntil: Math.min(usedAt + idleTime, row.created_at + longestTime),
    mustChangePassword: row.must_change_password === 1,
  };
}

export const endSession = (query: Query, token: string) =>
  query.deleteFrom('console_login').where('token', '=', hashOf(token)).execute();

export const endSessionsOf = (query: Query, account: string) =>
  query.deleteFrom('console_login').where('account', '=', account).execute();

const sweepSessions = (query: Query, now: number) =>
  query
    .deleteFrom('console_login')
    .where((e) => e.or([e('used_at', '<=', now - idleTime), e('created_at', '<=', now - longestTime)]))
    .execute();
