import type { Block } from '../../contract/index.ts';
import { breakLines, FREE, readCharacters, textWidth, type Measure } from '../../text/lines.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** A size of text, px, and its widths. */
export interface TableFont {
  size: number;
  /** Height of a line, px. */
  line: number;
  normal: Measure;
  bold: Measure;
}

/** Room a table may take, px. */
export interface TableRoom {
  width: number;
  height: number;
}

/** Columns side by side. Row 0 is the header. */
export interface Grid {
  font: TableFont;
  columns: { width: number; right: boolean }[];
  rows: { cells: string[][]; bold: boolean; height: number }[];
}

/** Rows told one after the other: 户主：张*三, 面积：3.2 亩. */
export interface RecordLine {
  /** `label` characters at the start name the column. A piece begins at `x`, px. */
  pieces: { text: string; label: number; x: number; bold: boolean }[];
}

/** Left and right of a cell's words, px. */
export const padding = 12;
/** Above and below them together, px. */
const rowPadding = 10;
/** A cell of more lines is read with more ease as a record. */
const mostLines = 4;

const unit = '(%|％|[万亿]?元(\\/[一-龥]+)?|万|人|户|亩|次|件|天|个|斤|公斤|吨|米|平方米|岁|分|票|年)?';
const numeric = new RegExp(`^[-+−]?[¥￥]?\\d[\\d,，. ]*${unit}$`);
const total = /^(合计|总计|小计|共计)/;

/** The table in columns, in the first font in which its columns fit; undefined when they fit in none. */
export function layGrid(table: Table, room: TableRoom, fonts: readonly TableFont[]): Grid | undefined {
  for (let i = 0; i < fonts.length; i++) {
    const grid = gridIn(table, room, fonts[i] as TableFont);
    if (grid) return grid;
  }
  return undefined;
}

function gridIn(table: Table, room: TableRoom, font: TableFont): Grid | undefined {
  const all = [table.header, ...table.rows];
  const right = table.header.map((_, column) => {
    const filled = table.rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => numeric.test(cell));
  });
  const widths = columnWidths(all, right, room.width, font);
  if (!widths) return undefined;
  const rows = all.map((cells, i) => {
    const bold = i === 0 || total.test(cells[0] ?? '');
    const measure = bold ? font.bold : font.normal;
    const texts = table.header.map((_, column) => {
      // Half a pixel for sums that came out a hair's breadth apart.
      const width = (widths[column] as number) - 2 * padding + 0.5;
      return breakLines(cells[column] ?? '', { width, measure }).map(({ text }) => text);
    });
    const most = texts.reduce((so, lines) => Math.max(so, lines.length), 1);
    return { cells: texts, bold, most, height: most * font.line + rowPadding };
  });
  const header = rows[0] as (typeof rows)[number];
  const fits = rows.every(({ most, height }, i) =>
    most <= mostLines && height + (i === 0 ? 0 : header.height) <= room.height);
  return fits ? { font, rows, columns: widths.map((width, i) => ({ width, right: right[i] as boolean })) } : undefined;
}

/** Undefined when some column had to be narrower than its longest word or four characters. */
function columnWidths(
  all: readonly string[][], right: readonly boolean[], width: number, { size, bold }: TableFont,
): number[] | undefined {
  const cellsOf = (column: number) => all.map((cells) => cells[column] ?? '');
  const widest = (cells: string[], of: (cell: string) => number) =>
    cells.reduce((so, cell) => Math.max(so, of(cell)), 0);
  const wanted = right.map((_, column) => widest(cellsOf(column), (cell) => textWidth(cell, bold)) + 2 * padding);
  const sum = (values: number[]) => values.reduce((so, one) => so + one, 0);
  const most = sum(wanted);
  if (most <= width) {
    // A number far from its name is read in the wrong row.
    const spare = Math.min((width - most) / wanted.length, size * 2.5);
    return wanted.map((one) => one + spare);
  }
  const least = right.map((isRight, column) => {
    const [header = '', ...cells] = cellsOf(column);
    const body = widest(cells, (cell) => (isRight ? textWidth(cell, bold) : longestPiece(cell, bold)));
    const fair = Math.min(wanted[column] as number, size * 4 + 2 * padding);
    return Math.max(fair, Math.max(body, longestPiece(header, bold)) + 2 * padding);
  });
  const must = sum(least);
  if (must > width) return undefined;
  // Whole lines for those that lack least; what is left goes to the widest.
  const widths = least.slice();
  let spare = width - must;
  const lack = (column: number) => (wanted[column] as number) - (least[column] as number);
  least.map((_, column) => column).sort((one, other) => lack(one) - lack(other)).forEach((column) => {
    const more = Math.min(spare, lack(column));
    widths[column] = (least[column] as number) + more;
    spare -= more;
  });
  return widths;
}

/** Width of what stays whole: a word, an amount, a date. */
function longestPiece(text: string, measure: Measure): number {
  const { before, breaks } = readCharacters(text, measure);
  let longest = 0;
  let from = 0;
  for (let i = 1; i <= breaks.length; i++) {
    if (i < breaks.length && breaks[i] !== FREE) continue;
    longest = Math.max(longest, (before[i] as number) - (before[from] as number));
    from = i;
  }
  return longest;
}

/**
 * Each row as lines of `header：cell`, its first cell bold; two short ones side by side. Cells without
 * words are left out.
 */
export function layRecords(table: Table, width: number, font: TableFont): RecordLine[][] {
  return table.rows.map((cells) => {
    const lines: RecordLine[] = [];
    let open = false;
    let first = true;
    table.header.forEach((header, column) => {
      const cell = cells[column] ?? '';
      if (cell === '') return;
      const label = header === '' ? '' : `${header}：`;
      const bold = first;
      const indent = first ? 0 : font.size;
      const measure = bold ? font.bold : font.normal;
      const half = Math.floor((width - indent) / 2);
      const short = !first && textWidth(label + cell, measure) <= half - font.size / 2;
      first = false;
      if (short && open) {
        (lines[lines.length - 1] as RecordLine).pieces.push({ text: label + cell, label: label.length, x: indent + half, bold });
        open = false;
        return;
      }
      breakLines(label + cell, { width: width - indent, measure }).forEach(({ text, start }) => {
        const left = Math.max(0, Math.min(text.length, label.length - start));
        lines.push({ pieces: [{ text, label: left, x: indent, bold }] });
      });
      open = short;
    });
    return lines;
  });
}
