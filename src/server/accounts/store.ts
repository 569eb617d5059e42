import { sql } from 'kysely';
import type { AccountsQuery } from '../../contract/admin/index.ts';
import type { Query, Tables } from '../db/open.ts';
import { reach } from '../regions/reach.ts';

export type AccountRow = Tables['account'] & { region_name: string };

const accounts = (query: Query) =>
  query.selectFrom('account').innerJoin('region', 'region.code', 'account.region').selectAll('account').select('region.name as region_name');

export const accountById = (query: Query, id: string): Promise<AccountRow | undefined> =>
  accounts(query).where('account.id', '=', id).executeTakeFirst();

export const accountByName = (query: Query, userName: string): Promise<AccountRow | undefined> =>
  accounts(query).where('account.user_name', '=', userName).executeTakeFirst();

/** Undefined also for one outside the reach of `region`. */
export const accountWithin = (query: Query, region: string, id: string): Promise<AccountRow | undefined> =>
  accounts(query).where('account.id', '=', id).where('account.region', 'in', reach(region)).executeTakeFirst();

/** By user name, after `after`. */
export function accountsWithin(
  query: Query,
  region: string,
  { q, role, region: within, suspended, limit = 20 }: AccountsQuery,
  after: string | undefined,
): Promise<AccountRow[]> {
  let list = accounts(query).where('account.region', 'in', reach(region)).orderBy('account.user_name').limit(limit + 1);
  if (after !== undefined) list = list.where('account.user_name', '>', after);
  if (role !== undefined) list = list.where('account.role', '=', role);
  if (within !== undefined) list = list.where('account.region', 'in', reach(within));
  if (suspended !== undefined) list = list.where('account.suspended', '=', suspended ? 1 : 0);
  if (q !== undefined) {
    const like = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    list = list.where((e) =>
      e.or([
        sql<boolean>`lower(${e.ref('account.name')}) like ${like} escape '\\'`,
        sql<boolean>`${e.ref('account.user_name')} like ${like} escape '\\'`,
      ]),
    );
  }
  return list.execute();
}

export const allAccounts = (query: Query): Promise<AccountRow[]> => accounts(query).orderBy('account.user_name').execute();

export const addAccount = (query: Query, account: Tables['account']) => query.insertInto('account').values(account).execute();

export type AccountChanges = Partial<Omit<Tables['account'], 'id' | 'user_name' | 'created_at' | 'version'>>;

export const changeAccount = (query: Query, id: string, changes: AccountChanges) =>
  query.updateTable('account').set(changes).where('id', '=', id).execute();

/** Answers false when somebody changed it since `version` was read. */
export async function changeVersion(query: Query, id: string, version: number, changes: AccountChanges): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('account')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Administrators of a whole city who may log in, `except` one. */
export async function activeCityAdministrators(query: Query, except = ''): Promise<number> {
  const { count } = await query
    .selectFrom('account')
    .innerJoin('region', 'region.code', 'account.region')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('region.parent', 'is', null)
    .where('account.role', '=', 'administrator')
    .where('account.suspended', '=', 0)
    .where('account.id', '!=', except)
    .executeTakeFirstOrThrow();
  return count;
}

export const regionOf = (query: Query, code: string) =>
  query.selectFrom('region').select(['code', 'name', 'level', 'parent']).where('code', '=', code).executeTakeFirst();

export const firstCity = (query: Query) =>
  query.selectFrom('region').select('code').where('parent', 'is', null).orderBy('code').executeTakeFirst();

/** A code counts once: false when this one, or a later one, was taken already. */
export async function takeCounter(query: Query, id: string, counter: number): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('account')
    .set({ totp_used: counter })
    .where('id', '=', id)
    .where('totp_used', '<', counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function takeRecoveryCode(query: Query, account: string, code: string): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom('recovery_code')
    .where('account', '=', account)
    .where('code', '=', code)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function setRecoveryCodes(query: Query, account: string, codes: string[]): Promise<void> {
  await query.deleteFrom('recovery_code').where('account', '=', account).execute();
  if (codes.length > 0) await query.insertInto('recovery_code').values(codes.map((code) => ({ account, code }))).execute();
}
