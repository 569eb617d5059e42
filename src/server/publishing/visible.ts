import { sql, type RawBuilder } from 'kysely';
import { mayWriteColumn, type Person } from '../accounts/permissions.ts';
import { reach } from '../regions/reach.ts';
import { rolesTaken } from './rules.ts';

/** Columns that an adviser may be asked for; the permissions say which of them. */
const columns = ['cases', 'lectures', 'tips', 'shorts', 'films', 'laws'];

/**
 * Which drafts a person may know of, as a part of a query on `draft`: nothing outside their region, and
 * an adviser nothing but the columns they write for. What is not among them answers 404.
 */
export function mayKnow(person: Person): RawBuilder<boolean> {
  const within = sql<boolean>`draft.region in ${reach(person.region)}`;
  if (person.role !== 'adviser') return within;
  const own = columns.filter((column) => mayWriteColumn(person.role, column));
  return sql<boolean>`(${within} and draft.${sql.ref('column')} in (${sql.join(own)}))`;
}

/**
 * Drafts that wait for a step of this person's role and that they neither wrote in nor decided on.
 * An issuer stands in where no reviewer is there who may decide: otherwise they would find all
 * villages' notices among what waits for them, or nobody would be told of what the only reviewer wrote.
 */
export function waitingFor(person: Person): RawBuilder<boolean> {
  const own = person.role;
  const standsIn = rolesTaken(own).includes('reviewer') && own !== 'reviewer';
  const reviewed = sql`exists (select 1 from account where account.role = 'reviewer' and account.suspended = 0
    and account.region in (draft.region, substr(draft.region, 1, 9) || '000', substr(draft.region, 1, 6) || '000000')
    and ${mayStillDecide(sql`account.id`)})`;
  return sql<boolean>`(draft.waits_for = ${own}
      ${standsIn ? sql`or (draft.waits_for = 'reviewer' and not ${reviewed})` : sql``})
    and ${mayStillDecide(sql`${person.account}`)}`;
}

/** Nobody decides on what they wrote, nor twice on one revision. */
const mayStillDecide = (account: RawBuilder<unknown>) => sql`(draft.writers not like '%"' || ${account} || '"%'
  and not exists (select 1 from review where review.draft = draft.id and review.revision = draft.revision
    and review.reviewer = ${account}))`;
