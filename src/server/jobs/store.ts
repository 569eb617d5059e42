import type { Query } from '../db/open.ts';

export interface Job {
  number: number;
  kind: string;
  payload: unknown;
  /** This try is the nth. */
  attempts: number;
  /** Until when it is ours; also what proves that it still is. */
  lease: number;
}

export async function addJob(query: Query, job: { kind: string; payload: unknown; dueAt: number; now: number }): Promise<void> {
  const { kind, payload, dueAt, now } = job;
  await query
    .insertInto('job')
    .values({ kind, payload: JSON.stringify(payload), lease: 0, attempts: 0, due_at: dueAt, created_at: now })
    .execute();
}

/** Whether a job of this kind with this payload is still to be done. */
export async function hasJob(query: Query, kind: string, payload: unknown): Promise<boolean> {
  const row = await query
    .selectFrom('job')
    .select('number')
    .where('kind', '=', kind)
    .where('payload', '=', JSON.stringify(payload))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the oldest job that is due and that nobody has, in one statement: of two that ask at once
 * the second finds it taken, and nothing.
 */
export async function claimJob(query: Query, kinds: string[], now: number, lease: number): Promise<Job | undefined> {
  const row = await query
    .updateTable('job')
    .set((e) => ({ lease, attempts: e('attempts', '+', 1) }))
    .where('lease', '<=', now)
    .where('number', '=', (e) =>
      e
        .selectFrom('job as oldest')
        .select('oldest.number')
        .where('oldest.kind', 'in', kinds)
        .where('oldest.lease', '<=', now)
        .where('oldest.due_at', '<=', now)
        .orderBy('oldest.due_at')
        .orderBy('oldest.number')
        .limit(1),
    )
    .returning(['number', 'kind', 'payload', 'attempts', 'lease'])
    .executeTakeFirst();
  return row && { ...row, payload: JSON.parse(row.payload) as unknown };
}

/** Nothing happens when the lease ran out and somebody else has the job now. */
export async function removeJob(query: Query, { number, lease }: Job): Promise<void> {
  await query.deleteFrom('job').where('number', '=', number).where('lease', '=', lease).execute();
}

export async function releaseJob(query: Query, { number, lease }: Job, dueAt: number): Promise<void> {
  await query
    .updateTable('job')
    .set({ lease: 0, due_at: dueAt })
    .where('number', '=', number)
    .where('lease', '=', lease)
    .execute();
}
