import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { termSpansOf } from '../../src/text/termSpans.ts';
import { wholeWordsOf } from '../../src/text/wholeWords.ts';
import { fixed } from './samples.ts';

const term = (word: string, ...also: string[]) => ({ word, also });
const terms = [
  term('合同'), term('劳动合同'), term('合同解除', '解除'), term('劳动'), term('违约金', '违约'), term('定金'),
  term('连带责任', '责任'), term('责任'), term('土地经营权', '经营权'), term('经营权流转', '流转'),
];
const piece = fc.constantFrom(
  '劳动', '合同', '解除', '违约', '金', '定金', '固定', '金额', '连带', '责任', '土地', '经营权', '流转', '规定', '，', '的', '8月',
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('terms in a text', () => {
  const spansIn = termSpansOf(terms);
  const wordsIn = (words: string) => spansIn(words).map(({ start, end }) => words.slice(start, end));

  it('are the longer ones where they overlap, wherever the overlap begins', () => {
    assert.deepEqual(wordsIn('土地经营权流转'), ['土地经营权', '流转']);
    assert.deepEqual(wordsIn('签劳动合同，后来合同解除'), ['劳动合同', '合同解除']);
    assert.deepEqual(wordsIn('劳动合同解除'), ['劳动合同', '解除']);
  });

  it('belong to the term that has the word as its name', () => {
    assert.deepEqual(spansIn('责任'), [{ term: 7, start: 0, end: 2 }]);
  });

  it('lie beside one another, each spelled as its term is, and none was passed over for a shorter one', () => {
    fc.assert(fc.property(text, (words) => {
      const spans = spansIn(words);
      spans.forEach(({ term: index, start, end }, i) => {
        const { word, also } = terms[index]!;
        assert.ok([word, ...also].includes(words.slice(start, end)));
        assert.ok(start >= (spans[i - 1]?.end ?? 0));
      });
      const isWord = wholeWordsOf(words);
      for (const spelling of terms.flatMap(({ word, also }) => [word, ...also])) {
        for (let start = words.indexOf(spelling); start >= 0; start = words.indexOf(spelling, start + 1)) {
          const end = start + spelling.length;
          const covering = spans.some((span) => span.start < end && start < span.end && span.end - span.start >= end - start);
          assert.equal(covering || !isWord(start, end), true, `${spelling} at ${start} of ${words}`);
        }
      }
    }), fixed);
  });

  it('are found in the same places by whoever knows only those that were found', () => {
    fc.assert(fc.property(text, (words) => {
      const spans = spansIn(words);
      const found = [...new Set(spans.map(({ term: index }) => index))];
      const again = termSpansOf(found.map((index) => terms[index]!))(words);
      assert.deepEqual(again.map((span) => ({ ...span, term: found[span.term] })), spans);
    }), fixed);
  });
});
