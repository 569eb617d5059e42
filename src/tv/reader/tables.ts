import type { Block } from '../../contract/index.ts';
import { breakLines } from '../../text/lines.ts';
import { measureIn } from '../paint/fonts.ts';
import { drawLines, widthOf } from '../paint/text.ts';
import { textRows, type Row, type Sheet } from './rows.ts';

type Table = Extract<Block, { kind: 'table' }>;

const padding = 12;

/** A table as rows with rules where its columns fit; else every row as a list of `header：cell`. */
export function tableRows(table: Table, sheet: Sheet): Row[] {
  const size = Math.max(sheet.theme.metrics.small, Math.round(sheet.size * 0.9));
  const widths = columnWidths(table, sheet.width, size);
  return widths ? gridRows(table, sheet, size, widths) : recordRows(table, sheet);
}

/** Room of each column; undefined when some column would be narrower than four characters. */
function columnWidths(table: Table, width: number, size: number): number[] | undefined {
  const all = [table.header, ...table.rows];
  const wanted = table.header.map((_, column) => {
    const widest = all.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '', size, 'bold')), 0);
    return widest + 2 * padding;
  });
  const total = wanted.reduce((sum, one) => sum + one, 0);
  if (total <= width) return wanted.map((one) => one + (width - total) / wanted.length);
  // Narrow columns keep what they want; the wide ones share the rest.
  const least = size * 4 + 2 * padding;
  const fair = width / wanted.length;
  const narrow = wanted.filter((one) => one <= fair).reduce((sum, one) => sum + one, 0);
  const wide = wanted.filter((one) => one > fair).reduce((sum, one) => sum + one, 0);
  const shared = wanted.map((one) => (one <= fair ? one : (one / wide) * (width - narrow)));
  return shared.some((one, i) => one < Math.min(least, wanted[i] as number)) ? undefined : shared;
}

const numeric = /^[-+−]?[¥￥]?[\d,，.]+\s*(%|％|元|万元|人|户|亩|次|件)?$/;

function gridRows(table: Table, sheet: Sheet, size: number, widths: number[]): Row[] {
  const line = Math.round(sheet.line * 0.86);
  const { palette } = sheet;
  const right = table.header.map((_, column) =>
    table.rows.length > 0 && table.rows.every((row) => row[column] === '' || numeric.test(row[column] ?? '')));
  let start = 0;
  return [table.header, ...table.rows].map((cells, i) => {
    const weight = i === 0 ? 'bold' : 'normal';
    const measure = measureIn(size, weight);
    const texts = cells.map((cell, column) =>
      breakLines(cell, { width: (widths[column] as number) - 2 * padding + 0.5, measure }).map(({ text }) => text));
    const most = texts.reduce((all, lines) => Math.max(all, lines.length), 1);
    const height = most * line + 10;
    const own = start;
    start += cells.join('').length;
    return {
      height,
      words: cells.join(' '),
      start: own,
      draw: (pen, y) => {
        if (i === 0) {
          pen.fillStyle = palette.raised;
          pen.fillRect(0, y, sheet.width, height);
        }
        pen.fillStyle = palette.line;
        pen.fillRect(0, y + height - 2, sheet.width, 2);
        let x = 0;
        texts.forEach((lines, column) => {
          const width = widths[column] as number;
          const at = right[column] ? x + width - padding : x + padding;
          const style = { size, line, color: palette.text, weight, align: right[column] ? 'right' : 'left' } as const;
          drawLines(pen, lines, at, y + 4, style);
          x += width;
        });
      },
    };
  });
}

/** Too wide for columns: each row is told line by line, with its first cell as a small heading. */
function recordRows(table: Table, sheet: Sheet): Row[] {
  const rows: Row[] = [];
  let start = 0;
  table.rows.forEach((cells) => {
    cells.forEach((cell, column) => {
      const header = table.header[column] ?? '';
      const words = header === '' ? cell : `${header}：${cell}`;
      const lines = textRows(words, sheet, { left: column === 0 ? 0 : sheet.size, weight: column === 0 ? 'bold' : 'normal' });
      lines.forEach((row) => rows.push({ ...row, start }));
      start += cell.length;
    });
    rows.push({
      height: 18,
      words: '',
      start,
      draw: (pen, y) => {
        pen.fillStyle = sheet.palette.line;
        pen.fillRect(0, y + 8, sheet.width, 2);
      },
    });
  });
  return rows;
}
