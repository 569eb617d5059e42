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
  const grids = columnWidths(all, right, room.width, font).map((widths): Grid => ({
    font,
    columns: widths.map((width, i) => ({ width, right: right[i] as boolean })),
    rows: rowsIn(all, widths, font),
  }));
  const heightOf = ({ rows }: Grid) => rows.reduce((sum, { height }) => sum + height, 0);
  const lowest = grids.sort((one, other) => heightOf(one) - heightOf(other))[0];
  return lowest && lowest.rows.every(({ height }, i) =>
    height <= mostLines * font.line + rowPadding &&
    height + (i === 0 ? 0 : (lowest.rows[0] as Grid['rows'][number]).height) <= room.height) ? lowest : undefined;
}

function rowsIn(all: readonly string[][], widths: readonly number[], font: TableFont): Grid['rows'] {
  return all.map((cells, i) => {
    const bold = i === 0 || total.test(cells[0] ?? '');
    const measure = bold ? font.bold : font.normal;
    const texts = widths.map((whole, column) => {
      // Half a pixel for sums that came out a hair's breadth apart.
      const width = whole - 2 * padding + 0.5;
      return breakLines(cells[column] ?? '', { width, measure }).map(({ text }) => text);
    });
    const most = texts.reduce((so, lines) => Math.max(so, lines.length), 1);
    return { cells: texts, bold, height: most * font.line + rowPadding };
  });
}

/** Ways to divide the width; none when some column had to be narrower than its longest word or four characters. */
function columnWidths(
  all: readonly string[][], right: readonly boolean[], width: number, { size, bold }: TableFont,
): number[][] {
  const cellsOf = (column: number) => all.map((cells) => cells[column] ?? '');
  const widest = (cells: string[], of: (cell: string) => number) =>
    cells.reduce((so, cell) => Math.max(so, of(cell)), 0);
  const wanted = right.map((_, column) => widest(cellsOf(column), (cell) => textWidth(cell, bold)) + 2 * padding);
  const sum = (values: number[]) => values.reduce((so, one) => so + one, 0);
  const most = sum(wanted);
  if (most <= width) {
    // A number far from its name is read in the wrong row.
    const spare = Math.min((width - most) / wanted.length, size * 2.5);
    return [wanted.map((one) => one + spare)];
  }
  const least = right.map((isRight, column) => {
    const [header = '', ...cells] = cellsOf(column);
    const body = widest(cells, (cell) => (isRight ? textWidth(cell, bold) : longestPiece(cell, bold)));
    const fair = Math.min(wanted[column] as number, size * 4 + 2 * padding);
    return Math.max(fair, Math.max(body, longestPiece(header, bold)) + 2 * padding);
  });
  const must = sum(least);
  if (must > width) return [];
  // Two fair ways to share what is left: each its part, or whole lines for those that lack least.
  const lack = least.map((one, column) => (wanted[column] as number) - one);
  const evenly = least.map((one, column) => one + ((lack[column] as number) * (width - must)) / (most - must));
  const wholly = least.slice();
  let spare = width - must;
  lack.map((_, column) => column).sort((one, other) => (lack[one] as number) - (lack[other] as number)).forEach((column) => {
    const more = Math.min(spare, lack[column] as number);
    wholly[column] = (least[column] as number) + more;
    spare -= more;
  });
  return [evenly, wholly];
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
