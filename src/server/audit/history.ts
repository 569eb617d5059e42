import type { Static } from 'typebox';
import type { AuditEntry, AuditHeadReply, AuditQuery, AuditReply } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { endOfDay, isoTime } from '../content/time.ts';
import type { Database } from '../db/open.ts';
import { badField } from '../http/errors.ts';
import { audited, system } from './audit.ts';
import * as store from './store.ts';

/** What happened within an auditor's reach, newest first. */
export async function listAudit(db: Database, person: Person, asked: Static<typeof AuditQuery>): Promise<Static<typeof AuditReply>> {
  const { action, target, account, from, until, cursor, limit = 20 } = asked;
  if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw badField('cursor', '的格式不对');
  const rows = await store.auditRows(
    db.query,
    {
      region: person.region,
      ...(action !== undefined && { action }),
      ...(target !== undefined && { target }),
      ...(account !== undefined && { account }),
      ...(from !== undefined && { from: Date.parse(`${from}T00:00:00+08:00`) }),
      ...(until !== undefined && { until: endOfDay(until) }),
      ...(cursor !== undefined && { before: Number(cursor) }),
    },
    limit + 1,
  );
  const items = rows.slice(0, limit).map(present);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? String(last.number) : null };
}

function present({ values_hash: _values, value, at, role, ...line }: store.AuditRow & { value: string | null }): AuditEntry {
  const values = value === null ? undefined : (JSON.parse(value) as { before?: unknown; after?: unknown });
  return {
    ...line,
    at: isoTime(at),
    role,
    ...(values !== undefined && { values: { before: values.before ?? null, after: values.after ?? null } }),
  };
}

/** The chain's end, to be kept elsewhere: with it, nobody can rewrite what came before. */
export async function auditHead(db: Database, now: number): Promise<Static<typeof AuditHeadReply>> {
  const { number, hash } = await store.headOf(db.query);
  return { number, hash, at: isoTime(now) };
}

/**
 * Erases before and after values whose time is over; who did what and when stays for good. Answers how
 * many were erased.
 */
export async function pruneAudit(db: Database, months: number, now: number): Promise<number> {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return audited(db, system, now, async (query, record) => {
    const erased = await store.eraseValues(query, before.getTime());
    if (erased > 0) await record({ action: 'audit.prune', target: 'audit', note: `${erased} 条改动前后的值已满 ${months} 个月，按规定抹去` });
    return erased;
  });
}
