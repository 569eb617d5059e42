import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { audited, type Record as Audit } from '../audit/audit.ts';
import type { Upload } from '../../contract/admin/index.ts';
import { uploadLimits } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { newId } from '../db/newId.ts';
import type { Query } from '../db/open.ts';
import { notFound, Refusal, unprocessable } from '../http/errors.ts';
import { objection } from '../publishing/rules.ts';
import type { Services } from '../services.ts';
import { keepFile, isThere, lockFiles, madeFile, removeUnused, uploadsFolder, type MadeFile } from './files.ts';
import { heldUploads } from './held.ts';
import { kindOf } from './kinds.ts';
import { pdfName } from './names.ts';
import { takePhotograph } from './photographs.ts';
import { readingKind, type ReadingPayload } from './reading.ts';
import { readPdf } from './readApart.ts';
import type { Received } from './receive.ts';
import * as store from './store.ts';
import type { UploadRow } from './store.ts';
import { countAfterTidying } from './unnamed.ts';

/** Files of one draft: a quarter's accounts with all receipts photographed. */
const uploadsMax = 100;

export const refused = (problem: string, field = 'file') => unprocessable([{ field, problem }]);

/** Files of a draft that the person may see, oldest first. */
export async function listUploads({ db }: Services, person: Person, draft: string): Promise<Upload[]> {
  if ((await store.draftOf(db.query, person, draft)) === undefined) throw noDraft();
  return (await store.uploadsOf(db.query, draft)).map(store.uploadReply);
}

/** Throws unless the person may write in the draft now. Answers its region. */
export async function checkWritable(query: Query, person: Person, id: string): Promise<{ region: string }> {
  const draft = await store.draftOf(query, person, id);
  if (draft === undefined) throw noDraft();
  const why = objection('edit', person, { ...draft, step: 0, steps: [], out: false, writers: [], deciders: [] });
  if (why !== undefined) throw new Refusal(why.code === 'conflict' ? 409 : 403, why.code, why.message);
  return draft;
}

/**
 * The same for whoever changes its files: they are one of its writers from then on, since a picture that was
 * covered, turned or taken away says something else. So nobody reviews what they did to it.
 */
export async function writeIn(query: Query, person: Person, id: string): Promise<{ region: string }> {
  const draft = await checkWritable(query, person, id);
  const writers = await store.writersOf(query, id);
  if (!writers.includes(person.account)) await store.noteWriters(query, id, [...writers, person.account]);
  return draft;
}

const noDraft = () => notFound('没有这件内容');

/** A file that the gate let in, as it is kept. */
type Taken = Pick<UploadRow, 'kind' | 'name' | 'width' | 'height' | 'pages' | 'reading' | 'text' | 'problem'> & { file: MadeFile };

/** Takes a picture or a PDF into a draft; what is read from a picture comes later. */
export async function addUpload(services: Services, person: Person, draft: string, received: Received): Promise<Upload> {
  const { db, now, config, jobs } = services;
  const { file, ...taken } = await take(received);
  const folder = uploadsFolder(config.dataDir);
  await keepFile(folder, file);
  const row: UploadRow = {
    id: newId(),
    draft,
    ...taken,
    file: file.name,
    bytes: file.data.length,
    created_by: person.account,
    created_at: now(),
    original: null,
    covered: 0,
  };
  const added = audited(db, person, now(), async (query, record) => {
    const { region } = await writeIn(query, person, draft);
    if ((await store.countUploads(query, draft)) >= uploadsMax && (await countAfterTidying(query, record, { id: draft, region }, now())) >= uploadsMax) throw refused(`一件内容最多放 ${uploadsMax} 个文件`);
    await stillThere(folder, file);
    // In the order in which they came, also of one moment.
    row.created_at = Math.max(row.created_at, (await store.newestOf(query, draft)) + 1);
    await store.addUpload(query, row);
    if (row.reading === 'waiting') await jobs.add(query, readingKind, { upload: row.id } satisfies ReadingPayload);
    await record({
      action: 'upload.add',
      target: `upload/${row.id}`,
      region,
      note: `draft/${draft}，${row.kind === 'picture' ? '图片' : '文件'} ${row.bytes} 字节`,
      after: { name: row.name, file: row.file, text: row.text },
    });
  });
  await unlessRefused(services, file.name, added);
  jobs.wake();
  return store.uploadReply(row);
}

