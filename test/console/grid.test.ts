import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellsOf, pasteOf } from '../../src/console/writing/clipboard.ts';
import { gridLimits, pastedAt, squared, step, width, withCell, withColumn, withoutColumn, withoutRow, withRow, type Grid } from '../../src/console/writing/grid.ts';
import { amount, amountWords, columnSums } from '../../src/console/writing/sums.ts';

const cell = fc.string({ maxLength: 6 });
const grid: fc.Arbitrary<Grid> = fc
  .integer({ min: 1, max: 6 })
  .chain((columns) => {
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    return fc.record({ header: row, rows: fc.array(row, { minLength: 1, maxLength: 6 }) }, { noNullPrototype: true });
  });
const clip = (text: string, html = '') => ({ text, html, files: [] });

describe('a table while it is written', () => {
  it('takes cells of Excel from the caret on and grows', () => {
    const start: Grid = { header: ['项目', '金额'], rows: [['', '']] };
    const { grid: filled, left } = pastedAt(start, { row: 0, column: 0 }, cellsOf('水费\t300\t三季度\r\n电费\t1,200.50\t\r\n'));
    assert.deepEqual(filled, { header: ['项目', '金额', ''], rows: [['水费', '300', '三季度'], ['电费', '1,200.50', '']] });
    assert.equal(left, 0);
  });

  it('fills the heads when it is pasted there', () => {
    const { grid: filled } = pastedAt({ header: ['', ''], rows: [['', '']] }, { row: -1, column: 0 }, [['户主', '面积'], ['张*三', '3.2']]);
    assert.deepEqual(filled, { header: ['户主', '面积'], rows: [['张*三', '3.2']] });
  });

  it('says how many cells found no room', () => {
    const wide = [Array.from({ length: gridLimits.columns + 2 }, () => '1')];
    assert.equal(pastedAt({ header: [''], rows: [['']] }, { row: 0, column: 0 }, wide).left, 2);
  });

  it('keeps every cell outside what was pasted, and holds all that was pasted', () => {
    fc.assert(
      fc.property(grid, fc.nat(5), fc.nat(5), fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (before, row, column, cells) => {
        const { grid: after } = pastedAt(before, { row, column }, cells);
        assert.deepEqual(squared(after), after);
        before.rows.forEach((line, down) => line.forEach((text, right) => {
          const pasted = cells[down - row]?.[right - column];
          assert.equal(after.rows[down]![right], pasted ?? text);
        }));
        cells.forEach((line, down) => line.forEach((text, right) => assert.equal(after.rows[row + down]![column + right], text)));
      }),
    );
  });

  it('adds and takes away rows and columns without touching the others', () => {
    fc.assert(
      fc.property(grid, fc.nat(), (before, at) => {
        const row = at % (before.rows.length + 1);
        const column = at % (width(before) + 1);
        assert.deepEqual(withoutRow(withRow(before, row), row), before);
        assert.deepEqual(withoutColumn(withColumn(before, column), column), before);
      }),
    );
    assert.deepEqual(withoutRow({ header: ['a'], rows: [['x']] }, 0).rows, [['']]);
  });

  it('walks with arrows and Tab, and stays inside', () => {
    const three: Grid = { header: ['a', 'b'], rows: [['1', '2'], ['3', '4']] };
    assert.deepEqual(step(three, { row: 0, column: 1 }, 'next'), { row: 1, column: 0 });
    assert.deepEqual(step(three, { row: 0, column: 0 }, 'up'), { row: -1, column: 0 });
    assert.equal(step(three, { row: 1, column: 1 }, 'next'), undefined);
    assert.deepEqual(step(three, { row: 1, column: 0 }, 'previous'), { row: 0, column: 1 });
    assert.deepEqual(withCell(three, { row: -1, column: 0 }, 'z').header, ['z', 'b']);
  });
});

describe('what was copied', () => {
  it('reads quotes, lines and tabs in cells as Excel writes them', () => {
    assert.deepEqual(cellsOf('"两行\n一格"\t"说""好"""\n说"好"\t'), [['两行 一格', '说"好"'], ['说"好"', '']]);
    assert.deepEqual(cellsOf('没有尾'), [['没有尾']]);
  });

  it('gives back what was copied, whatever it holds', () => {
    const plain = fc.string({ maxLength: 8 }).map((text) => text.replace(/[\t\r\n"]/g, '').trim());
    fc.assert(
      fc.property(fc.array(fc.array(plain, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (cells) => {
        assert.deepEqual(cellsOf(`${cells.map((row) => row.join('\t')).join('\r\n')}\r\n`), cells);
      }),
    );
  });

  it('goes into cells, through the server, or stays the browser’s own', () => {
    assert.equal(pasteOf(clip('水费\t300'), 'cell').kind, 'cells');
    assert.equal(pasteOf(clip('水费'), 'cell').kind, 'plain');
    assert.equal(pasteOf(clip('水费\t300', '<table><tr><td>水费'), 'body').kind, 'document');
    assert.equal(pasteOf(clip('一句话', '<p>一句话</p>'), 'body').kind, 'plain');
    assert.equal(pasteOf(clip('一\n二'), 'body').kind, 'document');
    const picture = new File(['x'], 'a.png', { type: 'image/png' });
    assert.equal(pasteOf({ text: '', html: '', files: [picture] }, 'body').kind, 'files');
    assert.equal(pasteOf({ text: '水费\t300', html: '', files: [picture] }, 'body').kind, 'document', 'Excel adds a picture of its cells');
  });
});

describe('sums below a table', () => {
  it('adds amounts as they are spelt, to the cent', () => {
    const table: Grid = { header: ['项目', '金额（元）', '电话'], rows: [['水', '1,200.10', '1'], ['电', '￥0.20', '2'], ['路', '１２元', '3'], ['退', '(50)', '4']] };
    assert.deepEqual(columnSums(table), [undefined, { words: '1,162.3' }, undefined]);
  });

  it('compares with the table’s own total', () => {
    const rows = [['水', '10'], ['电', '20'], ['合计', '40']];
    assert.deepEqual(columnSums({ header: ['项目', '金额'], rows })[1], { words: '30', differs: '40' });
  });

  it('says an amount as it reads it', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (units) => assert.equal(amount(amountWords(units)), units)));
    for (const none of ['', '一百', '3号', '12-13', '2026年']) assert.equal(amount(none), undefined, none);
  });
});
