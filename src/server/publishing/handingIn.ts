import type { Role } from '../../contract/admin/index.ts';
import type { Database } from '../db/open.ts';
import { releaseCovered } from '../uploads/releasing.ts';
import { removeUnnamed } from '../uploads/unnamed.ts';
import { about, act, change, refuse, statement, withdrawRow, type Press } from './acting.ts';
import { findingsThatNeedReason, objectionsToContent, reasonProblems, unreadFiles } from './checks.ts';
import { columnsOf, differences } from './content.ts';
import { withWriter } from './drafts.ts';
import { goOut, type Going } from './goingOut.ts';
import { actLooked } from './looking.ts';
import { stepsThere } from './paths.ts';
import { contentOf, standingOf } from './present.ts';
import { outcome, waitsFor } from './rules.ts';
import * as store from './store.ts';

/** Hands the draft in: kept as a revision that nobody changes any more, with the steps that hold today. */
export const submit = (db: Database, press: Press) =>
  actLooked(db, press, 'submit', async (going, row, findings) => {
    refuse(await objectionsToContent(going.query, row, contentOf(row), findings, press.now));
    const steps = await stepsThere(going.query, row.region, row.column);
    await handIn(going, press, row, 'submit', steps, {});
    await going.record({ action: 'draft.submit', ...about(row), note: `第 ${row.revision + 1} 稿`, after: { steps } });
  });

/** An emergency goes out at once and waits for its review afterwards. */
export const publishUrgent = (db: Database, press: Press, reason: string) =>
  actLooked(db, press, 'publishUrgent', async (going, row, findings) => {
    const content = contentOf(row);
    refuse(await objectionsToContent(going.query, row, content, findings, press.now));
    refuse(reasonProblems(findingsThatNeedReason(findings)));
    refuse(await unreadFiles(going.query, row, content));
    const steps = await stepsThere(going.query, row.region, row.column);
    await handIn(going, press, row, 'publishUrgent', steps, { urgency: statement(press, reason) });
    await going.record({ action: 'draft.urgent', ...about(row), note: `第 ${row.revision + 1} 稿`, after: { reason } });
    await goOut(going, row, content, row.revision + 1);
  });

async function handIn(
  { query, record }: Going,
  press: Press,
  row: store.DraftRow,
  action: 'submit' | 'publishUrgent',
  steps: Role[],
  values: { urgency?: string },
): Promise<void> {
  const revision = row.revision + 1;
  const next = outcome(action, { state: row.state, step: 0, steps, out: row.item_key !== null });
  await change(query, press, row, {
    ...next,
    ...values,
    steps: JSON.stringify(steps),
    waits_for: waitsFor({ ...next, steps }),
    revision,
    writers: withWriter(row.writers, press.person),
  });
  await store.addRevision(query, { draft: row.id, revision, content: row.content, created_by: press.person.account, created_at: press.now });
  await removeUnnamed(query, record, row, press.now);
}

/** Takes a draft back that waits for review, to go on writing. */
export const recall = (db: Database, press: Press) => act(db, press, 'recall', (going, row) => plainly(going, press, row, 'recall'));

/** Opens what is published for writing; families go on reading it as it stands. */
export const revise = (db: Database, press: Press) => act(db, press, 'revise', (going, row) => plainly(going, press, row, 'revise'));

async function plainly(going: Going, press: Press, row: store.DraftRow, action: 'recall' | 'revise'): Promise<void> {
  await change(going.query, press, row, { ...outcome(action, standingOf(row, [])), waits_for: null });
  await going.record({ action: `draft.${action}`, ...about(row) });
}

/** Gives a draft up; of a published one only what was written since, and families go on reading. */
export const drop = (db: Database, press: Press) =>
  act(db, press, 'drop', async (going, row) => {
    const published = row.published_revision === null ? undefined : await store.revisionRow(going.query, row.id, row.published_revision);
    const back = row.item_key === null || published === undefined ? undefined : contentOf(published);
    await change(going.query, press, row, { ...outcome('drop', standingOf(row, [])), waits_for: null, ...(back && columnsOf(back)) });
    await going.record({ action: 'draft.drop', ...about(row), ...(back && differences(contentOf(row), back)) });
    await removeUnnamed(going.query, going.record, row, press.now);
    await releaseCovered(going.query, going.record, row, press.now);
  });

/** Takes back what is published, with a reason. */
export const withdraw = (db: Database, press: Press, reason: string) =>
  act(db, press, 'withdraw', async (going, row) => {
    await withdrawRow(going, press, row, reason, outcome('withdraw', standingOf(row, [])).step);
    await going.record({ action: 'draft.withdraw', ...about(row), before: { state: row.state }, after: { reason } });
  });
