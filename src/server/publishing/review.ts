import type { ApproveBody, Draft, Finding } from '../../contract/admin/index.ts';
import type { Database, Query } from '../db/open.ts';
import { about, act, change, refuse, withdrawRow, type Press } from './acting.ts';
import { approvalProblems, findingsThatNeedReason, objectionsToContent, unreadFiles } from './checks.ts';
import { goOut, type Going } from './goingOut.ts';
import { actLooked } from './looking.ts';
import { contentOf, standingOf } from './present.ts';
import { outcome, waitsFor } from './rules.ts';
import * as store from './store.ts';

/** What a decision rests on, as `review.given` keeps it. */
interface Given {
  /** The draft's version that was decided on: the same press once more is the same decision. */
  version: number;
  checklist?: string[];
  clearUploads?: string[];
  reasons?: ApproveBody['reasons'];
}

/**
 * Approves the step that the draft waits for; after the last one it goes out. What is judged is what was
 * handed in, and the gate asks once more whether it may be public now.
 */
export function approve(db: Database, press: Press, body: ApproveBody): Promise<Draft> {
  const work = async (going: Going, row: store.DraftRow, findings: Finding[]) => {
    const { query, record } = going;
    const content = contentOf(row);
    const earlier = await reasonsGiven(query, row);
    const reasoned = new Set([...earlier, ...body.reasons].map(({ finding }) => finding));
    const needing = findingsThatNeedReason(findings);
    refuse(approvalProblems(body, content, needing.filter(({ id }) => !reasoned.has(id))));
    const standing = standingOf(row, []);
    const next = outcome('approve', standing);
    const goesOut = row.state === 'submitted' && next.state === 'published';
    if (goesOut) {
      refuse(await objectionsToContent(query, row, content, findings, press.now));
      refuse(await unreadFiles(query, row, content));
    }
    await change(query, press, row, { ...next, waits_for: waitsFor({ ...next, steps: standing.steps }) });
    const { checklist, clearUploads, reasons } = body;
    await addReview(query, press, row, 'approved', body.opinion, { version: press.version, checklist, clearUploads, reasons });
    await record({
      action: 'draft.approve',
      ...about(row),
      note: `第 ${row.revision} 稿，第 ${row.step + 1} 步，共 ${standing.steps.length} 步`,
      after: { opinion: body.opinion, checklist, clearUploads, reasons: withFindings(reasons, needing) },
    });
    if (goesOut) await goOut(going, row, content, row.revision);
  };
  return actLooked(db, press, 'approve', work, repeated(press, 'approved'));
}

/** Sends it back with reasons; an emergency that is out already is withdrawn by it. */
export function sendBack(db: Database, press: Press, reasons: string): Promise<Draft> {
  const work = async (going: Going, row: store.DraftRow) => {
    const next = outcome('return', standingOf(row, []));
    if (next.state === 'withdrawn') await withdrawRow(going, press, row, reasons, next.step);
    else await change(going.query, press, row, { ...next, waits_for: null });
    await addReview(going.query, press, row, 'returned', reasons.trim(), { version: press.version });
    await going.record({
      action: 'draft.return',
      ...about(row),
      note: `第 ${row.revision} 稿，第 ${row.step + 1} 步${next.state === 'withdrawn' ? '，随即撤下' : ''}`,
      after: { reasons },
    });
  };
  return act(db, press, 'return', work, repeated(press, 'returned'));
}

async function addReview(
  query: Query, { person, now }: Press, row: store.DraftRow, decision: 'approved' | 'returned', opinion: string, given: Given,
): Promise<void> {
  await store.addReview(query, {
    draft: row.id,
    revision: row.revision,
    step: row.step,
    role: person.role,
    reviewer: person.account,
    decision,
    opinion,
    given: JSON.stringify(given),
    at: now,
  });
}

const repeated = ({ person, id, version }: Press, decision: string) => async (query: Query) =>
  (await store.reviewRows(query, id)).some(
    (each) => each.id === person.account && each.decision === decision && (JSON.parse(each.given) as Given).version === version,
  );

/** Reasons of the steps before, of this revision. */
async function reasonsGiven(query: Query, row: store.DraftRow) {
  const reviews = await store.reviewRows(query, row.id);
  return reviews
    .filter(({ revision, decision }) => revision === row.revision && decision === 'approved')
    .flatMap(({ given }) => (JSON.parse(given) as Given).reasons ?? []);
}

/** For the audit: what was let through, and why. */
const withFindings = (reasons: ApproveBody['reasons'], findings: { id: string; kind: string; found: string }[]) =>
  reasons.map(({ finding, reason }) => {
    const found = findings.find(({ id }) => id === finding);
    return { finding, reason, ...(found && { kind: found.kind, found: found.found }) };
  });
