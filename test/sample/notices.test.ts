import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { amountIn, wrongBalance, wrongProducts, wrongTotals } from './accounts.ts';
import { readYaml, sampleFiles, sampleFolder, sampleTexts } from './texts.ts';

const notices = sampleTexts('notices');
const tables = notices.flatMap(({ file, parts }) =>
  parts.flatMap((part) => (part.kind === 'table' ? [{ file, table: part }] : [])));
const villages = readYaml<{ code: string; name: string }[]>(path.join(sampleFolder, 'regions.yaml'))
  .filter(({ code }) => !code.endsWith('000'));

describe('notices of the sample', () => {
  it('come from every village, current ones and past ones, with all that a disclosure carries', () => {
    assert.ok(notices.length >= 14);
    assert.equal(villages.length, 6);
    for (const { code, name } of villages) {
      const own = notices.filter(({ fields }) => fields.地区 === code);
      assert.ok(own.length >= 2, name);
      assert.ok(own.some(({ fields }) => fields.公示开始 === undefined), `${name} 没有正在公示的`);
    }
    assert.ok(notices.filter(({ fields }) => fields.公示开始 !== undefined).length >= 4);
    for (const { file, fields } of notices) {
      for (const key of ['公示天数', '公开依据', '公开主体', '监督电话', '异议', '落款', '摘要'] as const) {
        assert.ok(fields[key], `${file}：没有${key}`);
      }
    }
  });

  it('are never out of date when they are new: a day is written on past ones only, the same everywhere', () => {
    for (const { file, fields, parts } of notices) {
      const days = [fields.公示开始, fields.落款日期, fields.发布?.slice(0, 10)];
      assert.equal(new Set(days).size, 1, `${file}：${days.join('、')}`);
      if (days[0] !== undefined) continue;
      assert.doesNotMatch(JSON.stringify(parts), /20\d\d ?年|\d{1,2} 月 \d{1,2} 日晚/, file);
    }
  });

  it('add up to the cent', () => {
    let totals = 0;
    for (const { file, table } of tables) {
      totals += table.rows.filter(([first]) => first === '合计').length;
      assert.deepEqual(wrongTotals(table), [], file);
      assert.equal(wrongBalance(table), undefined, file);
      assert.deepEqual(wrongProducts(table), [], file);
    }
    assert.ok(totals >= 12);
    for (const { file, parts } of notices.filter(({ title }) => title.includes('财务收支'))) {
      const [account, ...lists] = parts.flatMap((part) => (part.kind === 'table' ? [part] : []));
      const amounts = account?.rows.map(([, amount]) => amount);
      for (const { rows } of lists) assert.ok(amounts?.includes(rows.at(-1)?.[1]), `${file}：总账和明细不一样`);
    }
  });

  it('that do not add up are found', () => {
    const table = (rows: string[][]) => ({ kind: 'table' as const, header: ['项目', '金额'], rows });
    assert.deepEqual(wrongTotals(table([['甲', '1,000.05'], ['乙', '-0.05'], ['合计', '1,000.00']])), []);
    assert.equal(wrongTotals(table([['甲', '1.10'], ['乙', '2.20'], ['合计', '3.31']])).length, 1);
    assert.equal(wrongBalance(table([['年初', '10'], ['加：收入', '5'], ['减：支出', '3'], ['年末', '12']])), undefined);
    assert.match(wrongBalance(table([['年初', '10'], ['减：支出', '3'], ['年末', '8']])) ?? '', /算下来是 7/);
    assert.deepEqual(amountIn('360 平方米'), { hundredths: 36_000, unit: '平方米' });
    assert.equal(amountIn('张*三'), undefined);
  });

  it('show what a television must cope with: a wide table and a long one', () => {
    assert.ok(tables.some(({ table }) => table.header.length >= 7));
    assert.ok(tables.some(({ table }) => table.rows.length >= 40));
  });

  it('hide part of every name in a list', () => {
    for (const { file, table } of tables) {
      const column = table.header.findIndex((each) => /^(?:户主|申请人|竞价人|姓名)$/.test(each));
      if (column < 0) continue;
      for (const row of table.rows.filter(([first]) => first !== '合计')) {
        assert.match(row[column] ?? '', /^[\u4e00-\u9fa5]\*[\u4e00-\u9fa5]?$/, `${file}：${row.join(' ')}`);
      }
    }
  });
});

/** National numbers that anybody may ring. */
const hotlines = ['110', '119', '120', '122', '12119', '12315', '12316', '12333', '12345', '12348', '12355', '12356',
  '96110'];

describe('telephone numbers in the sample', () => {
  it('are national hotlines, or numbers that are nobody\'s', () => {
    const files = [...sampleFiles('.md'), ...sampleFiles('.yaml'), ...sampleFiles('.vtt')];
    assert.ok(files.length > 40);
    for (const file of files) {
      const text = readFileSync(path.join(sampleFolder, file), 'utf8');
      const full = text.match(/(?<!\d)(?:1[3-9]\d{9}|400-?\d{3}-?\d{4}|0\d{2,3}-\d{7,8}|0\d{9,11})(?!\d)/g) ?? [];
      assert.deepEqual(full.filter((number) => !/^0717-0000\d{3}$/.test(number)), [], file);
      const rung = [...text.matchAll(/(?:打|拨|电话: ')\s*(\d{3,6})(?!\d)/g)].map(([, number = '']) => number);
      assert.deepEqual(rung.filter((number) => !hotlines.includes(number)), [], file);
    }
  });
});
