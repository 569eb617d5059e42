import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Where pictures and films of one import go. */
export interface MediaFolder {
  /** The folder that is imported; nothing outside of it is read. */
  root: string;
  /** DATA_DIR/media; made when missing. */
  target: string;
  /** False to look only: nothing is written. */
  write: boolean;
}

/** Where files are written whole. */
export type MediaTarget = Omit<MediaFolder, 'root'>;

/** The name that a file with this content has; without its ending. */
export const hashOf = (data: Buffer | string) => nameOf(createHash('sha256').update(data).digest('hex'));
const nameOf = (sha256: string) => sha256.slice(0, 32);

/** A file appears under its name only when all of it is there. */
export async function writeWhole(folder: MediaTarget, name: string, data: Buffer | string): Promise<void> {
  const { target, write } = folder;
  if (!write) return;
  await mkdir(target, { recursive: true });
  await whilePassing(target, async (passing) => {
    await writeFile(passing, data, { flush: true });
    await rename(passing, path.join(target, name));
  });
}

/** Copies under the hash of what was copied; a file that is there already is only read. */
export async function copyWhole(folder: MediaTarget, file: string, extension: string): Promise<string> {
  const { target, write } = folder;
  const before = createHash('sha256');
  await pipeline(createReadStream(file), before);
  const known = `${nameOf(before.digest('hex'))}.${extension}`;
  if (!write || (await exists(path.join(target, known)))) return known;
  await mkdir(target, { recursive: true });
  return whilePassing(target, async (passing) => {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    }, createWriteStream(passing, { flush: true }));
    const name = `${nameOf(hash.digest('hex'))}.${extension}`;
    await rename(passing, path.join(target, name));
    return name;
  });
}

/** Names that this program is writing under now. */
const passingNow = new Set<string>();
let passingCount = 0;

/** Gives a name of its own to a file that is being written; nothing is left of it afterwards. */
export async function whilePassing<T>(target: string, work: (passing: string) => Promise<T>): Promise<T> {
  passingCount += 1;
  const name = `${passingPrefix}${process.pid}-${passingCount}`;
  passingNow.add(name);
  try {
    return await work(path.join(target, name));
  } finally {
    await rm(path.join(target, name), { force: true });
    passingNow.delete(name);
  }
}

const passingPrefix = '.passing-';
/** A copy that another machine makes in the same folder is written to all the time. */
const quietMs = 10_000;

/** Removes what imports left half written that were killed. */
export async function sweepPassing(target: string): Promise<void> {
  const names = (await exists(target)) ? await readdir(target) : [];
  for (const name of names.filter((each) => each.startsWith(passingPrefix) && !passingNow.has(each))) {
    const file = path.join(target, name);
    const pid = Number(name.slice(passingPrefix.length).split('-')[0]);
    const { mtimeMs } = await stat(file).catch((error: unknown) => {
      if (isMissing(error)) return { mtimeMs: Infinity };
      throw error;
    });
    if (Date.now() - mtimeMs >= quietMs && (pid === process.pid || !isRunning(pid))) await rm(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
