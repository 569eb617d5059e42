import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breakLines, textWidth, type Line } from '../../src/text/lines.ts';
import { NOT_AT_END, NOT_AT_START } from '../../src/text/punctuation.ts';
import { corpusParagraphs, fixed, measure30, mixedText } from './samples.ts';

const measure = measure30;

function texts(source: string, characters: number, indent = 0): string[] {
  return breakLines(source, { width: characters * 30, indent, measure }).map((line) => line.text);
}

/** All that holds for every text and width. `strict`: the text has no run of marks wider than a line. */
function check(source: string, width: number, indent: number, strict: boolean): void {
  const lines = breakLines(source, { width, indent, measure });
  let at = 0;
  lines.forEach((line, index) => {
    assert.equal(line.start, at, 'no character lost or doubled');
    assert.ok(line.end > line.start, 'no line is empty of source');
    at = line.end;
    const whole = source.slice(line.start, line.end);
    assert.ok(whole.startsWith(line.text) && /^[\s\u200b]*$/.test(whole.slice(line.text.length)));
    assert.ok(Math.abs(line.width - measure(line.text)) < 1e-6, 'the width is the text’s');
    const room = width - (index === 0 ? indent : 0);
    const fits = line.width <= room + 1e-6 || isOneCharacter(line.text);
    assert.ok(fits, `${line.width} in ${room}: ${line.text}`);
    if (index === 0) return;
    assert.ok(!splitsCharacter(source, line.start), 'a character stays whole');
    if (strict) checkBreak(source, lines[index - 1]!, line);
  });
  assert.equal(at, source.length, 'no character lost or doubled');
}

function checkBreak(source: string, before: Line, after: Line): void {
  if (source[before.end - 1] === '\n' || before.text === '' || after.text === '') return;
  const last = before.text.slice(-1);
  const first = after.text[0]!;
  const where = `${before.text} | ${after.text}`;
  assert.ok(!NOT_AT_START.includes(first), `starts with ${first}: ${where}`);
  assert.ok(!NOT_AT_END.includes(last), `ends with ${last}: ${where}`);
  const hung = before.end > before.start + before.text.length;
  const number = /[0-9]/.test(first) && /[0-9¥￥$]$/.test(before.text);
  const split = !hung && (number || (/[A-Za-z]/.test(first) && /[A-Za-z]$/.test(before.text)));
  if (!split) return;
  // Only a word that the whole line could not hold may be split.
  assert.match(before.text, /^[^\u4e00-\u9fff]*$/, `splits a word: ${where}`);
}

function splitsCharacter(source: string, at: number): boolean {
  const inPair = /[\ud800-\udbff]/.test(source[at - 1]!) && /[\udc00-\udfff]/.test(source[at]!);
  return inPair || /[\u0300-\u036f\ufe0f\u200d]/.test(source[at]!);
}

function isOneCharacter(text: string): boolean {
  return text.length === 1 || Array.from(new Intl.Segmenter('zh').segment(text)).length === 1;
}

