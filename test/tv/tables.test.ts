import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textWidth } from '../../src/text/lines.ts';
import { layGrid, layRecords, padding, type Table, type TableFont } from '../../src/tv/reader/tableLayout.ts';
import { fixed } from '../text/samples.ts';

/** Han a square, the rest half of one; bold a little wider. */
function fontOf(size: number): TableFont {
  const measure = (share: number) => (text: string) =>
    Array.from(text).reduce((sum, one) => sum + size * (/[\u0020-\u02ff]/.test(one) ? 0.55 : 1) * share, 0);
  return { size, line: Math.round(size * 1.5), normal: measure(1), bold: measure(1.04) };
}

/** The three text sizes of the television, as tables.ts makes them. */
const sizes = [[27, 24], [36, 32], [45, 40]];

function tableOf(header: string[], rows: string[][]): Table {
  return { id: 'AB0000', kind: 'table', text: '', header, rows };
}

const cell = fc.oneof(
  fc.stringMatching(/^[国家保护农民土地]{0,14}$/),
  fc.integer({ min: 0, max: 99_999_999 }).map((number) => `${number.toLocaleString('en-US')}.50 元`),
  fc.integer({ min: 1, max: 300 }).map((number) => `${number / 10} 亩`),
  fc.constantFrom('2026年11月22日', '张*三', '0717-0000001', '', '第一组（水井旁边的两户人家）'),
);
const anyTable = fc.integer({ min: 1, max: 7 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  const header = fc.array(fc.stringMatching(/^[户主面积金额补贴类别]{1,8}$/), { minLength: columns, maxLength: columns });
  return fc.tuple(header, fc.array(row, { maxLength: 12 })).map(([head, rows]) => tableOf(head, rows));
});

const bare = (text: string) => text.replace(/\s/g, '');

describe('a table on the television', () => {
  it('shows every cell once, in order and within its room, in all sizes and widths', () => {
    const seen = { grids: 0, records: 0 };
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 420, max: 1100 }), fc.constantFrom(...sizes), (table, width, pair) => {
        const fonts = pair.map(fontOf);
        const grid = layGrid(table, { width, height: 532 }, fonts);
        if (grid) {
          seen.grids++;
          const all = [table.header, ...table.rows];
          assert.deepEqual(grid.rows.map(({ cells }) => cells.map((lines) => bare(lines.join('')))), all.map((cells) => cells.map(bare)));
          assert.ok(grid.columns.reduce((sum, column) => sum + column.width, 0) <= width + 0.01);
          grid.rows.forEach(({ cells, bold, height }, i) => {
            assert.ok(height + (i === 0 ? 0 : grid.rows[0]!.height) <= 532, 'stands on a page with its header');
            cells.forEach((lines, column) => lines.forEach((line) => {
              const room = grid.columns[column]!.width - 2 * padding;
              assert.ok(textWidth(line, bold ? grid.font.bold : grid.font.normal) <= room + 1, line);
            }));
          });
        }
        const font = fonts[0] as TableFont;
        const records = layRecords(table, width, font);
        if (!grid) seen.records++;
        table.rows.forEach((cells, i) => {
          const told = records[i]!.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('');
          const wanted = cells.map((one, column) => (one === '' ? '' : `${table.header[column]}：${one}`)).join('');
          assert.equal(bare(told), bare(wanted));
        });
        records.forEach((lines) => lines.forEach(({ pieces }) => pieces.forEach(({ text, x, bold }) =>
          assert.ok(x + textWidth(text, bold ? font.bold : font.normal) <= width + 1, text))));
      }),
      { ...fixed, numRuns: 600 },
    );
    assert.ok(seen.grids > 50 && seen.records > 50, `${seen.grids} in columns, ${seen.records} as records`);
  });

  it('never breaks a number, sets numbers to the right, and keeps dates in cells whole', () => {
    const rows = Array.from({ length: 9 }, (_, i) => [`第${i + 1}组`, '2026年11月22日', '浇地的水渠清淤和修补闸门', `${i},138,000.50`]);
    const grid = layGrid(tableOf(['组', '日期', '用途', '金额（元）'], rows), { width: 850, height: 532 }, [36, 32].map(fontOf));
    assert.ok(grid, 'four columns fit in large type');
    assert.deepEqual(grid.columns.map(({ right }) => right), [false, false, false, true]);
    grid.rows.forEach(({ cells }, i) => {
      if (i > 0) assert.deepEqual([cells[1]!.length, cells[3]!.length], [1, 1], cells.join(' '));
    });
  });

  it('tells rows as records where columns cannot stand side by side', () => {
    const table = tableOf(['户主', '面积', '每亩补贴', '金额', '开户行'], [['张*三', '12.5 亩', '102.30 元', '1,278.75 元', '农村商业银行青禾支行']]);
    assert.equal(layGrid(table, { width: 850, height: 532 }, [45, 40].map(fontOf)), undefined);
    const [record] = layRecords(table, 850, fontOf(50));
    const lines = record!.map(({ pieces }) => pieces.map(({ text }) => text));
    assert.deepEqual(lines, [['户主：张*三'], ['面积：12.5 亩'], ['每亩补贴：102.30 元'], ['金额：1,278.75 元'], ['开户行：农村商业银行青禾支行']]);
    assert.deepEqual(layRecords(table, 850, fontOf(30))[0]!.map(({ pieces }) => pieces.length), [1, 2, 1, 1]);
  });
});
