import { readFile, stat } from 'node:fs/promises';
import { sizeInWords, textBytesMax } from './decode.ts';
import { Refusal } from './refusal.ts';
import type { ImportReport } from './report.ts';

/** The result, or undefined with the reason in the report. */
export async function taken<T>(
  report: ImportReport, file: string, take: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await take();
  } catch (error) {
    report.refused.push({ file, reason: reasonOf(error) });
    return undefined;
  }
}

/** What concerns one file is told; anything else (a full disk, a lost database) ends the import. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读取';
  if (code === 'ENOENT') return '文件在导入时不见了';
  if (code === 'EIO') return '读取时出错，文件或磁盘可能已损坏';
  throw error;
}

/** A text's bytes; what is too large is refused before it is read. */
export async function readBounded(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size <= textBytesMax) return readFile(file);
  throw new Refusal(`文件太大（${sizeInWords(size)}），文字稿最多 ${sizeInWords(textBytesMax)}`);
}
