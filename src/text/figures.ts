import { isDigit } from './punctuation.ts';

/** One number: 八万八 stays together. */
export const NUMERALS = '〇零一二三四五六七八九十百千万亿两几';

/** What stands before a character, as far as numbers go: nothing, digits, 3月 of a date, 12万 of an amount. */
export const NO_FIGURE = 0;
const DIGITS = 1;
const DATE = 2;
const MANY = 3;

/** Behind digits they may have digits behind them: 2026年3月15日, 8时30分. */
const DATE_MARKS = '年月时点';
/** Behind digits they may have a unit behind them: 12万元, 30多户. */
const MULTIPLIERS = '十百千万亿多余';
/** What a number counts; a line that ended before it would show a bare number. */
const UNITS = DATE_MARKS + MULTIPLIERS + '日号分秒天周岁元角块个人户亩斤次件名条页';

/** What stands before the next character, when `code` is this one. White space is not asked about. */
export function figureAfter(figure: number, code: number): number {
  if (isDigit(code)) return DIGITS;
  if (figure === NO_FIGURE || figure === DATE) return NO_FIGURE;
  if (isIn(MULTIPLIERS, code)) return MANY;
  return figure === DIGITS && isIn(DATE_MARKS, code) ? DATE : NO_FIGURE;
}

/** Whether a character belongs to the figure before it: 年 to 2026, 3 to 2026年, 元 to 12万. */
export function joinsFigure(figure: number, code: number): boolean {
  return figure === DATE ? isDigit(code) : isIn(UNITS, code);
}

/** Where a text is cut that has room up to `end`: before a number that would lose digits, or its 万, there. */
export function cutBefore(text: string, end: number): number {
  const after = /^\s*[.,]?[0-9]|^\s*[十百千万亿]/.test(text.slice(end));
  const figure = /[0-9][0-9.,]*\s*$/.exec(text.slice(0, end));
  return after && figure && figure.index > 0 ? figure.index : end;
}

function isIn(characters: string, code: number): boolean {
  return characters.indexOf(String.fromCharCode(code)) >= 0;
}
