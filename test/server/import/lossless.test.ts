import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Block } from '../../../src/contract/index.ts';
import type { ItemDraft } from '../../../src/server/content/content.ts';
import { corpusTexts, isNamed } from '../../corpus/corpus.ts';
import { draftOf } from './drafts.ts';

/** Everything a reader gets of a text, put together again in the order of the source. */
function wordsOf(draft: ItemDraft): string {
  return [draft.title, draft.subtitle ?? '', ...draft.provenance.notes, ...draft.body.map(wordsOfBlock)].join('\n');
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map((item, at) => (block.ordered ? `${block.start + at}. ${item}` : item)).join('\n');
    case 'table':
      return [block.header, ...block.rows].flat().join('\n');
    case 'law':
      return `${block.text}\n——《${block.law}》${block.article}`;
    default:
      return block.text;
  }
}

/** What is left of a source when markup is taken away, by rules of the test's own. */
function wordsOfSource(source: string): string {
  return source
    .replace(/^\ufeff|<!--.*?-->/gs, '')
    .split(/\r?\n/)
    .filter((line) => !/^[ *_-]*\*{3,}$|^-{3,}$/.test(line) && !/^[|:\- ]*\|[|:\- ]*$/.test(line))
    .map((line) => line.replace(/^> ?/, '').replace(/^(#{1,6}|-)(\s|$)/, '').replace(/^\*\*([^*]+)\*\*$/, '$1'))
    .map((line) => (line.startsWith('|') ? line.replace(/(?<!\\)\|/g, '').replaceAll('\\|', '|') : line))
    .join('\n');
}

const characters = (text: string) => text.replace(/[\s\u200b\ufeff]/g, '');

async function assertNothingLost(files: string[]): Promise<void> {
  for (const file of files) {
    const draft = await draftOf(readFileSync(file), path.basename(file));
    assert.equal(characters(wordsOf(draft)), characters(wordsOfSource(readFileSync(file, 'utf8'))), file);
  }
}

describe('nothing of a text is lost by the import', () => {
  it('in our own corpus', async () => {
    await assertNothingLost(corpusTexts('test/corpus/texts'));
  });

  if (isNamed()) {
    it('in the corpus that CORPUS_DIR names', () => assertNothingLost(corpusTexts()));
  }

  const nasty = fc.constantFrom(
    '张*三', '4205**********1234', '李**、王**', 'a_b_c', '**', '_', '*', '[甲](乙)', '<b>', '<', '>', '&amp;',
    '&lt;', '\\', '`', '~~', '|', '#', '-', '1.', '第一条', '（一）', '2020年5月28日', '3,000元', '！', '😀', '　', ' ', 'x',
  );
  const words = fc.array(nasty, { minLength: 1, maxLength: 8 }).map((parts) => `字${parts.join('')}字`);
  const cell = words.map((text) => text.replaceAll('\\', '/').replaceAll('|', '\\|'));
  const piece = fc.oneof(
    words,
    fc.tuple(fc.constantFrom('##', '###', '####', '######'), words).map(([mark, text]) => `${mark} ${text}`),
    fc.array(words, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc.tuple(fc.integer({ min: 0, max: 30 }), fc.array(words, { minLength: 1, maxLength: 4 }))
      .map(([start, items]) => items.map((item, at) => `${start + at}. ${item}`).join('\n')),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .map(([header = [], ...rows]) => [header, header.map(() => '---'), ...rows]
        .map((row) => `| ${row.join(' | ')} |`).join('\n')),
    words.map((text) => `> ${text}\n> ——《民法典》第一千条`),
    fc.constantFrom('<!-- FORCE BREAK -->', '***', '', '**醒目**', '![图](图.jpg)'),
  );

  it('whatever it is made of', async () => {
    await fc.assert(fc.asyncProperty(
      words, fc.array(words, { maxLength: 3 }), fc.array(fc.tuple(piece, fc.constantFrom('\n\n', '\r\n\r\n'))),
      async (title, notes, pieces) => {
        const body = ['正文', ...pieces.map(([text, end]) => text + end)].join('\n\n');
        const source = `# ${title}\n\n${notes.join('\n')}\n<!-- INFO END -->\n\n${body}`;
        const draft = await draftOf(source);
        const expected = wordsOfSource(source).replaceAll('![图](图.jpg)', '图');
        assert.equal(characters(wordsOf(draft)), characters(expected));
      },
    ));
  });

  it('in lines of any kind in any order, letter by letter', async () => {
    const token = fc.oneof(nasty, fc.constantFrom('\n', '\n\n', '\n- ', '\n1. ', '\n## ', '\n> ', '\n| ', ' |\n|---|\n', '---\n'));
    const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('');
    await fc.assert(fc.asyncProperty(fc.array(token, { maxLength: 40 }), async (tokens) => {
      const source = `# 标题\n\n正文${tokens.join('')}`;
      assert.equal(letters(wordsOf(await draftOf(source))), letters(source));
    }));
  });
});
