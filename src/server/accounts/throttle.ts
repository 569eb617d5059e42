import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Query } from '../db/open.ts';
import { Wait } from '../http/errors.ts';

/** Without a type of its own PostgreSQL takes a number for one that is too small. */
const number = (value: number) => sql<number>`cast(${value} as bigint)`;

/** What failures count against, and after how many of them one has to wait. */
interface Subject {
  name: string;
  free: number;
}

const minute = 60_000;
const longestWait = 15 * minute;
/** Failures are forgotten when none came for so long. */
const memory = 60 * minute;

/** A hash: some type their password where the name belongs. */
export const accountSubject = (userName: string): Subject => ({
  name: `account:${createHash('sha256').update(userName).digest('hex').slice(0, 32)}`,
  free: 5,
});
/** A whole village hall may share one address. */
export const addressSubject = (address: string): Subject => ({ name: `address:${networkOf(address)}`, free: 20 });
export const setupSubject: Subject = { name: 'setup', free: 10 };

/** Who has one IPv6 address has a network of them, named by the first 64 bits (RFC 4291, 2.5.4). */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = [], tail] = address.replace(/%.*$/, '').split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** An attempt that is under way; it counts as a failure until it is known to be none. */
export interface Attempt {
  /** It failed nothing: it does not count. */
  release(query: Query): Promise<void>;
  /** It proved who they are: all failures of the first subject are forgotten. */
  succeed(query: Query): Promise<void>;
}

/**
 * Counts an attempt before it is judged, so that guesses at the same moment do not slip through.
 * @throws Wait
 */
export async function beginAttempt(query: Query, subjects: Subject[], now: number): Promise<Attempt> {
  const taken: { name: string; blocked: number }[] = [];
  const giveBack = async (within: Query) => {
    for (const each of taken) await release(within, each);
  };
  for (const subject of subjects) {
    const blocked = await take(query, subject, now);
    if (blocked === undefined) {
      await giveBack(query);
      throw await refusal(query, subject, now);
    }
    taken.push({ name: subject.name, blocked });
  }
  return {
    release: giveBack,
    async succeed(within) {
      await giveBack(within);
      await within.deleteFrom('login_failure').where('subject', '=', subjects[0]?.name ?? '').execute();
    },
  };
}

/** One statement: counts, and blocks from the last free failure on. Undefined while it is blocked. */
async function take(query: Query, { name, free }: Subject, now: number): Promise<number | undefined> {
  const count = sql<number>`(case when login_failure.since < ${number(now - memory)} then 1 else login_failure.count + 1 end)`;
  const over = sql<number>`(${count} - ${number(free)})`;
  const waits = [1, 2, 4, 8].map((minutes, at) => sql`when ${over} = ${number(at)} then ${number(now + minutes * minute)}`);
  const until = sql<number>`case when ${over} < 0 then 0 ${sql.join(waits, sql` `)} else ${number(now + longestWait)} end`;
  const row = await query
    .insertInto('login_failure')
    .values({ subject: name, count: 1, since: now, blocked_until: 0 })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ count, since: now, blocked_until: until })
        .where('login_failure.blocked_until', '<=', now),
    )
    .returning('blocked_until')
    .executeTakeFirst();
  return row?.blocked_until;
}

const release = (query: Query, { name, blocked }: { name: string; blocked: number }) =>
  query
    .updateTable('login_failure')
    .set((e) => ({
      count: sql<number>`case when ${e.ref('count')} > 0 then ${e.ref('count')} - 1 else 0 end`,
      blocked_until: sql<number>`case when ${e.ref('blocked_until')} = ${number(blocked)} then 0 else ${e.ref('blocked_until')} end`,
    }))
    .where('subject', '=', name)
    .execute();

async function refusal(query: Query, { name }: Subject, now: number): Promise<Wait> {
  const row = await query.selectFrom('login_failure').select('blocked_until').where('subject', '=', name).executeTakeFirst();
  const seconds = Math.max(1, Math.ceil(((row?.blocked_until ?? now) - now) / 1000));
  const long = seconds >= 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`;
  return new Wait(seconds, `输错的次数太多，请 ${long}后再试`);
}

/** Somebody set a new password for them: they need not wait. */
export const forgetFailures = (query: Query, userName: string) =>
  query.deleteFrom('login_failure').where('subject', '=', accountSubject(userName).name).execute();

export const sweepFailures = (query: Query, now: number) =>
  query.deleteFrom('login_failure').where('since', '<', now - memory).where('blocked_until', '<', now).execute();
