import type { LoginBody } from '../../contract/admin/index.ts';
import { audited, type Actor, type Record } from '../audit/audit.ts';
import type { Query } from '../db/open.ts';
import { Refusal } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { takeCode } from './oneTimeCodes.ts';
import { verifyPassword } from './passwords.ts';
import type { Person } from './permissions.ts';
import { beginSession, endSession, idleTime, type Login } from './sessions.ts';
import * as store from './store.ts';
import { accountSubject, addressSubject, beginAttempt, sweepFailures, type Attempt } from './throttle.ts';

export interface Browser {
  address: string;
  /** The session that it had before. */
  former: string | undefined;
}

/** A session that has just begun. */
export interface Begun {
  row: store.AccountRow;
  token: string;
  idleUntil: number;
}

const nobody = (address: string): Actor => ({ account: null, name: '未登录', role: 'system', address });
const unknown = () => new Refusal(401, 'unauthenticated', '登录名或密码不对');

type Outcome = { begun: Begun } | { refusal: Refusal };

/**
 * Whether a name is there, a password wrong or an account suspended: who does not know the password
 * reads the same words after the same time.
 */
export async function logIn({ db, now }: Pick<Services, 'db' | 'now'>, body: LoginBody, browser: Browser): Promise<Begun> {
  const { address } = browser;
  const userName = body.userName.trim().toLowerCase();
  const attempt = await beginAttempt(db.query, [accountSubject(userName), addressSubject(address)], now());
  const seen = await store.accountByName(db.query, userName);
  const right = await verifyPassword(body.password, seen?.password);
  if (seen === undefined || !right) {
    await audited(db, nobody(address), now(), (_query, record) => failed(record, seen));
    throw unknown();
  }
  const outcome = await audited(db, actorOf(seen, address), now(), async (query, record): Promise<Outcome> => {
    const row = await store.accountById(query, seen.id);
    // Changed while we were counting: as if it had come a moment later.
    if (row === undefined || row.password !== seen.password) return { refusal: unknown() };
    return admit(query, record, { row, attempt, body, browser }, now());
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.begun;
}

const actorOf = ({ id, name, role }: store.AccountRow, address: string): Actor => ({ account: id, name, role, address });

const failed = (record: Record, row: store.AccountRow | undefined, note = '密码不对') =>
  record({
    action: 'login.fail',
    target: row === undefined ? 'account/-' : `account/${row.id}`,
    ...(row !== undefined && { region: row.region }),
    note: row === undefined ? '没有这个登录名' : note,
  });

interface Visit {
  row: store.AccountRow;
  attempt: Attempt;
  body: LoginBody;
  browser: Browser;
}

/** The password is right; what is left to see. */
async function admit(query: Query, record: Record, { row, attempt, body, browser }: Visit, now: number): Promise<Outcome> {
  if (row.suspended === 1) {
    await attempt.release(query);
    await failed(record, row, '账号已停用');
    return { refusal: new Refusal(403, 'forbidden', '这个账号已经停用，请找管理员') };
  }
  if (row.totp_secret !== null && body.code === undefined) {
    await attempt.release(query);
    return { refusal: new Refusal(401, 'code_needed', '请输入手机上的六位动态码') };
  }
  if (!(await takeCode(query, row, body.code ?? '', now))) {
    await failed(record, row, '动态码不对');
    return { refusal: new Refusal(401, 'code_needed', '动态码不对，或者已经用过，请等下一个') };
  }
  await attempt.succeed(query);
  await sweepFailures(query, now);
  await store.changeAccount(query, row.id, { last_login_at: now });
  await record({ action: 'login', target: `account/${row.id}`, region: row.region });
  return { begun: await begin(query, { ...row, last_login_at: now }, browser, now) };
}

export async function begin(query: Query, row: store.AccountRow, { address, former }: Browser, now: number): Promise<Begun> {
  const token = await beginSession(query, { account: row.id, address, former }, now);
  return { row, token, idleUntil: now + idleTime };
}

export async function logOut({ db, now }: Pick<Services, 'db' | 'now'>, person: Person, { token }: Login): Promise<void> {
  await audited(db, person, now(), async (query, record) => {
    await endSession(query, token);
    await record({ action: 'logout', target: `account/${person.account}`, region: person.region });
  });
}
