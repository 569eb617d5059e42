import { figureAfter, joinsFigure, NO_FIGURE, NUMERALS } from './figures.ts';
import {
  characterEnd, isBeforeNumber, isDigit, isHan, isLineEnd, isPaired, isSpace, isWordCharacter,
  isWordJoiner, mayEndLine, mayStartLine,
} from './punctuation.ts';

/** Width of a text in px, in one font: `text => context.measureText(text).width`. */
export type Measure = (text: string) => number;

export interface LineOptions {
  /** Room for a line, px. */
  width: number;
  /** Room taken from the first line, px. */
  indent?: number;
  /** One function per font: the widths it gave are remembered with it. */
  measure: Measure;
}

/**
 * A line is `source.slice(start, end)`; the lines of a text follow one another without gap.
 * `text` is what is drawn: the same without the white space that hangs at the end.
 */
export interface Line {
  text: string;
  start: number;
  end: number;
  /**
   * Sum of the widths of the characters of `text`, px, the indent not counted. Drawn in one piece it
   * may come out narrower: newer engines move neighbouring marks such as 》、《 together.
   */
  width: number;
}

/** From worst to best place for a line to end before a character. */
const INSIDE_MARK = -1; // between the halves of —— and ……
const INSIDE_RULE = 0; // only when nothing else fits: it breaks 避头尾
export const INSIDE_WORD = 1;
export const INSIDE_FIGURE = 2; // between a number and its unit, between the parts of a date
export const FREE = 3;

export interface Characters {
  /** Offsets at which characters begin, and the text's length behind the last. */
  starts: number[];
  /** Sum of the widths before each character, px. */
  before: number[];
  /** Whether a line may end before each character. */
  breaks: number[];
}

/**
 * Breaks a text into lines by the Chinese rules: no closing mark starts a line, no opening mark
 * ends one; numbers with their units, dates and words stay whole. A word wider than the line is split; marks that alone are
 * wider than the line are split too; a character wider than the line stands alone. No paragraph ends in
 * a line of one character where the line before can spare its last one and still be spread over the width.
 * Linear in the text's length.
 */
export function breakLines(text: string, options: LineOptions): Line[] {
  const { starts, before, breaks } = readCharacters(text, options.measure);
  const count = breaks.length;
  const lines: Line[] = [];
  let room = options.width - (options.indent ?? 0);
  let first = 0;
  let free = 0;
  let joint = 0;
  let word = 0;
  /** Where the line before begins, of the same paragraph; -1 for none. */
  let above = -1;

  const lineOf = (from: number, to: number): Line => {
    let inked = to;
    while (inked > from && isSpace(text.charCodeAt(starts[inked - 1]!))) inked--;
    const width = before[inked]! - before[from]!;
    return { text: text.slice(starts[from]!, starts[inked]!), start: starts[from]!, end: starts[to]!, width };
  };

  const spareOf = (line: Line): number => options.width - (line.start === 0 ? (options.indent ?? 0) : 0) - line.width;

  const push = (last: number): void => {
    lines.push(lineOf(first, last));
    above = first;
    first = last;
    free = last;
    joint = last;
    word = last;
    room = options.width;
  };

  /** The last line of a paragraph. One character alone would look lost: the line before gives it company. */
  const pushLast = (last: number): void => {
    const from = first - 1;
    const isOne = isHan(text.charCodeAt(starts[first]!)) && isAlone(text, starts[first + 1]!, starts[last]!);
    if (isOne && above >= 0 && from - above >= 4 && breaks[from] === FREE && isHan(text.charCodeAt(starts[from]!))
      && !isNumber(text.substr(starts[from - 1]!, 2))
      && spareOf(lineOf(above, from)) <= 2 * (before[first]! - before[from]!) + 1e-6) {
      lines[lines.length - 1] = lineOf(above, from);
      first = from;
    }
    push(last);
    above = -1;
  };

  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(starts[i]!);
    if (i > first && breaks[i]! >= INSIDE_WORD) {
      word = i;
      if (breaks[i]! >= INSIDE_FIGURE) joint = i;
      if (breaks[i] === FREE) free = i;
    }
    if (isLineEnd(code)) {
      pushLast(i + 1);
    } else if (i > first && !isSpace(code) && before[i + 1]! - before[first]! > room + 1e-6) {
      const forced = breaks[i] === INSIDE_MARK && i - 1 > first ? i - 1 : i;
      const best = free > first ? free : joint > first ? joint : word;
      push(best > first ? best : forced);
      // Read again from the new line's start: what stood behind the break has breaks of its own.
      i = first - 1;
    }
  }
  if (first < count) pushLast(count);
  return lines;
}

