import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpusFolder, corpusTexts } from './corpus.ts';

describe('the corpus of the tests', () => {
  const before = process.env['CORPUS_DIR'];
  const name = (folder: string) => {
    process.env['CORPUS_DIR'] = folder;
  };
  afterEach(() => {
    if (before === undefined) delete process.env['CORPUS_DIR'];
    else name(before);
  });

  it('is our own where CORPUS_DIR names none', () => {
    delete process.env['CORPUS_DIR'];
    assert.equal(corpusFolder(), path.join(import.meta.dirname, 'texts'));
    assert.equal(corpusTexts().length, 3);
  });

  it('must be there, with texts in it, where CORPUS_DIR names one', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fawu-corpus-'));
    name(folder);
    assert.throws(() => corpusTexts(), /no texts in/);
    rmSync(folder, { recursive: true });
    assert.throws(() => corpusTexts(), /CORPUS_DIR names a folder that is not there/);
  });
});
