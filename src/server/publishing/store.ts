import { sql, type Insertable, type Updateable } from 'kysely';
import type { DraftsQuery, DraftState } from '../../contract/admin/index.ts';
import type { Static } from 'typebox';
import type { Person } from '../accounts/permissions.ts';
import type { Query, Tables } from '../db/open.ts';
import { reach } from '../regions/reach.ts';
import type { Cursor } from './cursor.ts';
import { mayKnow, waitingFor } from './visible.ts';

const visibleDrafts = (query: Query, person: Person) => query.selectFrom('draft').where(mayKnow(person));

const cards = (query: Query, person: Person) =>
  visibleDrafts(query, person)
    .innerJoin('account as author', 'author.id', 'draft.author')
    .innerJoin('account as changer', 'changer.id', 'draft.changed_by')
    .innerJoin('region', 'region.code', 'draft.region')
    .leftJoin('item', 'item.key', 'draft.item')
    .select([
      'draft.id', 'draft.title', 'draft.column', 'draft.template', 'draft.region', 'draft.state', 'draft.step', 'draft.steps',
      'draft.waits_for', 'draft.urgent', 'draft.version', 'draft.revision', 'draft.published_revision', 'draft.writers',
      'draft.created_at', 'draft.changed_at', 'draft.published_at', 'draft.urgency', 'draft.withdrawal', 'draft.item as item_key',
      'region.name as region_name', 'author.id as author_id', 'author.name as author_name',
      'changer.id as changer_id', 'changer.name as changer_name', 'item.id as item_id', 'item.expires_at as item_expires_at',
    ]);
export type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['executeTakeFirstOrThrow']>>;

const whole = (query: Query, person: Person) => cards(query, person).select('draft.content');
export type DraftRow = Awaited<ReturnType<ReturnType<typeof whole>['executeTakeFirstOrThrow']>>;

/** Undefined for one that is not there or not theirs to know of. */
export const draftRow = (query: Query, person: Person, id: string): Promise<DraftRow | undefined> =>
  whole(query, person).where('draft.id', '=', id).executeTakeFirst();

const likeSafe = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Its own words, or those read from files that stand in its text. */
const saying = (pattern: string) => sql<boolean>`(draft.words like ${pattern} escape '\\' or exists (
  select 1 from upload where upload.draft = draft.id and lower(upload.text) like ${pattern} escape '\\'
    and draft.content like '%"' || upload.id || '"%'))`;

/** A page of a list, changed last first, after `cursor`. */
export function draftRows(
  query: Query,
  person: Person,
  asked: Static<typeof DraftsQuery>,
  cursor: Cursor | undefined,
  limit: number,
): Promise<CardRow[]> {
  const { which = 'all', state, column, region, q } = asked;
  return cards(query, person)
    .$if(which === 'mine', (each) => each.where('draft.author', '=', person.account))
    .$if(which === 'waiting', (each) => each.where(waitingFor(person)))
    .$if(state !== undefined, (each) => each.where('draft.state', '=', state as DraftState))
    .$if(column !== undefined, (each) => each.where('draft.column', '=', column ?? ''))
    .$if(region !== undefined, (each) => each.where('draft.region', 'in', reach(region ?? '')))
    .$if(q !== undefined, (each) => each.where(saying(`%${likeSafe((q ?? '').trim().toLowerCase())}%`)))
    .$if(cursor !== undefined, (each) =>
      each.where(sql<boolean>`(draft.changed_at, draft.id) < (${cursor?.at ?? 0}, ${cursor?.id ?? ''})`),
    )
    .orderBy('draft.changed_at', 'desc')
    .orderBy('draft.id', 'desc')
    .limit(limit)
    .execute();
}

export const addDraft = (query: Query, draft: Insertable<Tables['draft']>) =>
  query.insertInto('draft').values(draft).onConflict((c) => c.columns(['author', 'request_key']).doNothing()).returning('id').executeTakeFirst();

export const draftOfRequest = (query: Query, author: string, key: string) =>
  query.selectFrom('draft').select('id').where('author', '=', author).where('request_key', '=', key).executeTakeFirst();

/** What must still be so when a draft is changed. */
export interface Expected {
  id: string;
  version: number;
  states: readonly DraftState[];
  step?: number;
}

/**
 * Changes a draft in one statement that holds only while it is as expected and within reach;
 * raises its version. False: it was not, and nothing changed.
 */
export async function changeDraft(
  query: Query,
  person: Person,
  { id, version, states, step }: Expected,
  values: Updateable<Tables['draft']>,
): Promise<boolean> {
  const changed = await query
    .updateTable('draft')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', states)
    .$if(step !== undefined, (q) => q.where('step', '=', step ?? 0))
    .where('region', 'in', reach(person.region))
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export const addRevision = (query: Query, row: Insertable<Tables['draft_revision']>) =>
  query.insertInto('draft_revision').values(row).execute();

export const revisionRows = (query: Query, draft: string) =>
  query
    .selectFrom('draft_revision')
    .innerJoin('account', 'account.id', 'draft_revision.created_by')
    .select(['revision', 'account.id', 'account.name', 'draft_revision.created_at'])
    .where('draft', '=', draft)
    .orderBy('revision')
    .execute();

export const revisionRow = (query: Query, draft: string, revision: number) =>
  query
    .selectFrom('draft_revision')
    .innerJoin('account', 'account.id', 'draft_revision.created_by')
    .select(['revision', 'account.id', 'account.name', 'draft_revision.created_at', 'content'])
    .where('draft', '=', draft)
    .where('revision', '=', revision)
    .executeTakeFirst();

export const addReview = (query: Query, row: Insertable<Tables['review']>) => query.insertInto('review').values(row).execute();

export const reviewRows = (query: Query, draft: string) =>
  query
    .selectFrom('review')
    .innerJoin('account', 'account.id', 'review.reviewer')
    .select(['revision', 'step', 'review.role', 'account.id', 'account.name', 'decision', 'opinion', 'given', 'at'])
    .where('draft', '=', draft)
    .orderBy('at')
    .orderBy('revision')
    .orderBy('step')
    .execute();

export const uploadsOf = (query: Query, draft: string) =>
  query.selectFrom('upload').selectAll().where('draft', '=', draft).execute();

export const addUploads = (query: Query, rows: Insertable<Tables['upload']>[]) =>
  query.insertInto('upload').values(rows).execute();

export const columnThere = async (query: Query, id: string) =>
  (await query.selectFrom('column').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const topicIds = async (query: Query) => (await query.selectFrom('topic').select('id').execute()).map(({ id }) => id);

export const regionName = async (query: Query, code: string) =>
  (await query.selectFrom('region').select('name').where('code', '=', code).executeTakeFirst())?.name;

/** How many drafts wait for this person. */
export async function countWaiting(query: Query, person: Person): Promise<number> {
  const row = await visibleDrafts(query, person)
    .select((e) => e.fn.countAll<number | string>().as('count'))
    .where(waitingFor(person))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many drafts there are in each state: one's own, or all that one may know of. */
export async function countsByState(query: Query, person: Person, own: boolean): Promise<Map<DraftState, number>> {
  const rows = await visibleDrafts(query, person)
    .select((e) => ['draft.state', e.fn.countAll<number | string>().as('count')])
    .$if(own, (q) => q.where('draft.author', '=', person.account))
    .groupBy('draft.state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}