/** 七十 of 七十年. */
const isNumber = (pair: string): boolean => NUMERALS.indexOf(pair.charAt(0)) >= 0 && NUMERALS.indexOf(pair.charAt(1)) >= 0;

/** Whether only closing marks and white space stand between two places. */
function isAlone(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (mayStartLine(code) && !isSpace(code)) return false;
  }
  return true;
}

/** Width of a text as lines count it: the sum of its characters, kerning left out, px. */
export function textWidth(text: string, measure: Measure): number {
  const { before } = readCharacters(text, measure);
  return before[before.length - 1]!;
}

/** Characters of a text with their widths and what a line end before each is worth. */
export function readCharacters(text: string, measure: Measure): Characters {
  const widths = widthsOf(measure);
  const starts: number[] = [];
  const before: number[] = [0];
  const breaks: number[] = [];
  let sum = 0;
  let at = 0;
  /** The character before, and the one before that; white space is seen through. */
  let previous = 0;
  let earlier = 0;
  /** Where the white space before this character begins, if there is any. */
  let space = 0;
  let half = false;
  let figure = NO_FIGURE;
  while (at < text.length) {
    const end = characterEnd(text, at);
    const code = text.charCodeAt(at);
    starts.push(at);
    if (isSpace(code)) {
      // White space belongs to the line before it.
      breaks.push(INSIDE_RULE);
      if (!isLineEnd(code) && code !== 0x0d && code !== 0x200b) sum += widths.of(code, text, at, end);
    } else {
      half = space === at && !half && code === previous && isPaired(code);
      const rating = half ? INSIDE_MARK : rate(earlier, previous, code, at - space);
      const joined = rating === FREE && figure !== NO_FIGURE && at - space <= 1 && joinsFigure(figure, code);
      breaks.push(joined ? INSIDE_FIGURE : rating);
      figure = figureAfter(figure, code);
      sum += widths.of(code, text, at, end);
      earlier = space < at ? 0 : previous;
      previous = code;
      space = end;
    }
    before.push(sum);
    at = end;
  }
  starts.push(text.length);
  return { starts, before, breaks };
}

/** How good a line's end is between `previous` and `code`, with so much white space between them. */
function rate(earlier: number, previous: number, code: number, spaces: number): number {
  // Han to Han first: nearly every place of a Chinese text.
  if (isHan(code) && isHan(previous)) return FREE;
  if (!mayStartLine(code) || !mayEndLine(previous)) return INSIDE_RULE;
  // 138 000 元
  if (spaces === 1 && isDigit(previous) && isDigit(code)) return INSIDE_WORD;
  if (spaces > 0) return FREE;
  if (isDigit(code)) {
    if (isBeforeNumber(previous)) return INSIDE_WORD;
    if (isDigit(earlier) && (previous === 0x2c || previous === 0xff0e)) return INSIDE_WORD;
  }
  if (previous === 0x2019 && isWordCharacter(code) && isWordCharacter(earlier)) return INSIDE_WORD;
  const joins = isWordCharacter(previous) || isWordJoiner(previous);
  return joins && (isWordCharacter(code) || isWordJoiner(code)) ? INSIDE_WORD : FREE;
}

/** Widths that a `measure` gave. Forgets when full: a box runs for weeks. */
class Widths {
  private readonly measure: Measure;
  private readonly han: number;
  private single: Record<number, number> = {};
  private longer: Record<string, number> = {};
  private kept = 0;

  constructor(measure: Measure) {
    this.measure = measure;
    this.han = measure('国');
  }

  of(code: number, text: string, start: number, end: number): number {
    if (end - start > 1) {
      const character = text.slice(start, end);
      return this.longer[character] ?? this.keep(this.measure(character), -1, character);
    }
    if (isHan(code)) return this.han;
    return this.single[code] ?? this.keep(this.measure(text.charAt(start)), code, '');
  }

  private keep(width: number, code: number, character: string): number {
    if (++this.kept > 2000) {
      this.single = {};
      this.longer = {};
      this.kept = 1;
    }
    if (code >= 0) this.single[code] = width;
    else this.longer[character] = width;
    return width;
  }
}

const known = new WeakMap<Measure, Widths>();

function widthsOf(measure: Measure): Widths {
  let widths = known.get(measure);
  if (!widths) {
    widths = new Widths(measure);
    known.set(measure, widths);
  }
  return widths;
}
