import { sql, type Selectable } from 'kysely';
import type { Query, Tables } from '../db/open.ts';
import { reach } from '../regions/reach.ts';

export type AuditRow = Selectable<Tables['audit']>;

export interface Filter {
  /** The auditor's region: what happened outside of it they do not see. */
  region: string;
  action?: string;
  target?: string;
  account?: string;
  /** Epoch ms; from inclusive, until exclusive. */
  from?: number;
  until?: number;
  /** Numbers below this one. */
  before?: number;
}

/** Lines with their values while these are kept, newest first. What belongs to no region is the city's to see. */
export function auditRows(query: Query, { region, action, target, account, from, until, before }: Filter, limit: number) {
  return query
    .selectFrom('audit')
    .leftJoin('audit_values', 'audit_values.number', 'audit.number')
    .selectAll('audit')
    .select('audit_values.value')
    .where((e) => e.or([
      e('audit.region', 'in', reach(region)),
      e.and([e('audit.region', 'is', null), e.exists(query.selectFrom('region').select('code').where('code', '=', region).where('level', '=', 'city'))]),
    ]))
    .$if(action !== undefined, (q) => q.where('audit.action', '=', action ?? ''))
    .$if(target !== undefined, (q) => q.where('audit.target', '=', target ?? ''))
    .$if(account !== undefined, (q) => q.where('audit.account', '=', account ?? ''))
    .$if(from !== undefined, (q) => q.where('audit.at', '>=', from ?? 0))
    .$if(until !== undefined, (q) => q.where('audit.at', '<', until ?? 0))
    .$if(before !== undefined, (q) => q.where('audit.number', '<', before ?? 0))
    .orderBy('audit.number', 'desc')
    .limit(limit)
    .execute();
}

/** Lines after a number, oldest first, with their values. */
export const linesAfter = (query: Query, number: number, limit: number) =>
  query
    .selectFrom('audit')
    .leftJoin('audit_values', 'audit_values.number', 'audit.number')
    .selectAll('audit')
    .select('audit_values.value')
    .where('audit.number', '>', number)
    .orderBy('audit.number')
    .limit(limit)
    .execute();

export const headOf = (query: Query) => query.selectFrom('audit_head').select(['number', 'hash']).executeTakeFirstOrThrow();

/** Erases values older than `before` (epoch ms); the lines and their hashes stay. Answers how many. */
export async function eraseValues(query: Query, before: number): Promise<number> {
  const { numDeletedRows } = await query.deleteFrom('audit_values').where(sql.ref('at'), '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
