import { access, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database, Query } from '../db/open.ts';
import { hashOf, isMissing, sweepPassing, writeWhole } from '../media/mediaTarget.ts';
import * as store from './store.ts';

/** Where files of drafts lie, under the hash of what is in them; they stay there when they are published. */
export const uploadsFolder = (dataDir: string) => path.join(dataDir, 'uploads');

/** A file that is to be kept: its content, and the name that follows from it. */
export interface MadeFile {
  name: string;
  data: Buffer;
}

export const madeFile = (data: Buffer, kind: 'jpg' | 'webp' | 'pdf'): MadeFile => ({ name: `${hashOf(data)}.${kind}`, data });

/** Writes the file to stay, also when the power goes now. */
export async function keepFile(folder: string, { name, data }: MadeFile): Promise<void> {
  await writeWhole({ target: folder, write: true }, name, data);
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const readUpload = (folder: string, name: string): Promise<Buffer> => readFile(path.join(folder, name));

export async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * Removes a file that nobody has any more. Inside a transaction that holds the audit's lock, as
 * whoever adds a file does: so none goes that somebody is just taking.
 */
export async function removeUnused(query: Query, folder: string, name: string): Promise<void> {
  if (await store.isUnused(query, name)) await rm(path.join(folder, name), { force: true });
}

/** What a server that was killed may have left: files whose upload never came about, or is gone. */
export async function sweepFiles(db: Database, folder: string): Promise<void> {
  if (!(await isThere(folder))) return;
  await sweepPassing(folder);
  for (const name of await readdir(folder)) {
    if (name.startsWith('.') || !(await isOld(path.join(folder, name)))) continue;
    await db.query.transaction().execute(async (query) => {
      await lockFiles(query);
      await removeUnused(query, folder, name);
    });
  }
}

/** A file is written a moment before its upload is noted. */
const settledMs = 3600_000;
const isOld = async (file: string) => Date.now() - (await stat(file)).mtimeMs > settledMs;

/** Takes the lock of the audit, which everybody holds who adds or removes a file. */
export const lockFiles = (query: Query) =>
  query.updateTable('audit_head').set((e) => ({ number: e('number', '+', 0) })).execute();
