import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { personalDataIn, personalDataInTable } from '../../../src/text/personalData/index.ts';
import { entriesOf } from '../../bench/personalData/measured.ts';
import { maskedTable, maskedText } from './found.ts';

const entries = [...entriesOf('labelled'), ...entriesOf('second')];
const texts = entries.flatMap(({ text }) => text ?? []);
const tables = entries.flatMap(({ header, rows }) => (header && rows ? [{ header, rows }] : []));
const withoutNames = (header: string[], rows: string[][]) => personalDataInTable(header, rows).filter(({ kind }) => kind !== 'name');

describe('masking', () => {
  it('leaves nothing to be found, in texts and in tables', () => {
    for (const text of texts) assert.deepEqual(personalDataIn(maskedText(text)), [], `${text} → ${maskedText(text)}`);
    for (const { header, rows } of tables) {
      const [first, ...others] = maskedTable(header, rows);
      assert.deepEqual(withoutNames(first!, others), [], JSON.stringify([first, ...others]));
    }
  });

  it('once more changes nothing', () => {
    for (const text of texts) assert.equal(maskedText(maskedText(text)), maskedText(text));
  });

  it('keeps every other sign where it was', () => {
    for (const text of texts) {
      const found = personalDataIn(text);
      const edges = [...found.map(({ start }) => start), text.length];
      const between = edges.map((start, at) => text.slice(at === 0 ? 0 : found[at - 1]!.end, start));
      const expected = between.reduce((done, words, at) => done + words + (found[at]?.masked ?? ''), '');
      assert.equal(maskedText(text), expected);
    }
  });

  it('is told in reading order, within the text, without overlaps', () => {
    for (const text of [...texts, texts.join('\n'), texts.join('，')]) {
      let last = 0;
      for (const { start, end, masked } of personalDataIn(text)) {
        assert.ok(start >= last && end > start && end <= text.length, `${start}–${end} behind ${last}`);
        assert.match(masked, /\*/);
        last = end;
      }
    }
  });

  it('shows of a number what tells its owner which one it is, and no more', () => {
    assert.equal(maskedText('证659098197712277582号'), '证6590**********7582号');
    assert.equal(maskedText('卡6228480000224154997，'), '卡6228***********4997，');
    assert.equal(maskedText('电话138-0000-1234。'), '电话138****1234。');
    assert.equal(maskedText('手机+86 １３８００００１２３４'), '手机+86 138****1234');
  });

  it('of some findings leaves the others to be found', () => {
    const text = '张三13800001234，李四13900005678';
    const [first, second] = personalDataIn(text);
    const masked = text.slice(0, first!.start) + first!.masked + text.slice(first!.end);
    assert.deepEqual(personalDataIn(masked).map(({ digits }) => digits), [second!.digits]);
  });
});
