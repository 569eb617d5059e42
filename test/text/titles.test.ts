import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NOT_AT_END, NOT_AT_START } from '../../src/text/punctuation.ts';
import { breakTitle } from '../../src/text/titles.ts';
import { fixed, measure30, mixedText } from './samples.ts';

function texts(title: string, characters: number, lines = 3): string[] {
  return breakTitle(title, { width: characters * 30, lines, measure: measure30 }).map((line) => line.text);
}

const title = fc.stringMatching(
  /^[土地流转合同怎么签才不吃亏工资]{2,9}([：，？]|《[民法典]{2,3}》|[0-9]{1,4}元|WeChat)?[婚前彩礼离婚时能要回来]{1,9}$/,
);

describe('title breaking', () => {
  it('keeps words together', () => {
    assert.deepEqual(texts('土地流转合同怎么签才不吃亏', 10), ['土地流转合同', '怎么签才不吃亏']);
    assert.deepEqual(texts('婚前给的彩礼离婚时能不能要回来', 10), ['婚前给的彩礼离婚时', '能不能要回来']);
    assert.deepEqual(texts('无偿搭乘亲友出事故 依法减轻赔偿责任', 10), ['无偿搭乘亲友出事故', '依法减轻赔偿责任']);
    assert.deepEqual(texts('预防未成年人犯罪法', 8), ['预防未成年人', '犯罪法']);
    assert.deepEqual(texts('不动产登记暂行条例', 8), ['不动产登记', '暂行条例']);
    assert.deepEqual(texts('烟花爆竹安全管理条例', 8), ['烟花爆竹', '安全管理条例']);
  });

  it('likes to break behind a mark', () => {
    assert.deepEqual(texts('一分钟看懂：借条怎么写', 10), ['一分钟看懂：', '借条怎么写']);
    assert.deepEqual(texts('老板拖欠工资怎么办？这三步要记牢', 10), ['老板拖欠工资怎么办？', '这三步要记牢']);
  });

  it('uses one line where one is enough', () => {
    assert.deepEqual(texts('加班费的仲裁时效应当如何认定', 14), ['加班费的仲裁时效应当如何认定']);
    assert.deepEqual(texts('', 5), []);
  });

  it('takes one more line rather than split a word', () => {
    const long = '张某与某房地产开发公司房屋买卖合同纠纷案';
    assert.deepEqual(texts(long, 10), ['张某与某房地产', '开发公司房屋', '买卖合同纠纷案']);
    assert.equal(texts(long, 10, 2).length, 2);
  });

  it('ends in … what does not fit, not behind a comma or an opening mark', () => {
    assert.deepEqual(texts('土地流转合同怎么签才不吃亏', 6, 1), ['土地流转合…']);
    assert.deepEqual(texts('土地流转，合同怎么签', 6, 1), ['土地流转…']);
    assert.deepEqual(texts('土地流转《合同》怎么签', 6, 1), ['土地流转…']);
  });

  it('keeps to lines and width for texts of every mixture', () => {
    fc.assert(
      fc.property(
        mixedText, fc.integer({ min: 90, max: 700 }), fc.integer({ min: 1, max: 4 }),
        (text, width, lines) => {
          const broken = breakTitle(text, { width, lines, measure: measure30 });
          const plain = text.replace(/\s+/g, '');
          const joined = broken.map((line) => line.text).join('').replace(/\s+/g, '');
          assert.ok(broken.length <= lines);
          const cut = joined.endsWith('…') && plain.startsWith(joined.slice(0, -1));
          assert.ok(joined === plain || cut, joined);
          for (const line of broken) {
            assert.ok(Math.abs(line.width - measure30(line.text)) < 1e-6);
            assert.ok(line.width <= width + 1e-6, `${line.width} in ${width}: ${line.text}`);
          }
        },
      ),
      { ...fixed, numRuns: 500 },
    );
  });

  it('breaks titles by 避头尾 into lines of like width', () => {
    fc.assert(
      fc.property(title, fc.integer({ min: 200, max: 400 }), (text, width) => {
        const broken = breakTitle(text, { width, lines: 4, measure: measure30 });
        broken.forEach((line, i) => {
          assert.ok(i === 0 || !NOT_AT_START.includes(line.text[0]!), line.text);
          assert.ok(i === broken.length - 1 || !NOT_AT_END.includes(line.text.slice(-1)), line.text);
        });
        const widths = broken.map((line) => line.width);
        if (widths.length < 2) return;
        const mean = widths.reduce((sum, w) => sum + w, 0) / widths.length;
        assert.ok(Math.min(...widths) >= mean * 0.3, broken.map((line) => line.text).join(' | '));
      }),
      fixed,
    );
  });
});
