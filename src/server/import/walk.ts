import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** A text to take, or something that stays outside and why. Paths are relative to the root. */
export type Step =
  | { kind: 'text'; file: string }
  | { kind: 'refused'; file: string; reason: string };

const depthMax = 20;
/** Bytes; part of the source key, which a database index must hold. */
const pathMax = 1000;
/** Read by us in another way, or left behind by file managers. */
const passedOver = /^(?:\..*|Thumbs\.db|desktop\.ini|regions\.yaml|topics\.yaml|README\.(?:md|txt))$/i;
/** Carried in by the texts that name them. */
const mediaNames = /\.(?:jpe?g|png|webp|gif|mp4|m4a|mp3|vtt|m3u8|ts|m4s|aac)$/i;

/** Read by us in another way too, where they lie at the top. */
export const contactsFolder = 'contacts';
export const glossaryFile = 'glossary.yaml';

/** What a folder holds beside media, and what is said of anything else. */
interface Holding {
  names: RegExp;
  otherwise: string;
}
const texts: Holding = { names: /\.md$/i, otherwise: '只收 .md 文字稿（图片、视频由文字稿带入）' };
export const cards: Holding = { names: /\.ya?ml$/i, otherwise: '这个文件夹里只收 .yaml 便民卡（照片由便民卡带入）' };

/**
 * Goes through a folder, folder by folder and by name, without holding more than the names of the
 * folders on the way down. Links are followed to files inside the root only.
 */
export async function* walk(root: string, folder = '', holding = texts, depth = 0): AsyncGenerator<Step> {
  let entries: Dirent[];
  try {
    entries = await readdir(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    yield { kind: 'refused', file: folder + path.sep, reason: '文件夹读不了，没有权限' };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (passedOver.test(entry.name)) continue;
    if (folder === '' && (entry.name === contactsFolder || entry.name === glossaryFile)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth < depthMax) yield* walk(root, file, holding, depth + 1);
      else yield { kind: 'refused', file: file + path.sep, reason: `文件夹套得太深，最多 ${depthMax} 层` };
      continue;
    }
    const reason = await objection(root, file, entry, holding);
    if (reason !== undefined) yield { kind: 'refused', file, reason };
    else if (!mediaNames.test(entry.name)) yield { kind: 'text', file };
  }
}

async function objection(
  root: string, file: string, entry: Dirent, { names, otherwise }: Holding,
): Promise<string | undefined> {
  const reason = await kindObjection(root, file, entry);
  if (reason !== undefined) return reason;
  if (/\ufffd|\p{Cc}/u.test(file)) return '文件名里有认不出的字符，请改名';
  if (Buffer.byteLength(file) > pathMax) return '文件夹和文件名太长';
  return names.test(file) || mediaNames.test(file) ? undefined : otherwise;
}

/** A file or folder, not looking behind a link; undefined where there is none. */
export async function entryIfThere(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Why an entry of the folder may not be read: it is no file, or a link that leads elsewhere. */
export async function kindObjection(
  root: string, file: string, entry: Pick<Dirent, 'isFile' | 'isSymbolicLink'>,
): Promise<string | undefined> {
  if (entry.isSymbolicLink()) return linkObjection(root, file);
  return entry.isFile() ? undefined : '不是普通文件';
}

async function linkObjection(root: string, file: string): Promise<string | undefined> {
  try {
    const target = await realpath(path.join(root, file));
    if (!isInside(await realpath(root), target)) return '是指向文件夹之外的链接';
    return (await stat(target)).isFile() ? undefined : '是指向文件夹的链接';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '是打不开的链接';
    throw error;
  }
}

/** Whether a path is the root or lies below it. */
export function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
