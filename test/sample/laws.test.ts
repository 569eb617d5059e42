import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { citationsIn, faultsOf, knownLaws, numberOf } from './citations.ts';
import { sampleFiles, sampleFolder, sampleTexts } from './texts.ts';

const laws = knownLaws();

describe('laws in the sample', () => {
  it('are known by name, and every article cited is one of theirs with a known subject', () => {
    const texts = ['.md', '.vtt', 'glossary.yaml'].flatMap(sampleFiles).filter((file) => file !== 'README.md')
      .map((file) => ({ file, written: readFileSync(path.join(sampleFolder, file), 'utf8') }));
    const faults = texts.flatMap(({ file, written }) => faultsOf(written, laws).map((fault) => `${file}：${fault}`));
    assert.deepEqual(faults, []);
    assert.ok(texts.flatMap(({ written }) => citationsIn(written)).length > 100);
  });

  it('are quoted with words that stand in the article named', () => {
    for (const { file, parts } of sampleTexts()) {
      for (const part of parts) {
        if (part.kind !== 'law') continue;
        const [article = 0] = citationsIn(`《${part.law}》${part.article}`).flatMap((each) => each.article ?? []);
        const { words = [] } = laws.get(part.law)?.cited?.get(article) ?? {};
        assert.ok(words.some((word) => part.text.includes(word)),
          `${file}：引用的话里没有《${part.law}》${part.article}的字眼（${words.join('、')}）：${part.text}`);
      }
    }
  });

  it('that a text gets wrong are found', () => {
    assert.deepEqual(faultsOf('见《民法典》第二百八十八条、第一千二百一十七条，《村民委员会组织法》也讲了。', laws), []);
    assert.match(faultsOf('《邻居法》第一条', laws)[0] ?? '', /《邻居法》不在/);
    assert.match(faultsOf('《民法典》第一千二百六十一条', laws)[0] ?? '', /只有 1260 条/);
    assert.match(faultsOf('《种子法》第四十六条', laws)[0] ?? '', /第 46 条讲什么/);
    assert.match(faultsOf('《村民委员会组织法》第三十条', laws)[0] ?? '', /条文顺序变了/);
    assert.match(faultsOf('依照第八条办', laws)[0] ?? '', /没有说是哪部法/);
    assert.deepEqual(['十', '二十', '一百零三', '一百一十', '一千零四十二'].map(numberOf), [10, 20, 103, 110, 1042]);
  });

  it('are in the table once, with a subject and a word for each article within their count', () => {
    for (const { name, articles = 0, cited, whole } of new Set(laws.values())) {
      assert.notEqual(cited === undefined, whole === undefined, name);
      for (const [number, { about, words }] of cited ?? []) {
        assert.ok(number >= 1 && number <= articles && about !== '' && words.length > 0, `${name} ${number}`);
      }
    }
  });
});
