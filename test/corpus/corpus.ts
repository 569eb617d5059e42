import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const committed = path.join(import.meta.dirname, 'texts');

/** Whether CORPUS_DIR names a folder of its own. */
export const isNamed = (): boolean => (process.env['CORPUS_DIR'] ?? '') !== '';

/**
 * The folder of texts that tests read: CORPUS_DIR, or the committed one of the same format.
 * Throws when CORPUS_DIR names a folder that is not there.
 */
export function corpusFolder(): string {
  if (!isNamed()) return committed;
  const named = process.env['CORPUS_DIR'] ?? '';
  const folder = path.resolve(named);
  if (!existsSync(folder)) throw new Error(`CORPUS_DIR names a folder that is not there: ${named}`);
  return folder;
}

/** Paths of all texts in the columns' folders. Throws when there is none. */
export function corpusTexts(folder = corpusFolder()): string[] {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && path.dirname(file) !== '.')
    .map((file) => path.join(folder, file));
  if (texts.length === 0) throw new Error(`no texts in ${folder}`);
  return texts;
}
