import type { Selectable } from 'kysely';
import type { Upload } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import type { Query, Tables } from '../db/open.ts';
import { mayKnow } from '../publishing/visible.ts';

export type UploadRow = Selectable<Tables['upload']>;

/** The draft as the rules of writing need it; undefined where the person may not know of it. */
export const draftOf = (query: Query, person: Person, id: string) =>
  query
    .selectFrom('draft')
    .select(['id', 'state', 'region', 'column', 'template'])
    .where('id', '=', id)
    .where(mayKnow(person))
    .executeTakeFirst();

/** Accounts of all who ever wrote in a draft. */
export async function writersOf(query: Query, id: string): Promise<string[]> {
  const { writers } = await query.selectFrom('draft').select('writers').where('id', '=', id).executeTakeFirstOrThrow();
  return JSON.parse(writers) as string[];
}

export const noteWriters = (query: Query, id: string, writers: string[]) =>
  query.updateTable('draft').set({ writers: JSON.stringify(writers) }).where('id', '=', id).execute();

export const uploadsOf = (query: Query, draft: string): Promise<UploadRow[]> =>
  query.selectFrom('upload').selectAll().where('draft', '=', draft).orderBy('created_at').orderBy('id').execute();

export const uploadOf = (query: Query, draft: string, id: string): Promise<UploadRow | undefined> =>
  query.selectFrom('upload').selectAll().where('draft', '=', draft).where('id', '=', id).executeTakeFirst();

export const findUpload = (query: Query, id: string): Promise<UploadRow | undefined> =>
  query.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();

export async function countUploads(query: Query, draft: string): Promise<number> {
  const row = await query
    .selectFrom('upload')
    .select((e) => e.fn.countAll<number | string>().as('count'))
    .where('draft', '=', draft)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** When the newest file of a draft came, 0 without one. */
export async function newestOf(query: Query, draft: string): Promise<number> {
  const row = await query.selectFrom('upload').select('created_at').where('draft', '=', draft).orderBy('created_at', 'desc').limit(1).executeTakeFirst();
  return row?.created_at ?? 0;
}

export const addUpload = (query: Query, row: UploadRow) => query.insertInto('upload').values(row).execute();

export const removeUpload = (query: Query, id: string) => query.deleteFrom('upload').where('id', '=', id).execute();

/** Changes an upload whose file is still the one that the change was made from; false when it is not. */
export async function changeUpload(query: Query, id: string, file: string, change: Partial<UploadRow>): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('upload')
    .set(change)
    .where('id', '=', id)
    .where('file', '=', file)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that an upload is being read; false for one that waits for it no longer, or not in this file. */
export async function beginReading(query: Query, id: string, file: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('upload')
    .set({ reading: 'reading' })
    .where('id', '=', id)
    .where('file', '=', file)
    .where('reading', 'in', ['waiting', 'reading'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes what was read from a picture for all uploads of it that wait for that. */
export const noteReading = (query: Query, file: string, outcome: Partial<UploadRow>) =>
  query
    .updateTable('upload')
    .set(outcome)
    .where('file', '=', file)
    .where('reading', 'in', ['waiting', 'reading'])
    .returning(['id', 'draft'])
    .execute();

/** All that were made of one original, the original itself among them. */
export const madeOf = (query: Query, originals: string[]): Promise<UploadRow[]> =>
  query.selectFrom('upload').selectAll().where((e) => e.or([e('id', 'in', originals), e('original', 'in', originals)])).execute();

/** Whether nobody has the file any more: no draft, and no item that stands with it. */
export async function isUnused(query: Query, file: string): Promise<boolean> {
  const draft = await query.selectFrom('upload').select('id').where('file', '=', file).executeTakeFirst();
  if (draft !== undefined) return false;
  const item = await query
    .selectFrom('published_file')
    .innerJoin('item', 'item.key', 'published_file.item')
    .select('item')
    .where('file', '=', file)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return item === undefined;
}

/** The item shows these files from now on, and no others. */
export async function showFiles(query: Query, item: number, files: { file: string; name: string }[]): Promise<void> {
  await query.deleteFrom('published_file').where('item', '=', item).execute();
  if (files.length > 0) await query.insertInto('published_file').values(files.map((each) => ({ item, ...each }))).execute();
}

/** What a file that everybody may have is called: one that an item shows which stands at this time. */
export const publicName = (query: Query, file: string, now: number) =>
  query
    .selectFrom('published_file')
    .innerJoin('item', 'item.key', 'published_file.item')
    .select('published_file.name')
    .where('published_file.file', '=', file)
    .where('item.withdrawn_at', 'is', null)
    .where('item.published_at', '<=', now)
    .where('item.expires_at', '>', now)
    .executeTakeFirst();

/** The upload with this file in a draft that the person may know of. */
export const uploadNamed = (query: Query, person: Person, file: string) =>
  query
    .selectFrom('upload')
    .innerJoin('draft', 'draft.id', 'upload.draft')
    .select('upload.name')
    .where('upload.file', '=', file)
    .where(mayKnow(person))
    .executeTakeFirst();

/** As the console sees it. */
export function uploadReply(row: UploadRow): Upload {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    src: `/media/${row.file}`,
    bytes: row.bytes,
    ...(row.width !== null && { width: row.width }),
    ...(row.height !== null && { height: row.height }),
    ...(row.pages !== null && { pages: row.pages }),
    reading: row.reading,
    ...(row.text !== null && { text: row.text }),
    ...(row.problem !== null && { problem: row.problem }),
  };
}
