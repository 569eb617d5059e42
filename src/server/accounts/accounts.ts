import {
  roleNames,
  userNamePattern,
  type Account,
  type AccountBody,
  type AccountsQuery,
  type NewAccountBody,
  type Role,
} from '../../contract/admin/index.ts';
import type { RegionLevel } from '../../contract/index.ts';
import { audited, type Record as Write } from '../audit/audit.ts';
import { newId } from '../db/newId.ts';
import type { Query } from '../db/open.ts';
import { badField, notFound, Refusal } from '../http/errors.ts';
import { reaches } from '../regions/reach.ts';
import type { Services } from '../services.ts';
import { accountReply } from './accountReply.ts';
import { wrongField } from './ownAccount.ts';
import { generatePassword, hashPassword } from './passwords.ts';
import type { Person } from './permissions.ts';
import { endSessionsOf } from './sessions.ts';
import * as store from './store.ts';
import { forgetFailures } from './throttle.ts';

type Needed = Pick<Services, 'db' | 'now'>;

/** Where a role makes sense: a reviewer of a village would review what nobody else sees. */
const levels: Record<Role, readonly RegionLevel[]> = {
  editor: ['village', 'town'],
  reviewer: ['town'],
  issuer: ['city'],
  adviser: ['town', 'city'],
  administrator: ['town', 'city'],
  auditor: ['town', 'city'],
};
const levelNames: Record<RegionLevel, string> = { village: '村（社区）', town: '镇（街道）', city: '市' };

export async function listAccounts({ db }: Needed, person: Person, query: AccountsQuery) {
  const after = query.cursor === undefined ? undefined : Buffer.from(query.cursor, 'base64url').toString();
  if (after !== undefined && !new RegExp(userNamePattern).test(after)) throw badField('cursor', '的格式不对');
  const { limit = 20 } = query;
  const rows = await store.accountsWithin(db.query, person.region, query, after);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(accountReply),
    next: last === undefined ? null : Buffer.from(last.user_name).toString('base64url'),
  };
}

/** Makes an account with a first password that whoever made it hands over, and its owner changes. */
export async function addAccount({ db, now }: Needed, person: Person, body: NewAccountBody) {
  const password = generatePassword();
  const hash = await hashPassword(password);
  return audited(db, person, now(), async (query, record) => {
    if (!(await reaches(query, person.region, body.region))) throw outside();
    const row = await newAccount(query, record, body, { hash, mustChange: true }, now());
    return { account: accountReply(row), password };
  });
}

const outside = () => wrongField('region', '地区', '没有找到，或者不归您管');

/** The same for whoever may make any: the set-up page and the command. @throws Refusal 422 */
export async function newAccount(
  query: Query,
  record: Write,
  { userName, name, role, region }: NewAccountBody,
  { hash, mustChange }: { hash: string; mustChange: boolean },
  now: number,
): Promise<store.AccountRow> {
  await checkPlace(query, role, region);
  if ((await store.accountByName(query, userName)) !== undefined) throw wrongField('userName', '登录名', '已经有人用了，请换一个');
  const row = {
    id: newId(),
    user_name: userName,
    name: checkedName(name),
    role,
    region,
    password: hash,
    must_change_password: mustChange ? (1 as const) : (0 as const),
    suspended: 0 as const,
    totp_secret: null,
    totp_pending: null,
    totp_used: 0,
    last_login_at: null,
    created_at: now,
    version: 1,
  };
  await store.addAccount(query, row);
  await record({ action: 'account.add', target: `account/${row.id}`, region, after: { userName, name: row.name, role, region } });
  return (await store.accountById(query, row.id))!;
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw wrongField('name', '姓名', '不能空着');
  return trimmed;
}

async function checkPlace(query: Query, role: Role, code: string): Promise<void> {
  const region = await store.regionOf(query, code);
  if (region === undefined) throw outside();
  if (levels[role].includes(region.level)) return;
  const fitting = levels[role].map((level) => levelNames[level]).join('或');
  throw wrongField('region', '地区', `不对：${roleNames[role]}的地区要选${fitting}，“${region.name}”是${levelNames[region.level]}`);
}

