import { measureIn } from '../paint/fonts.ts';
import { drawLine, drawLines, widthOf } from '../paint/text.ts';
import type { LaidBlock, Row, Sheet } from './rows.ts';
import { layGrid, layRecords, padding, type Grid, type RecordLine, type Table, type TableFont } from './tableLayout.ts';

/** A table as rows with rules where its columns fit; else every row as a record of `header：cell`. */
export function layTable(table: Table, sheet: Sheet): LaidBlock {
  const grid = layGrid(table, sheet, [0.9, 0.8].map((share) => fontIn(sheet, share)));
  return grid
    ? { rows: gridRows(table, grid, sheet), spaceBefore: 14, rowsStandAlone: true, head: 1 }
    : { rows: recordRows(table, sheet), spaceBefore: 14, rowsStandAlone: true };
}

function fontIn(sheet: Sheet, share: number): TableFont {
  const size = Math.max(sheet.theme.metrics.small, Math.round(sheet.size * share));
  return { size, line: Math.round(size * 1.5), normal: measureIn(size), bold: measureIn(size, 'bold') };
}

/** Below a table, px. */
const after = 12;

function gridRows(table: Table, { font, columns, rows }: Grid, { palette }: Sheet): Row[] {
  const all = [table.header, ...table.rows];
  const { size, line } = font;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  let start = 0;
  return rows.map(({ cells, bold, height }, i) => {
    const own = start;
    start += (all[i] as string[]).join('').length;
    return {
      height: i === rows.length - 1 ? height + after : height,
      words: (all[i] as string[]).join(' '),
      start: own,
      draw: (pen, y) => {
        if (i === 0) {
          pen.fillStyle = palette.raised;
          pen.fillRect(0, y, width, height);
        }
        pen.fillStyle = i === 0 ? palette.gold : palette.line;
        pen.fillRect(0, y + height - 2, width, 2);
        let x = 0;
        cells.forEach((lines, column) => {
          const { width: room, right } = columns[column] as Grid['columns'][number];
          const at = right ? x + room - padding : x + padding;
          const weight = bold ? 'bold' : 'normal';
          drawLines(pen, lines, at, y + 4, { size, line, color: palette.text, weight, align: right ? 'right' : 'left' });
          x += room;
        });
      },
    };
  });
}

/** Below a record, px. */
const ruleRoom = 18;

function recordRows(table: Table, sheet: Sheet): Row[] {
  const font = fontIn(sheet, 0.9);
  font.line = Math.round(font.size * 1.34); // two records a page where a single one would leave half of it empty
  const rows: Row[] = [];
  let start = 0;
  layRecords(table, sheet.width, font).forEach((lines, i) => {
    const height = lines.length * font.line + ruleRoom;
    // A record stays on one page; only one that no page can hold is divided between its lines.
    if (height <= sheet.height) rows.push(recordRow(lines, start, font, sheet, true));
    else lines.forEach((line, j) => rows.push(recordRow([line], start, font, sheet, j === lines.length - 1)));
    start += (table.rows[i] as string[]).join('').length;
  });
  return rows;
}

function recordRow(lines: RecordLine[], start: number, font: TableFont, sheet: Sheet, ruled: boolean): Row {
  const { size, line } = font;
  const { palette, width } = sheet;
  const height = lines.length * line;
  return {
    height: height + (ruled ? ruleRoom : 0),
    words: lines.map(({ pieces }) => pieces.map(({ text }) => text).join(' ')).join('\n'),
    start,
    draw: (pen, y) => {
      lines.forEach(({ pieces }, i) => {
        pieces.forEach(({ text, label, x, bold }) => {
          const style = { size, line, weight: bold ? 'bold' as const : 'normal' as const };
          const name = text.slice(0, label);
          drawLine(pen, name, x, y + i * line, { ...style, color: palette.soft });
          drawLine(pen, text.slice(label), x + widthOf(name, size, style.weight), y + i * line, { ...style, color: palette.text });
        });
      });
      if (!ruled) return;
      pen.fillStyle = palette.line;
      pen.fillRect(0, y + height + 8, width, 2);
    },
  };
}
