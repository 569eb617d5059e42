import type { Static } from 'typebox';
import type {
  Draft,
  DraftContent,
  DraftsQuery,
  DraftsReply,
  NewDraftBody,
  RevisionReply,
  SavedReply,
} from '../../contract/admin/index.ts';
import { mayWriteColumn, type Person } from '../accounts/permissions.ts';
import { audited } from '../audit/audit.ts';
import { dayOf, isoTime } from '../content/time.ts';
import { newId } from '../db/newId.ts';
import type { Database, Query } from '../db/open.ts';
import { badField, noRegion, notFound, Refusal, unprocessable } from '../http/errors.ts';
import { reaches } from '../regions/reach.ts';
import { cleaned, columnsOf, differences, newContent } from './content.ts';
import { copyRevision } from './copying.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { renewed, withPeriod } from './nextNotice.ts';
import { forgetPresence, notePresence, presentIn } from './presence.ts';
import { contentOf, presentCard, presentDraft, standingOf } from './present.ts';
import { objection, type DraftAction } from './rules.ts';
import * as store from './store.ts';

export const noDraft = () => notFound('没有这件内容，或者不在您管辖的地区');

export async function listDrafts(db: Database, person: Person, asked: Static<typeof DraftsQuery>): Promise<DraftsReply> {
  const cursor = asked.cursor === undefined ? undefined : readCursor(asked.cursor);
  if (asked.cursor !== undefined && cursor === undefined) throw badField('cursor', '的格式不对');
  if (asked.q !== undefined && asked.q.trim() === '') throw badField('q', '不能是空的');
  const limit = asked.limit ?? 20;
  const rows = await store.draftRows(db.query, person, asked, cursor, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(presentCard),
    next: rows.length > limit && last !== undefined ? writeCursor({ at: last.changed_at, id: last.id }) : null,
  };
}

/** A draft that this person may know of; a refusal with 404 otherwise. */
export async function readDraft(query: Query, person: Person, id: string, now: number): Promise<Draft> {
  const row = await store.draftRow(query, person, id);
  if (row === undefined) throw noDraft();
  return presentDraft(query, row, person, now);
}

/** The same as it stands in the database, for features that work on a draft; 404 outside of their reach. */
export async function draftFor(query: Query, person: Person, id: string) {
  const row = await store.draftRow(query, person, id);
  if (row === undefined) throw noDraft();
  return { ...row, content: contentOf(row) };
}

export async function readRevision(query: Query, person: Person, id: string, number: number): Promise<RevisionReply> {
  if ((await store.draftRow(query, person, id)) === undefined) throw noDraft();
  const row = await store.revisionRow(query, id, number);
  if (row === undefined) throw notFound('没有这一稿');
  return { revision: number, by: { id: row.id, name: row.name }, at: isoTime(row.created_at), content: contentOf(row) };
}

