import type { Account, SessionReply } from '../../contract/admin/index.ts';
import { isoTime } from '../content/time.ts';
import { actionsOf } from './permissions.ts';
import { csrfOf } from './sessions.ts';
import type { AccountRow } from './store.ts';

export function accountReply(row: AccountRow): Account {
  return {
    id: row.id,
    userName: row.user_name,
    name: row.name,
    role: row.role,
    region: row.region,
    regionName: row.region_name,
    suspended: row.suspended === 1,
    totp: row.totp_secret !== null,
    ...(row.last_login_at !== null && { lastLoginAt: isoTime(row.last_login_at) }),
    version: row.version,
  };
}

export function sessionReply(row: AccountRow, { token, idleUntil }: { token: string; idleUntil: number }): SessionReply {
  return {
    account: accountReply(row),
    may: [...actionsOf(row.role)],
    csrf: csrfOf(token),
    mustChangePassword: row.must_change_password === 1,
    idleUntil: isoTime(idleUntil),
  };
}