describe('line breaking', () => {
  it('fills lines and keeps closing marks off their start', () => {
    assert.deepEqual(texts('国家保护农民的土地，不得侵犯。', 9), ['国家保护农民的土', '地，不得侵犯。']);
  });

  it('keeps opening marks off the end of a line', () => {
    assert.deepEqual(texts('适用本法的《民法典》条文', 6), ['适用本法的', '《民法典》', '条文']);
  });

  it('leaves no character alone in the last line where the line before can spare another', () => {
    assert.deepEqual(texts('保住了一根，另一根截去了一节。', 13), ['保住了一根，另一根截去了', '一节。']);
    assert.deepEqual(texts('连我厂里的人都说不清。”', 9), ['连我厂里的人都说', '不清。”']);
    assert.deepEqual(texts('国家保护农民的\n土地', 6), ['国家保护农', '民的', '土地']);
    assert.deepEqual(texts('一共是 1,200 元整的', 9), ['一共是 1,200 元', '整的']);
    assert.deepEqual(texts('保住了一根，另一根截去了一节。', 14), ['保住了一根，另一根截去了', '一节。']);
    // Not from a short line, not out of a number, not where the rest would be far from full.
    assert.deepEqual(texts('国家保护', 3), ['国家保', '护']);
    assert.deepEqual(texts('草地是三十年到七十年。', 9), ['草地是三十年到七十', '年。']);
    assert.deepEqual(texts('保住了一根，截去了一节”）。', 12), ['保住了一根，截去了一', '节”）。']);
  });

  it('indents the first line only', () => {
    assert.deepEqual(texts('国家保护农民的土地权益', 5, 60), ['国家保', '护农民的土', '地权益']);
  });

  it('keeps numbers, their signs and their units whole', () => {
    assert.deepEqual(texts('赔偿人民币￥3,000.50元', 8), ['赔偿人民币', '￥3,000.50元']);
    assert.deepEqual(texts('共计一百二十138 000万元整', 9), ['共计一百二十', '138 000万元整']);
    assert.deepEqual(texts('占到全部的100%以上', 6), ['占到全部的', '100%以上']);
    assert.deepEqual(texts('价款为12万元', 5), ['价款为', '12万元']);
  });

  it('keeps dates and amounts whole, written with blanks or without', () => {
    assert.deepEqual(texts('公示从2026年3月15日开始', 7), ['公示从', '2026年3月15日', '开始']);
    assert.deepEqual(texts('公示到了 3 月 15 日止', 6), ['公示到了', '3 月 15 日', '止']);
    assert.deepEqual(texts('上午开到8时30分', 5), ['上午开到', '8时30分']);
    assert.deepEqual(texts('公开收入共18.6 万元整', 5), ['公开收入共', '18.6 万元', '整']);
    assert.deepEqual(texts('补给我村30多户人家', 5), ['补给我村', '30多户', '人家']);
  });

  it('splits a date that is wider than the line', () => {
    assert.deepEqual(texts('2026年11月22日', 4), ['2026年', '11月22', '日']);
  });

  it('never ends a line inside a date or an amount that fits one', () => {
    const figures = fc.constantFrom('2026年11月22日', '3月5日', '18.6 万元', '1,200元', '10:30', '30多户', '7 天');
    const sentence = fc.array(fc.tuple(fc.stringMatching(/^[国家保护民]{1,12}$/), figures), { maxLength: 12 });
    fc.assert(
      fc.property(sentence, fc.integer({ min: 300, max: 900 }), (parts, width) => {
        const lines = breakLines(parts.map((part) => part.join('')).join('，'), { width, measure });
        const ends = new Set(lines.map(({ end }) => end));
        let at = 0;
        parts.forEach(([before, figure]) => {
          for (let i = 1; i < figure.length; i++) assert.ok(!ends.has(at + before.length + i), figure);
          at += before.length + figure.length + 1;
        });
      }),
      fixed,
    );
  });

  it('keeps words whole and splits one that is wider than the line', () => {
    assert.deepEqual(texts('请打开WeChat扫码', 5), ['请打开', 'WeChat', '扫码']);
    assert.deepEqual(texts('见ABCDEFGHIJ页', 3), ['见', 'ABCDE', 'FGHIJ', '页']);
  });

  it('keeps the halves of dashes and ellipses together', () => {
    assert.deepEqual(texts('他说的是这样——不去', 7), ['他说的是这', '样——不去']);
    assert.deepEqual(texts('…………………………', 3), ['……', '……', '……', '……', '……']);
  });

  it('hangs white space at the end of a line and ends lines at line feeds', () => {
    assert.deepEqual(texts('one two three', 3), ['one', 'two', 'three']);
    assert.deepEqual(texts('甲方\n\n乙方', 5), ['甲方', '', '乙方']);
    assert.deepEqual(texts('', 5), []);
  });

  it('never splits what a reader sees as one character', () => {
    assert.deepEqual(texts('👨‍👩‍👧🇨🇳𠮷e\u0301', 1), ['👨‍👩‍👧', '🇨🇳', '𠮷', 'e\u0301']);
  });

  it('measures by characters', () => {
    assert.equal(textWidth('国家ab', measure), 90.5);
  });

  it('measures each character once per font', () => {
    let calls = 0;
    const counted = (text: string): number => (calls++, measure(text));
    const source = '国家保护农民的土地，不得侵犯。'.repeat(50);
    for (let i = 0; i < 10; i++) breakLines(source, { width: 300, measure: counted });
    assert.ok(calls < 10, `${calls} calls`);
  });

  it('holds its rules for texts of every mixture', () => {
    fc.assert(
      fc.property(mixedText, fc.integer({ min: 20, max: 900 }), (text, width) => {
        check(text, width, width > 200 ? 60 : 0, false);
      }),
      { ...fixed, numRuns: 1000 },
    );
  });

  it('holds 避头尾 for sentences of every mixture', () => {
    const clause = fc.tuple(
      fc.constantFrom('', '《', '“', '（', '——', '￥'),
      fc.stringMatching(/^[国家保护民]{1,9}(WeChat|[0-9]{1,4}|e-mail|12,000\.5)?[国家保护民]{1,5}$/),
      fc.constantFrom('', '》', '”，', '）。', '……', '%', '！？', ' ', '、'),
    );
    const sentences = fc
      .array(clause.map((parts) => parts.join('')), { maxLength: 30 })
      .map((clauses) => clauses.join(''));
    fc.assert(
      fc.property(sentences, fc.integer({ min: 300, max: 900 }), (text, width) => {
        check(text, width, 60, true);
      }),
      { ...fixed, numRuns: 500 },
    );
  });

  it('holds its rules for the corpus at every text size', () => {
    for (const text of corpusParagraphs()) {
      for (const width of [780, 600, 480]) check(text, width, 60, true);
    }
  });
});
