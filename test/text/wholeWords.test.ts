import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { wholeWordsOf } from '../../src/text/wholeWords.ts';
import { TermFinder } from '../../src/tv/reader/terms.ts';

/** Engines with a dictionary of their own, and boxes that have none. */
const dictionaries = [['the engine’s dictionary', undefined], ['our own list', 'none']] as const;

for (const [name, dictionary] of dictionaries) {
  describe(`a word in a text, by ${name}`, () => {
    /** Whether the first place of a word in a text is a word there. */
    const isWord = (text: string, word: string) => {
      const start = text.indexOf(word);
      assert.ok(start >= 0, `${word} stands in ${text}`);
      return wholeWordsOf(text, dictionary)(start, start + word.length);
    };

    it('is none where it cuts a word on both sides', () => {
      assert.equal(isWord('按固定金额付', '定金'), false);
      assert.equal(isWord('双方约定金额', '定金'), false);
      assert.equal(isWord('可以提起诉讼', '起诉'), false);
      assert.equal(isWord('由他承担保证责任', '担保'), false);
      assert.equal(isWord('安全责任书', '全责'), false);
    });

    it('is one where one of its sides is a word’s', () => {
      assert.equal(isWord('他先交了定金。', '定金'), true);
      assert.equal(isWord('定金', '定金'), true);
      assert.equal(isWord('到法院起诉', '起诉'), true);
      assert.equal(isWord('违约金怎么算', '违约'), true);
    });

    it('is looked at anew in every place', () => {
      const text = '交固定金额，另付定金。';
      const at = wholeWordsOf(text, dictionary);
      assert.deepEqual([text.indexOf('定金'), text.lastIndexOf('定金')].map((start) => at(start, start + 2)), [false, true]);
    });
  });
}

describe('a term that the television explains', () => {
  it('is not marked in the middle of other words', () => {
    const finder = new TermFinder([{ word: '定金', also: [], plain: '大白话。' }], []);
    assert.deepEqual(finder.spansIn('交固定金额，另付定金。'), [{ term: 0, start: 8, end: 10 }]);
  });
});