/** The one gate: content decides what a file is, and only what was made anew or looked through is kept. */
async function take({ name, path: source }: Received): Promise<Taken> {
  const data = await readFile(source);
  const kind = kindOf(data);
  if (typeof kind === 'object') throw refused(kind.refusal);
  if (kind === 'archive') throw refused('这是 Word、Excel 文件或压缩包。Word 和 Excel 请用“导入文档”，或者另存为 PDF 再上传');
  if (kind === 'picture') {
    const made = await decoded(() => takePhotograph(data));
    const { width, height } = made;
    return { kind: 'picture', name, width, height, pages: null, reading: 'waiting', text: null, problem: null, file: madeFile(made.data, made.kind) };
  }
  if (data.length > uploadLimits.documentBytes) throw refused(`PDF 太大，最多 ${uploadLimits.documentBytes / 1024 / 1024} MB`);
  const { pages, text, problem } = await readPdf(data);
  return {
    kind: 'document', name: pdfName(name), width: null, height: null, pages, reading: 'read', text, problem: problem ?? null,
    file: madeFile(data, 'pdf'),
  };
}

export async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const large = error instanceof Error && /pixel limit|exceeds/i.test(error.message);
    throw refused(
      large
        ? `照片太大，超过 ${uploadLimits.picturePixels / 10_000} 万像素，请缩小后再上传`
        : '照片打不开：文件损坏或没有传完整，请重新拍或者换一张',
    );
  }
}

/** Another draft may have let go of the same file since it was written. Under the lock of the audit. */
export async function stillThere(folder: string, file: MadeFile): Promise<void> {
  if (!(await isThere(path.join(folder, file.name)))) await keepFile(folder, file);
}

/** Takes a file out of a draft. One that a revision names stays for it, and for whoever restores it. */
export async function removeUpload(services: Services, person: Person, draft: string, id: string): Promise<void> {
  const { db, now } = services;
  const file = await audited(db, person, now(), async (query, record) => {
    const { region } = await writeIn(query, person, draft);
    const row = await existing(query, draft, id);
    if ((await heldUploads(query, draft)).all.has(id)) return undefined;
    await store.removeUpload(query, id);
    await record({ action: 'upload.remove', target: `upload/${id}`, region, note: `draft/${draft}`, before: { name: row.name, file: row.file } });
    return row.file;
  });
  if (file !== undefined) await forget(services, file);
}

/** Reads a picture once more: after the reader was installed, or when it failed. */
export async function readAgain(services: Services, person: Person, draft: string, id: string): Promise<Upload> {
  const { db, now, jobs } = services;
  const row = await audited(db, person, now(), async (query, record: Audit) => {
    const { region } = await checkWritable(query, person, draft);
    const found = await existing(query, draft, id);
    if (found.kind !== 'picture') throw refused('只有照片要认字，PDF 里的文字已经取出来了', 'upload');
    if (found.reading === 'waiting' || found.reading === 'reading') {
      // A copy of a draft waits for what was asked for the original; that may be gone with its picture.
      await jobs.ask(query, readingKind, { upload: id } satisfies ReadingPayload);
      return found;
    }
    const after = { reading: 'waiting', problem: null } as const;
    await store.changeUpload(query, id, found.file, after);
    await askForReading(query, services, id);
    await record({ action: 'upload.read', target: `upload/${id}`, region, note: `draft/${draft}` });
    return { ...found, ...after };
  });
  jobs.wake();
  return store.uploadReply(row);
}

export const askForReading = (query: Query, { jobs }: Services, upload: string) =>
  jobs.add(query, readingKind, { upload } satisfies ReadingPayload);

export async function existing(query: Query, draft: string, id: string): Promise<UploadRow> {
  const row = await store.uploadOf(query, draft, id);
  if (row === undefined) throw notFound('没有这个文件，可能已经删掉了');
  return row;
}

/** Waits for a change; when it does not come about, the file that was made for it goes. */
export async function unlessRefused<T>(services: Services, file: string, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    await forget(services, file);
    throw error;
  }
}

/** Removes a file from the disk when nobody has it any more. */
export async function forget({ db, config }: Pick<Services, 'db' | 'config'>, file: string): Promise<void> {
  await db.query.transaction().execute(async (query) => {
    await lockFiles(query);
    await removeUnused(query, uploadsFolder(config.dataDir), file);
  });
}

/**
 * For whoever publishes, inside the same transaction: the item, by its key in the database, shows
 * these files of the draft from now on, and everybody may have them while it stands.
 */
export async function publishUploads(query: Query, item: number, draft: string, uploads: readonly string[]): Promise<void> {
  const rows = (await store.uploadsOf(query, draft)).filter((row) => uploads.includes(row.id));
  const files = new Map(rows.map(({ file, name }) => [file, { file, name }]));
  await store.showFiles(query, item, [...files.values()]);
}
