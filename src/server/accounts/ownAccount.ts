import { audited, type Record } from '../audit/audit.ts';
import type { Query } from '../db/open.ts';
import { notFound, Refusal } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { begin, type Begun, type Browser } from './login.ts';
import { counterOf, newRecoveryCodes, newSecret } from './oneTimeCodes.ts';
import { hashPassword, problemOf, verifyPassword } from './passwords.ts';
import type { Person } from './permissions.ts';
import { endSessionsOf } from './sessions.ts';
import * as store from './store.ts';
import { accountSubject, beginAttempt } from './throttle.ts';

type Needed = Pick<Services, 'db' | 'now'>;

export const wrongField = (field: string, name: string, problem: string) =>
  new Refusal(422, 'unprocessable', `${name}${problem}`, [{ field, problem }]);

/** @throws Refusal 422 */
export function checkPassword(password: string, userName: string, field = 'password'): void {
  const problem = problemOf(password, userName);
  if (problem !== undefined) throw wrongField(field, '密码', problem);
}

export async function ownAccount(query: Query, person: Person): Promise<store.AccountRow> {
  const row = await store.accountById(query, person.account);
  if (row === undefined) throw notFound('没有这个账号');
  return row;
}

/** Does `work` for somebody who knows their password; a wrong one counts like one at login. */
async function withPassword<T>(
  { db, now }: Needed,
  person: Person,
  password: string,
  work: (query: Query, record: Record, row: store.AccountRow) => Promise<T>,
): Promise<T> {
  const seen = await ownAccount(db.query, person);
  const attempt = await beginAttempt(db.query, [accountSubject(seen.user_name)], now());
  if (!(await verifyPassword(password, seen.password))) {
    await audited(db, person, now(), (_query, record) =>
      record({ action: 'login.fail', target: `account/${seen.id}`, region: seen.region, note: '现在的密码不对' }),
    );
    throw wrongField('current', '现在的密码', '不对');
  }
  return audited(db, person, now(), async (query, record) => {
    const row = await ownAccount(query, person);
    if (row.password !== seen.password) throw new Refusal(409, 'conflict', '密码刚刚被改过，请重新登录');
    await attempt.succeed(query);
    return work(query, record, row);
  });
}

/** One's own new password; all sessions end and a new one begins. */
export async function changePassword(
  services: Needed,
  person: Person,
  { current, next }: { current: string; next: string },
  browser: Browser,
): Promise<Begun> {
  const { user_name: userName } = await ownAccount(services.db.query, person);
  checkPassword(next, userName, 'next');
  if (next === current) throw wrongField('next', '新密码', '和现在的一样');
  const password = await hashPassword(next);
  return withPassword(services, person, current, async (query, record, row) => {
    await store.changeAccount(query, row.id, { password, must_change_password: 0 });
    await endSessionsOf(query, row.id);
    await record({ action: 'account.password', target: `account/${row.id}`, region: row.region, note: '本人修改' });
    return begin(query, { ...row, must_change_password: 0 }, browser, services.now());
  });
}

/** A secret that counts once a code made from it has come back. */
export async function prepareTotp({ db, now }: Needed, person: Person): Promise<{ secret: string; uri: string }> {
  return audited(db, person, now(), async (query, record) => {
    const row = await ownAccount(query, person);
    if (row.totp_secret !== null) throw new Refusal(409, 'conflict', '动态码已经开着；要换手机，请先关闭');
    const made = newSecret(row.user_name);
    await store.changeAccount(query, row.id, { totp_pending: made.secret });
    await record({ action: 'account.totp.prepare', target: `account/${row.id}`, region: row.region });
    return made;
  });
}

/** Codes are asked for from now on; answers the recovery codes. */
export async function confirmTotp({ db, now }: Needed, person: Person, code: string): Promise<string[]> {
  return audited(db, person, now(), async (query, record) => {
    const row = await ownAccount(query, person);
    if (row.totp_pending === null) throw new Refusal(409, 'conflict', '请先扫二维码，再输入动态码');
    const counter = counterOf(row.totp_pending, code, now());
    if (counter === undefined) throw wrongField('code', '动态码', '不对，请看手机的时间准不准，再输入新的一个');
    await store.changeAccount(query, row.id, { totp_secret: row.totp_pending, totp_pending: null, totp_used: counter });
    await record({ action: 'account.totp.on', target: `account/${row.id}`, region: row.region });
    return newRecoveryCodes(query, row.id);
  });
}

export async function stopTotp(services: Needed, person: Person, current: string): Promise<void> {
  await withPassword(services, person, current, async (query, record, row) => {
    await store.changeAccount(query, row.id, { totp_secret: null, totp_pending: null });
    await store.setRecoveryCodes(query, row.id, []);
    await record({ action: 'account.totp.off', target: `account/${row.id}`, region: row.region, note: '本人关闭' });
  });
}
