import { outgoingUploads, type ChangedUpload, type DraftContent, type MosaicBody } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { audited } from '../audit/audit.ts';
import { newId } from '../db/newId.ts';
import type { Query } from '../db/open.ts';
import { Refusal } from '../http/errors.ts';
import type { MadePicture } from '../media/picture.ts';
import { columnsOf, withUploads } from '../publishing/content.ts';
import type { Services } from '../services.ts';
import { coverOlder, nextCovering } from './covering.ts';
import { keepFile, madeFile, readUpload, uploadsFolder } from './files.ts';
import { heldUploads } from './held.ts';
import { turned, withMosaic } from './photographs.ts';
import * as store from './store.ts';
import type { UploadRow } from './store.ts';
import { askForReading, checkWritable, decoded, existing, forget, refused, stillThere, unlessRefused, writeIn } from './uploads.ts';

/** What is done to a file. `hides`: what it hides is to be seen nowhere else. */
interface Change {
  action: string;
  note?: string;
  hides: boolean;
}

/** Makes parts of a picture unreadable for good: the picture as it was is kept nowhere but for what families read. */
export const addMosaic = (services: Services, person: Person, draft: string, id: string, { areas }: MosaicBody) =>
  changePicture(services, person, draft, id, { action: 'upload.mosaic', note: `盖住 ${areas.length} 处`, hides: true }, async (data) => {
    const made = await withMosaic(data, areas);
    if (made === undefined) throw refused('选的地方不在照片上，请重新选', 'areas');
    return made;
  });

export const turnUpload = (services: Services, person: Person, draft: string, id: string, quarters: number) =>
  changePicture(services, person, draft, id, { action: 'upload.turn', note: `向右转 ${quarters * 90} 度`, hides: false }, (data) => turned(data, quarters));

async function changePicture(
  services: Services,
  person: Person,
  draft: string,
  id: string,
  change: Change,
  work: (data: Buffer) => Promise<MadePicture>,
): Promise<ChangedUpload> {
  const { db, now, config, jobs } = services;
  const folder = uploadsFolder(config.dataDir);
  await checkWritable(db.query, person, draft);
  const before = await existing(db.query, draft, id);
  if (before.kind !== 'picture') throw refused('只有照片可以这样改', 'upload');
  const source = await readUpload(folder, before.file);
  const made = await decodedUnlessRefused(() => work(source));
  const file = madeFile(made.data, made.kind);
  await keepFile(folder, file);
  const after = { file: file.name, bytes: file.data.length, width: made.width, height: made.height, reading: 'waiting', text: null, problem: null } as const;
  const changed = audited(db, person, now(), async (query, record) => {
    const { region } = await writeIn(query, person, draft);
    await stillThere(folder, file);
    const next = await changeRow(query, person, draft, before, after, change, now());
    await askForReading(query, services, next.row.id);
    await record({ action: change.action, target: `upload/${next.row.id}`, region, note: `draft/${draft} ${change.note ?? ''}`, after: { file: file.name } });
    return { ...next, left: change.hides ? await coverOlder(query, record, { id: draft, region }) : [] };
  });
  const { row, version, left } = await unlessRefused(services, file.name, changed);
  for (const name of new Set([before.file, ...left])) if (name !== file.name) await forget(services, name);
  jobs.wake();
  return { ...store.uploadReply(row), ...(version !== undefined && { version }) };
}

const decodedUnlessRefused = <T>(work: () => Promise<T>) =>
  work().catch((error: unknown) => (error instanceof Refusal ? Promise.reject(error) : decoded(() => Promise.reject(error as Error))));

/** Calls a file otherwise, after a person's number in its name was masked. Nothing where the file is gone. */
export async function renameUpload({ db, now }: Services, person: Person, draft: string, id: string, rename: (name: string) => string): Promise<void> {
  await audited(db, person, now(), async (query, record) => {
    const { region } = await writeIn(query, person, draft);
    const before = await store.uploadOf(query, draft, id);
    const name = rename(before?.name ?? '');
    if (before === undefined || name === before.name) return;
    const { row } = await changeRow(query, person, draft, before, { name }, { action: 'upload.rename', hides: true }, now());
    await record({ action: 'upload.rename', target: `upload/${row.id}`, region, note: `draft/${draft}`, before: { name: before.name }, after: { name } });
    await coverOlder(query, record, { id: draft, region });
  });
}

/**
 * Changes an upload whose file is still the one that the change was made from. What a revision names stands
 * still: a new upload takes its place in the text then, and the draft has another `version`.
 */
async function changeRow(
  query: Query,
  person: Person,
  draft: string,
  before: UploadRow,
  after: Partial<UploadRow>,
  { hides }: Change,
  now: number,
): Promise<{ row: UploadRow; version?: number }> {
  const changed = { ...after, ...(hides && { covered: await nextCovering(query, before) }) };
  if (!(await heldUploads(query, draft)).all.has(before.id)) {
    if (await store.changeUpload(query, before.id, before.file, changed)) return { row: { ...before, ...changed } };
    await existing(query, draft, before.id);
    throw changedMeanwhile();
  }
  const row = {
    ...before,
    ...changed,
    id: newId(),
    original: before.original ?? before.id,
    created_by: person.account,
    created_at: Math.max(now, (await store.newestOf(query, draft)) + 1),
  };
  await store.addUpload(query, row);
  return { row, version: await putInPlace(query, person, draft, before.id, row.id, now) };
}

/** Lets the text of a draft name another upload instead of one; answers its version then. */
async function putInPlace(query: Query, person: Person, draft: string, old: string, next: string, now: number): Promise<number> {
  const row = await query.selectFrom('draft').select(['content', 'version']).where('id', '=', draft).executeTakeFirstOrThrow();
  const content = JSON.parse(row.content) as DraftContent;
  // Whoever was quicker took it out of the text, or put theirs in its place.
  if (!outgoingUploads(content).includes(old)) throw changedMeanwhile();
  const version = row.version + 1;
  await query
    .updateTable('draft')
    .set({ ...columnsOf(withUploads(content, (id) => (id === old ? next : id))), version, changed_by: person.account, changed_at: now })
    .where('id', '=', draft)
    .execute();
  return version;
}

const changedMeanwhile = () => new Refusal(409, 'conflict', '这张照片刚刚被别人改过，请看一看再改');
