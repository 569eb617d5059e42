import type { Draft } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { audited } from '../audit/audit.ts';
import type { Database, Query } from '../db/open.ts';
import { unprocessable } from '../http/errors.ts';
import { removeUnnamed } from '../uploads/unnamed.ts';
import { conflict, readDraft, rowFor } from './drafts.ts';
import { takeBack, type Going } from './goingOut.ts';
import type { Statement } from './present.ts';
import type { DraftAction } from './rules.ts';
import * as store from './store.ts';

/** A press: whose, on what, and the version that they saw. */
export interface Press {
  person: Person;
  id: string;
  version: number;
  now: number;
}

/**
 * Does one action in one audited transaction and answers the draft as it is then. Where `repeated`
 * says that this very press was taken before, nothing is done: a second click, an answer that was lost.
 */
export function act(
  db: Database,
  press: Press,
  action: DraftAction,
  work: (going: Going, row: store.DraftRow) => Promise<void>,
  repeated?: (query: Query) => Promise<boolean>,
): Promise<Draft> {
  const { person, id, version, now } = press;
  return audited(db, person, now, async (query, record) => {
    if (await repeated?.(query)) return readDraft(query, person, id, now);
    const row = await rowFor(query, person, id, action, version, now);
    await work({ db, query, record, now }, row);
    return readDraft(query, person, id, now);
  });
}

/** In one statement that expects version, state and step as they were seen; 409 otherwise. */
export async function change(
  query: Query,
  { person, id, version, now }: Press,
  row: store.DraftRow,
  values: Parameters<typeof store.changeDraft>[3],
): Promise<void> {
  const expected = { id, version, states: [row.state], step: row.step };
  const changed = await store.changeDraft(query, person, expected, { ...values, changed_at: now });
  if (!changed) throw await conflict(query, person, id, now);
}

export function refuse(problems: { field: string; problem: string }[]): void {
  if (problems.length > 0) throw unprocessable(problems);
}

export const about = (row: store.DraftRow) => ({ target: `draft/${row.id}`, region: row.region });

export const statement = ({ person, now }: Press, reason: string) =>
  JSON.stringify({ by: { id: person.account, name: person.name }, reason: reason.trim(), at: now } satisfies Statement);

/** Takes back what is published: its item, and what only that needed. */
export async function withdrawRow(going: Going, press: Press, row: store.DraftRow, reason: string, step: number): Promise<void> {
  await change(going.query, press, row, {
    state: 'withdrawn',
    step,
    waits_for: null,
    item: null,
    published_revision: null,
    withdrawal: statement(press, reason),
  });
  await removeUnnamed(going.query, going.record, row, press.now);
  await takeBack(going, row);
}
