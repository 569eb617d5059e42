import assert from 'node:assert/strict';
import { limits, type Block, type Term } from '../../../src/contract/index.ts';
import { createFinder } from '../../../src/server/glossary/finder.ts';

const term = (word: string, ...also: string[]): Term => ({ word, also, plain: '大白话。' });
const paragraphs = (...texts: string[]): Block[] =>
  texts.map((text, at) => ({ id: `A0000${at}`, kind: 'paragraph', text }));
const found = (terms: Term[], body: Block[]) => createFinder(terms)(body).map(({ word }) => word);

describe('terms of a text', () => {
  it('are named once each, in the order of their first occurrence', () => {
    const terms = [term('保证人'), term('违约金'), term('诉讼时效')];
    const body = paragraphs('过了诉讼时效，保证人还要不要赔？', '诉讼时效是三年，违约金另算。');
    assert.deepEqual(found(terms, body), ['诉讼时效', '保证人', '违约金']);
    assert.deepEqual(found(terms, paragraphs('两家人坐下来商量。')), []);
    assert.deepEqual(found([], body), []);
  });

  it('are found under another name, which never takes a word from the term of that name', () => {
    assert.deepEqual(found([term('违约金', '违约罚款')], paragraphs('要付违约罚款。')), ['违约金']);
    const terms = [term('订立合同', '签约'), term('签约')];
    assert.deepEqual(createFinder(terms)(paragraphs('先看清再签约。')), [terms[1]]);
  });

  it('are the longer ones where words overlap, wherever the overlap begins', () => {
    const terms = [term('合同'), term('劳动合同'), term('合同解除'), term('劳动合同法')];
    assert.deepEqual(found(terms, paragraphs('签了劳动合同。')), ['劳动合同']);
    assert.deepEqual(found(terms, paragraphs('看劳动合同法。')), ['劳动合同法']);
    assert.deepEqual(found([term('约金'), term('违约'), term('约金条款')], paragraphs('违约金条款')), ['约金条款']);
    assert.deepEqual(found(terms, paragraphs('劳动合同和合同，先说劳动合同。')), ['劳动合同', '合同']);
  });

  it('are not seen in the middle of other words', () => {
    const terms = [term('定金'), term('民法')];
    assert.deepEqual(found(terms, paragraphs('双方约定金额，按固定金额付，到人民法院说理。')), []);
    assert.deepEqual(found(terms, paragraphs('他先交了定金。')), ['定金']);
  });

  it('are looked for in headings, lists and tables, not in quoted law nor in pictures', () => {
    const terms = ['定金', '违约金', '保证人', '仲裁', '彩礼', '抚养费'].map((word) => term(word));
    const picture = { src: `/media/${'a'.repeat(32)}.jpg`, width: 4, height: 3, alt: '彩礼' };
    const body: Block[] = [
      { id: 'A00001', kind: 'law', law: '民法典', article: '第五百八十六条', text: '可以约定定金。' },
      { id: 'A00002', kind: 'picture', picture, text: '彩礼' },
      { id: 'A00003', kind: 'heading', level: 2, text: '违约金怎么算' },
      { id: 'A00004', kind: 'list', ordered: false, start: 1, items: ['找保证人', '去仲裁'], text: '· 找保证人\n· 去仲裁' },
      { id: 'A00005', kind: 'table', header: ['抚养费', '元'], rows: [['彩礼', '1']], text: '抚养费，元\n彩礼，1' },
    ];
    assert.deepEqual(found(terms, body), ['违约金', '保证人', '仲裁', '抚养费', '彩礼']);
  });

  it(`are ${limits.termsMax} at most`, () => {
    const words = Array.from({ length: 40 }, (_, at) => `第${String.fromCharCode(0x4e00 + at)}类权利`);
    const terms = words.map((word) => term(word));
    assert.deepEqual(found(terms, paragraphs(words.join('，'))), words.slice(0, limits.termsMax));
  });

  it('take a text as long as an import allows in their stride', function () {
    this.timeout(20_000);
    const terms = Array.from({ length: 1000 }, (_, at) => term(`${String.fromCharCode(0x4e00 + at)}证${at}`));
    const text = '一证、保证、作证，'.repeat(75_000);
    assert.deepEqual(found([...terms, term('作证')], paragraphs(text)), ['作证']);
  });
});
