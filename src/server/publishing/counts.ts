import type { OverviewReply } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import type { Query } from '../db/open.ts';
import * as store from './store.ts';

/** What waits for somebody and where their own things stand; emergencies that are still to be reviewed. */
export async function draftCounts(query: Query, person: Person): Promise<Omit<OverviewReply, 'duties'>> {
  const waiting = await store.countWaiting(query, person);
  const own = await store.countsByState(query, person, true);
  const seen = await store.countsByState(query, person, false);
  return {
    waiting,
    mine: { editing: own.get('editing') ?? 0, submitted: own.get('submitted') ?? 0, returned: own.get('returned') ?? 0 },
    afterwards: seen.get('afterwards') ?? 0,
  };
}
