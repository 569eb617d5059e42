import { breakLines, type Line } from '../../text/lines.ts';
import type { TermSpan } from '../../text/termSpans.ts';
import { measureIn, type Weight } from '../paint/fonts.ts';
import { drawJustified, drawLine, drawLines, titleLines, widthBefore, widthOf, type Pen } from '../paint/text.ts';
import type { Palette, Theme } from '../theme.ts';

/** One unbreakable strip of a block: a line, a table row, a picture. */
export interface Row {
  /** px. */
  height: number;
  words: string;
  /** Offset in the block's text at which it begins: how a place is found again in another size. */
  start: number;
  /** Where its characters stand; for rows of text in which words are explained. */
  ink?: Ink;
  draw(pen: Pen, y: number): void;
}

/** A line of a longer text: `run.text.slice(from, to)`. */
export interface Ink {
  run: { text: string; spans?: TermSpan[] };
  from: number;
  to: number;
  /** Left edge of the character at an offset in the run's text, px. */
  x(offset: number): number;
}

export interface LaidBlock {
  rows: Row[];
  spaceBefore: number;
  keepWithNext?: boolean;
  keepTogether?: boolean;
  rowsStandAlone?: boolean;
  /** Leading rows that are repeated where the block continues. */
  head?: number;
}

/** What laying out depends on. Widths and sizes in px. */
export interface Sheet {
  theme: Theme;
  palette: Palette;
  width: number;
  height: number;
  size: number;
  line: number;
  /** Most words that one page explains: it stays calm, and their list fits beside it. */
  mostMarks: number;
}

export function sheetOf(theme: Theme, width: number, height: number): Sheet {
  const { body: size, bodyLine: line } = theme.metrics;
  // Whole characters a line, so that full lines end where the column ends.
  return { theme, palette: theme.palette, width: Math.floor(width / size) * size, height, size, line, mostMarks: theme.size === 'standard' ? 4 : 3 };
}

export interface TextRows {
  indent?: number;
  /** Room left free at the left of every line. */
  left?: number;
  size?: number;
  line?: number;
  weight?: Weight;
  color?: string;
  /** Characters at the start to set bold. */
  lead?: number;
  /** Whether words in it may be explained. */
  explained?: boolean;
}

/** The lines of a text as rows. */
export function textRows(text: string, sheet: Sheet, options: TextRows = {}): Row[] {
  const { indent = 0, left = 0, size = sheet.size, line: height = sheet.line, weight = 'normal', lead = 0 } = options;
  const { explained = false } = options;
  const color = options.color ?? sheet.palette.text;
  const width = sheet.width - left;
  const lines = breakLines(text, { width, indent, measure: measureIn(size, weight) });
  const run = { text };
  return lines.map((line, i) => {
    const x = left + (i === 0 ? indent : 0);
    const room = width - (i === 0 ? indent : 0);
    const style = { size, line: height, color, weight };
    const last = i === lines.length - 1 || isForced(text, line);
    const row: Row = {
      height,
      words: line.text,
      start: line.start,
      draw: (pen, y) => {
        if (i === 0 && lead > 0) drawLead(pen, line, x, y, room, style, last, lead);
        else drawJustified(pen, line, x, y, room, style, last);
      },
    };
    if (explained) {
      const at = (offset: number) => x + widthBefore(line, Math.min(offset - line.start, line.text.length), room, style, last);
      row.ink = { run, from: line.start, to: line.end, x: at };
    }
    return row;
  });
}

/** Whether the text itself ends the line. */
function isForced(text: string, line: Line): boolean {
  return /[\n\u2028\u2029]\s*$/.test(text.slice(line.start, line.end));
}

/** 第十二条 at the start of an article, bold: the eye finds it from the sofa. */
function drawLead(
  pen: Pen, line: Line, x: number, y: number, width: number,
  style: { size: number; line: number; color: string; weight: Weight }, last: boolean, lead: number,
): void {
  const head = line.text.slice(0, lead);
  const measure = measureIn(style.size, style.weight);
  const headWidth = measure(head);
  drawLine(pen, head, x, y, { ...style, weight: 'bold' });
  const rest = { ...line, text: line.text.slice(lead), width: line.width - headWidth };
  drawJustified(pen, rest, x + headWidth, y, width - headWidth, style, last);
}

/** Title, subtitle, a notice's `slip` and where it comes from, at the head of the first page. */
export function headRows(
  title: string, subtitle: string | undefined, meta: readonly string[], slip: readonly Row[], sheet: Sheet,
): Row[] {
  const { theme: { metrics }, palette, width } = sheet;
  const rows: Row[] = [];
  const lines = titleLines(title, width, 4, metrics.title, 'bold');
  const style = { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const };
  rows.push({
    height: lines.length * metrics.titleLine + 4,
    words: lines.join(''),
    start: 0,
    draw: (pen, y) => drawLines(pen, lines, 0, y, style),
  });
  const small = { size: metrics.small, line: metrics.smallLine };
  if (subtitle !== undefined && subtitle !== '') {
    const body = Math.round(sheet.size * 0.93);
    rows.push(...textRows(subtitle, sheet, { size: body, line: Math.round(sheet.line * 0.9), color: palette.soft }));
  }
  rows.push(...slip);
  joined(meta, width, small.size).forEach((words) => {
    rows.push(...textRows(words, sheet, { ...small, color: palette.soft }));
  });
  rows.push({ height: 14, words: '', start: 0, draw: () => undefined });
  return rows;
}

/** Pieces side by side as far as they fit, so that a line ends between two of them and not inside a date. */
function joined(pieces: readonly string[], width: number, size: number): string[] {
  const lines: string[] = [];
  pieces.forEach((piece) => {
    const last = lines[lines.length - 1];
    const both = last === undefined ? piece : `${last} · ${piece}`;
    if (last !== undefined && widthOf(both, size) <= width) lines[lines.length - 1] = both;
    else lines.push(piece);
  });
  return lines;
}
