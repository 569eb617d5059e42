import { existsSync } from 'node:fs';
import path from 'node:path';

const committed = path.resolve(import.meta.dirname, '../corpus');

/**
 * The folder of texts that tests read: CORPUS_DIR, or the committed one of the same format.
 * Throws when CORPUS_DIR names a folder that is not there.
 */
export function corpusFolder(): string {
  const named = process.env.CORPUS_DIR;
  if (named === undefined || named === '') return committed;
  const folder = path.resolve(named);
  if (!existsSync(folder)) throw new Error(`CORPUS_DIR names a folder that is not there: ${named}`);
  return folder;
}