/** @throws Refusal 404 outside of their reach, 403 for one's own, 409 when it was changed in between, 422 */
export async function changeAccount({ db, now }: Needed, person: Person, id: string, body: AccountBody): Promise<Account> {
  return audited(db, person, now(), async (query, record) => {
    const row = await store.accountWithin(query, person.region, id);
    if (row === undefined) throw notFound('没有这个账号');
    const own = row.id === person.account;
    if (own && (body.role !== undefined || body.region !== undefined || body.suspended !== undefined)) {
      throw new Refusal(403, 'forbidden', '不能改自己的角色、地区，也不能停用自己；请让别的管理员来改');
    }
    if (body.region !== undefined && !(await reaches(query, person.region, body.region))) throw outside();
    const { version, ...changes } = body;
    return accountReply(await change(query, record, row, changes, version));
  });
}

export type Changes = Omit<AccountBody, 'version'>;

/** The same for whoever may change any. What an account could do until now, its sessions can do no longer. */
export async function change(query: Query, record: Write, row: store.AccountRow, changes: Changes, version: number): Promise<store.AccountRow> {
  if (row.version !== version) throw stale(row);
  const before = { name: row.name, role: row.role, region: row.region, suspended: row.suspended === 1 };
  const after = { ...before, ...changes, name: checkedName(changes.name ?? before.name) };
  const same = (name: keyof typeof before) => before[name] === after[name];
  if (!same('role') || !same('region')) await checkPlace(query, after.role, after.region);
  const lessened = !same('role') || !same('region') || (!same('suspended') && after.suspended);
  if (lessened) await keepLastAdministrator(query, row);
  const { suspended, ...rest } = after;
  if (!(await store.changeVersion(query, row.id, version, { ...rest, suspended: suspended ? 1 : 0 }))) throw stale(row);
  if (lessened) await endSessionsOf(query, row.id);
  const action = same('suspended') ? 'account.change' : suspended ? 'account.suspend' : 'account.resume';
  await record({ action, target: `account/${row.id}`, region: after.region, before, after });
  return (await store.accountById(query, row.id))!;
}

const stale = (row: store.AccountRow) =>
  new Refusal(409, 'conflict', '这个账号刚刚被别人改过，请看过新的再改', undefined, accountReply(row));

/** Without one nobody could let anybody in. */
async function keepLastAdministrator(query: Query, row: store.AccountRow): Promise<void> {
  const active = await store.activeCityAdministrators(query);
  const others = await store.activeCityAdministrators(query, row.id);
  if (active > 0 && others === 0) {
    throw new Refusal(422, 'unprocessable', '这是全市最后一个能用的系统管理账号，不能停用，也不能改角色和地区；请先另建一个');
  }
}

/** A new first password; codes are no longer asked for: who lost the one has often lost the other. */
export async function resetPassword({ db, now }: Needed, person: Person, id: string) {
  if (id === person.account) throw new Refusal(403, 'forbidden', '自己的密码请在“我的账号”里改');
  const password = generatePassword();
  const hash = await hashPassword(password);
  return audited(db, person, now(), async (query, record) => {
    const row = await store.accountWithin(query, person.region, id);
    if (row === undefined) throw notFound('没有这个账号');
    return { account: accountReply(await setPassword(query, record, row, { hash, mustChange: true })), password };
  });
}

export async function setPassword(
  query: Query,
  record: Write,
  row: store.AccountRow,
  { hash, mustChange }: { hash: string; mustChange: boolean },
): Promise<store.AccountRow> {
  await store.changeVersion(query, row.id, row.version, {
    password: hash,
    must_change_password: mustChange ? 1 : 0,
    totp_secret: null,
    totp_pending: null,
  });
  await store.setRecoveryCodes(query, row.id, []);
  await endSessionsOf(query, row.id);
  await forgetFailures(query, row.user_name);
  const note = row.totp_secret === null ? '重设' : '重设，动态码同时关闭';
  await record({ action: 'account.password', target: `account/${row.id}`, region: row.region, note });
  return (await store.accountById(query, row.id))!;
}
