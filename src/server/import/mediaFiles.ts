import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { sizeInWords } from './decode.ts';
import { Refusal } from './refusal.ts';
import { isInside } from './walk.ts';

/** Bytes of a film, also of all its pieces together. */
export const mediaBytesMax = 4 * 1024 * 1024 * 1024;

/** A file that a text names: where it really lies, and its name as the text writes it. */
export interface FoundFile {
  path: string;
  name: string;
  /** Bytes. */
  size: number;
}

/**
 * Finds files by the names that the text `file` (path inside `root`) gives them. A name is a path
 * from the text's own folder and never leads out of the root, not through a link either.
 */
export function filesNear(root: string, file: string) {
  return async (what: string, name: string, bytesMax: number): Promise<FoundFile> => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(name) || path.isAbsolute(name) || /\p{Cc}/u.test(name)) {
      throw new Refusal(`${what}“${name}”应写成文件夹里的文件名，不能是网址或完整路径`);
    }
    const wanted = path.resolve(root, path.dirname(file), name);
    if (!isInside(root, wanted)) throw new Refusal(`${what}“${name}”在导入的文件夹之外`);
    const found = await existing(what, name, wanted);
    if (!isInside(await realpath(root), found)) throw new Refusal(`${what}“${name}”是指向文件夹之外的链接`);
    const { size, isFile } = await stat(found).then((each) => ({ size: each.size, isFile: each.isFile() }));
    if (!isFile) throw new Refusal(`${what}“${name}”不是文件`);
    if (size === 0) throw new Refusal(`${what}“${name}”是空的`);
    if (size > bytesMax) {
      throw new Refusal(`${what}“${name}”太大（${sizeInWords(size)}），最多 ${sizeInWords(bytesMax)}`);
    }
    return { path: found, name, size };
  };
}

async function existing(what: string, name: string, wanted: string): Promise<string> {
  try {
    return await realpath(wanted);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal(`找不到${what}“${name}”`);
    if (code === 'EACCES' || code === 'EPERM' || code === 'ELOOP' || code === 'ENAMETOOLONG') {
      throw new Refusal(`${what}“${name}”没有权限读取`);
    }
    throw error;
  }
}
