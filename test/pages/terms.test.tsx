/** @jsxRuntime automatic @jsxImportSource preact */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block, Term } from '../../src/contract/index.ts';
import { ItemPage } from '../../src/pages/phone/item.tsx';
import { render } from '../../src/pages/phone/page.tsx';
import { findTerms, termsFound } from '../../src/pages/phone/terms.ts';
import { frame, item, paragraph } from './fixtures.ts';

const term = (word: string, ...also: string[]): Term => ({ word, also, plain: `${word}的白话。` });
const found = (blocks: Block[], ...terms: Term[]) =>
  [...findTerms(blocks, terms)].flatMap(([key, places]) => places.map(({ start, end }) => [key, start, end]));

describe('words explained in a text', () => {
  it('are marked where they first stand, in any of their spellings', () => {
    const list: Block = { id: 'B00002', kind: 'list', ordered: false, start: 1, items: ['无', '先交违约罚款'], text: '' };
    const blocks = [paragraph('B00001', '合同没写。'), list, paragraph('B00003', '违约金要付。')];
    assert.deepEqual(found(blocks, term('违约金', '违约罚款')), [['B00002/1', 2, 6]]);
  });

  it('are not marked where the characters only meet', () => {
    assert.deepEqual(found([paragraph('B00001', '交固定金额，另付定金。')], term('定金')), [['B00001', 8, 10]]);
  });

  it('leave a longer word whole', () => {
    const blocks = [paragraph('B00001', '他要负连带责任。'), paragraph('B00002', '责任不小。')];
    assert.deepEqual(found(blocks, term('责任'), term('连带责任')), [['B00001', 3, 7], ['B00002', 0, 2]]);
  });

  it('are never marked twice, nor over one another', () => {
    const piece = fc.constantFrom('违约', '违约金', '金', '定金', '合同', '，', '规定', '额', '责任', '连带');
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 5 }), (texts) => {
        const blocks = texts.map((pieces, index) => paragraph(`B0000${index}`, pieces.join('')));
        const places = findTerms(blocks, [term('违约金', '违约'), term('定金'), term('连带责任'), term('责任')]);
        const words = termsFound(places).map(({ word }) => word);
        assert.equal(new Set(words).size, words.length);
        for (const each of places.values()) {
          each.forEach((place, index) => assert.ok(place.start >= (each[index - 1]?.end ?? 0)));
        }
      }),
    );
  });

  it('lead to the glossary, and what they mean is at the end of the text', () => {
    const page = render(<ItemPage frame={frame} item={item({ terms: [term('介绍')] })} related={[]} />);
    assert.match(page, /经人<a class="term" href="\/glossary\?region=420583901001&amp;letter=J#w-%E4%BB%8B%E7%BB%8D"[^>]*>介绍<\/a>认识/);
    assert.match(page, /<details class="fold words">.*（1 个）.*id="w-介绍"><dt>介绍<\/dt><dd><p>介绍的白话。/s);
  });

  it('are left alone where an article’s number leads', () => {
    const body = [paragraph('B00001', '第五百八十五条 违约金可以约定。')];
    const page = render(<ItemPage frame={frame} item={item({ body, terms: [term('违约金')] })} related={[]} />);
    assert.match(page, /<b>第五百八十五条<\/b> <a class="term"[^>]*>违约金<\/a>可以约定。/);
  });
});