/** `added` is false for a key that was used before: a second press answers the first one's draft. */
export async function createDraft(db: Database, person: Person, body: NewDraftBody, now: number): Promise<{ draft: Draft; added: boolean }> {
  return audited(db, person, now, async (query, record) => {
    const { column, template, region, requestKey, from } = body;
    const before = await store.draftOfRequest(query, person.account, requestKey);
    if (before !== undefined) return { draft: await readDraft(query, person, before.id, now), added: false };
    if (!(await reaches(query, person.region, region))) throw noRegion();
    if (!(await store.columnThere(query, column))) throw notFound('没有这个栏目');
    if (!mayWriteColumn(person.role, column)) throw new Refusal(403, 'forbidden', '您的角色不能编写这个栏目');
    if ((column === 'notices') !== (template !== undefined)) {
      throw unprocessable([{ field: 'template', problem: column === 'notices' ? '请选公开的种类' : '这个栏目没有公开的种类' }]);
    }
    const id = newId();
    const name = (await store.regionName(query, region)) ?? '';
    const empty = await withPeriod(query, newContent(template, name, now, newId), template, region, dayOf(now));
    const values = (content: DraftContent) => columnsOf(cleaned(content));
    await store.addDraft(query, {
      id,
      request_key: requestKey,
      column,
      template: template ?? null,
      region,
      state: 'editing',
      step: 0,
      steps: '[]',
      waits_for: null,
      urgent: template === 'emergency' ? 1 : 0,
      version: 1,
      ...values(empty),
      revision: 0,
      published_revision: null,
      author: person.account,
      changed_by: person.account,
      writers: JSON.stringify([person.account]),
      created_at: now,
      changed_at: now,
      item: null,
      published_at: null,
      urgency: null,
      withdrawal: null,
    });
    if (from !== undefined) {
      const copy = await copyRevision(query, person, from, id);
      const given = (await store.draftRow(query, person, from.draft))?.state;
      const content = renewed(copy, from.revision > 0 || given === 'withdrawn' || given === 'dropped' ? 'same' : 'next', now);
      await query.updateTable('draft').set(values(content)).where('id', '=', id).execute();
    }
    const draft = await readDraft(query, person, id, now);
    await record({ action: 'draft.create', target: `draft/${id}`, region, after: { column, template, from, content: draft.content } });
    return { draft, added: true };
  });
}

/**
 * Puts `content` in place of what stands, if nobody changed it since `version`; everybody who ever
 * saves is kept as one of its writers. 409 with the draft as it stands otherwise. `action` names it in
 * the audit.
 */
export async function saveDraft(
  db: Database,
  person: Person,
  id: string,
  { version, content }: { version: number; content: DraftContent },
  now: number,
  action = 'draft.save',
): Promise<Static<typeof SavedReply>> {
  return audited(db, person, now, async (query, record) => {
    const row = await rowFor(query, person, id, 'edit', version, now);
    const next = cleaned(content);
    const saved = await store.changeDraft(query, person, { id, version, states: ['editing', 'returned'] }, {
      ...columnsOf(next),
      changed_by: person.account,
      writers: withWriter(row.writers, person),
      changed_at: now,
    });
    if (!saved) throw await conflict(query, person, id, now);
    await record({ action, target: `draft/${id}`, region: row.region, ...differences(contentOf(row), next) });
    return { version: version + 1, changedAt: isoTime(now) };
  });
}

export async function presence(db: Database, person: Person, id: string, leaving: boolean, now: number) {
  if ((await store.draftRow(db.query, person, id)) === undefined) throw noDraft();
  if (leaving) await forgetPresence(db.query, id, person.account);
  else await notePresence(db.query, id, person.account, now);
  return { present: await presentIn(db.query, id, person.account, now) };
}

/**
 * The draft for an action that this person may do now: 404 when they may not know of it, 403 when they
 * may not do it, 409 with the draft as it stands when it changed since they saw it.
 */
export async function rowFor(
  query: Query,
  person: Person,
  id: string,
  action: DraftAction,
  version: number,
  now: number,
): Promise<store.DraftRow> {
  const row = await store.draftRow(query, person, id);
  if (row === undefined) throw noDraft();
  const reviews = await store.reviewRows(query, id);
  const deciders = reviews.filter(({ revision }) => revision === row.revision).map((each) => each.id);
  const not = objection(action, person, standingOf(row, deciders));
  if (not?.code === 'forbidden' && row.version === version) throw new Refusal(403, 'forbidden', not.message);
  if (row.version !== version) throw await conflict(query, person, id, now);
  if (not !== undefined) throw await conflict(query, person, id, now, not.message);
  return row;
}

export async function conflict(
  query: Query,
  person: Person,
  id: string,
  now: number,
  message = '这件内容刚才有人改过，请看看现在的样子再决定',
): Promise<Refusal> {
  return new Refusal(409, 'conflict', message, undefined, await readDraft(query, person, id, now));
}

export const withWriter = (writers: string, person: Person) =>
  JSON.stringify([...new Set([...(JSON.parse(writers) as string[]), person.account])]);
