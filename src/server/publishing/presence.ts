import { sql } from 'kysely';
import type { Draft } from '../../contract/admin/index.ts';
import { isoTime } from '../content/time.ts';
import type { Query } from '../db/open.ts';

/** Editors say every 30 s that they are there; who missed two is gone. */
const freshFor = 75_000;

/** Kept in the database, so that two servers on one database tell the same. */
export async function notePresence(query: Query, draft: string, account: string, now: number): Promise<void> {
  await query
    .insertInto('draft_presence')
    .values({ draft, account, since: now, seen_at: now })
    .onConflict((c) =>
      c.columns(['draft', 'account']).doUpdateSet({
        seen_at: now,
        since: sql`case when draft_presence.seen_at < ${now - freshFor} then ${now} else draft_presence.since end`,
      }),
    )
    .execute();
}

export async function forgetPresence(query: Query, draft: string, account: string): Promise<void> {
  await query.deleteFrom('draft_presence').where('draft', '=', draft).where('account', '=', account).execute();
}

/** Others who have it open for writing now. */
export async function presentIn(query: Query, draft: string, own: string, now: number): Promise<Draft['present']> {
  const rows = await query
    .selectFrom('draft_presence')
    .innerJoin('account', 'account.id', 'draft_presence.account')
    .select(['account.name', 'draft_presence.since'])
    .where('draft_presence.draft', '=', draft)
    .where('draft_presence.account', '<>', own)
    .where('draft_presence.seen_at', '>=', now - freshFor)
    .where('account.suspended', '=', 0)
    .orderBy('draft_presence.since')
    .execute();
  return rows.map(({ name, since }) => ({ name, since: isoTime(since) }));
}
