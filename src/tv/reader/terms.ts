import type { Block, Term } from '../../contract/index.ts';
import { termSpansOf, type TermSpan } from '../../text/termSpans.ts';
import type { ReadBlock } from '../content/read.ts';
import { fillDot } from '../paint/shapes.ts';
import { drawLine, type Pen } from '../paint/text.ts';
import type { Row, Sheet } from './rows.ts';

/** A word that a page explains: its digit, and where it stands on the page, px. */
export interface Mark {
  digit: number;
  term: Term;
  /** None in headings and tables, which stay plain. One piece a line; more where the word goes on in the next line. `y` is where the next line begins. */
  pieces: { x: number; w: number; y: number }[];
}

/** A row on a page, and the place of its block in the document. */
export interface PlacedRow {
  row: Row;
  y: number;
  block: number;
}

/** Finds an item's terms in its texts. */
export class TermFinder {
  readonly terms: readonly Term[];
  readonly spansIn: (text: string) => TermSpan[];
  /** Where each term is first met: a block, and an offset in its text. */
  private readonly firsts: Record<number, { block: number; at: number }>;
  private readonly blocks: readonly { block: ReadBlock | undefined }[];

  /** `blocks` by their place in the document. */
  constructor(terms: readonly Term[], blocks: readonly { block: ReadBlock | undefined }[]) {
    this.terms = terms;
    this.blocks = blocks;
    this.spansIn = termSpansOf(terms);
    this.firsts = {};
    if (terms.length === 0) return;
    blocks.forEach(({ block }, index) => markable(block).forEach(({ text, start }) => {
      this.spansIn(text).forEach((span) => {
        this.firsts[span.term] = this.firsts[span.term] ?? { block: index, at: start + span.start };
      });
    }));
  }

  /** What stands between the rows of a block that is explained and stays plain; undefined for any other block. */
  plainBetween(block: number): string | undefined {
    const kind = this.blocks[block]?.block?.kind;
    return kind === 'table' ? ' ' : kind === 'heading' ? '' : undefined;
  }

  /** Whether a term is marked anywhere. */
  isMarked(term: number): boolean {
    return this.firsts[term] !== undefined;
  }

  /** Whether a term is met for the first time here. */
  isFirst({ term, start }: TermSpan, block: number, runStart: number): boolean {
    const first = this.firsts[term];
    return first !== undefined && first.block === block && first.at === runStart + start;
  }
}

/** Texts of a block in which words are explained, each with its offset in the block's text. */
function markable(block: ReadBlock | undefined): { text: string; start: number }[] {
  const known = block as Block | undefined;
  if (known?.kind === 'paragraph') return [{ text: known.text, start: 0 }];
  if (known?.kind !== 'list') return [];
  let start = 0;
  return known.items.map((text) => {
    const own = start;
    start += text.length;
    return { text, start: own };
  });
}

/**
 * The words that a page explains, at most `most`: each term where it first stands on the page, behind them
 * those that only its headings and tables have; those the reader meets for the first time before those
 * explained on an earlier page.
 */
export function marksOn(rows: readonly PlacedRow[], finder: TermFinder, most: number): Mark[] {
  const found: { span: TermSpan; isNew: boolean; pieces: Mark['pieces'] }[] = [];
  const seen: Record<number, true> = {};
  const plain: Record<number, string> = {};
  rows.forEach(({ row, block }, i) => {
    const { ink } = row;
    if (!ink) {
      const between = finder.plainBetween(block);
      if (between !== undefined) plain[block] = (plain[block] ?? '') + between + row.words.replace(/\n/g, '');
      return;
    }
    ink.run.spans = ink.run.spans ?? finder.spansIn(ink.run.text);
    ink.run.spans.forEach((span) => {
      if (span.start < ink.from || span.start >= ink.to || seen[span.term]) return;
      seen[span.term] = true;
      found.push({ span, isNew: finder.isFirst(span, block, row.start - ink.from), pieces: piecesOf(span, rows, i) });
    });
  });
  Object.keys(plain).forEach((block) => finder.spansIn(plain[Number(block)] as string).forEach((span) => {
    if (seen[span.term]) return;
    seen[span.term] = true;
    found.push({ span, isNew: !finder.isMarked(span.term), pieces: [] });
  }));
  const chosen = found.filter(({ isNew }) => isNew).concat(found.filter(({ isNew }) => !isNew)).slice(0, most);
  return found.filter((one) => chosen.indexOf(one) >= 0).map(({ span, pieces }, i) => ({
    digit: i + 1,
    term: finder.terms[span.term] as Term,
    pieces,
  }));
}

function piecesOf({ start, end }: TermSpan, rows: readonly PlacedRow[], from: number): Mark['pieces'] {
  const pieces: Mark['pieces'] = [];
  const run = rows[from]?.row.ink?.run;
  for (let i = from; i < rows.length; i++) {
    const { row, y } = rows[i] as PlacedRow;
    const { ink } = row;
    if (!ink || ink.run !== run || ink.from >= end) break;
    const x = ink.x(Math.max(start, ink.from));
    pieces.push({ x, w: ink.x(Math.min(end, ink.to)) - x, y: y + row.height });
  }
  return pieces;
}

/** Gold dots under the words, and their digits in the room between two lines. */
export function drawMarks(pen: Pen, marks: readonly Mark[], { palette, size, line }: Sheet): void {
  const badge = Math.round((line - size) / 2) + 2;
  const dot = size / 15;
  marks.forEach(({ digit, pieces }) => pieces.forEach(({ x, w, y }, i) => {
    const last = i === pieces.length - 1;
    const under = y - (line - size) / 2 + dot + 2;
    const room = last ? w - 2 * badge - dot : w;
    const count = Math.max(1, Math.floor(room / (dot * 4)));
    for (let j = 0; j < count; j++) fillDot(pen, x + (room * (j + 0.5)) / count, under, dot, palette.gold);
    if (!last) return;
    const middle = x + w - badge;
    fillDot(pen, middle, y, badge, palette.gold);
    const style = { size: Math.round(badge * 1.7), line: badge * 2, color: palette.onGold, weight: 'bold' as const };
    drawLine(pen, String(digit), middle, y - badge, { ...style, align: 'center' });
  }));
}
