import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readGlossary } from '../../src/server/import/glossaryFile.ts';
import { sampleFolder, sampleTexts, wordsOf } from './texts.ts';

const stories = sampleTexts('cases');
const glossary = readGlossary(readFileSync(path.join(sampleFolder, 'glossary.yaml'), 'utf8'));

describe('stories of the sample', () => {
  it('are fourteen or more, each long enough to be a story and short enough for an evening', () => {
    assert.ok(stories.length >= 14);
    for (const { file, parts } of stories) {
      const length = parts.map(wordsOf).join('').replace(/\s/g, '').length;
      assert.ok(length >= 900 && length <= 1600, `${file}：${length} 字`);
    }
  });

  it('say in one or two lines why to open them', () => {
    for (const { file, fields, title } of stories) {
      assert.ok((fields.摘要 ?? '').length >= 12 && (fields.摘要 ?? '').length <= 60, `${file}：摘要`);
      assert.ok(title.length <= 22, `${file}：${title}`);
      assert.ok((fields.专题 ?? []).length > 0, `${file}：专题`);
    }
  });

  it('quote one article, say step by step what to do and whom to ring, and end with one plain sentence', () => {
    for (const { file, parts } of stories) {
      assert.equal(parts.filter(({ kind }) => kind === 'law').length, 1, `${file}：引用一条法律`);
      const [steps, heading, moral] = parts.slice(-3);
      assert.ok(steps?.kind === 'list' && steps.items.length >= 3, `${file}：怎么做`);
      assert.match(steps.items.join(), /\b(?:110|12\d{3}|96110)\b/, `${file}：找谁`);
      assert.ok(heading?.kind === 'heading' && heading.text === '记住这一句', `${file}：记住这一句`);
      assert.ok(moral?.kind === 'paragraph' && moral.text.length <= 50, `${file}：最后一句`);
    }
  });

  it('name no court, as if the case were a real one', () => {
    for (const { file, written } of stories) {
      assert.doesNotMatch(written, /[\u4e00-\u9fa5]{2,}[省市县区].{0,4}法院|（\d{4}）/, file);
    }
  });

  it('each use three words or more that the glossary explains', () => {
    for (const { file, parts } of stories) {
      const text = parts.filter(({ kind }) => kind !== 'law').map(wordsOf).join('\n');
      const known = glossary.filter(({ word, also }) => [word, ...also].some((each) => text.includes(each)));
      assert.ok(known.length >= 3, `${file}：只有 ${known.map(({ word }) => word).join('、')}`);
    }
  });
});

describe('the glossary of the sample', () => {
  it('explains seventy words or more, each once, in plain words with an example', () => {
    assert.ok(glossary.length >= 70);
    for (const { word, plain, example = '' } of glossary) {
      assert.ok(plain.length >= 10 && plain.length <= 60, `${word}：${plain}`);
      assert.ok(example.length >= 8 && example.length <= 40, `${word}：${example}`);
    }
  });
});
