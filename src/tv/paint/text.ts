import { cutBefore } from '../../text/figures.ts';
import { breakLines, textWidth, type Line } from '../../text/lines.ts';
import { breakTitle } from '../../text/titles.ts';
import { fontOf, measureIn, type Weight } from './fonts.ts';

export type Pen = CanvasRenderingContext2D;

export interface TextStyle {
  /** px. */
  size: number;
  /** Height of a line, px. */
  line: number;
  color: string;
  weight?: Weight;
  align?: 'left' | 'center' | 'right';
}

export function widthOf(text: string, size: number, weight: Weight = 'normal'): number {
  return textWidth(text, measureIn(size, weight));
}

/** One line whose box begins at `y`; `x` is its left edge, middle or right edge by `align`. */
export function drawLine(pen: Pen, text: string, x: number, y: number, style: TextStyle): void {
  pen.font = fontOf(style.size, style.weight);
  pen.fillStyle = style.color;
  pen.textAlign = style.align ?? 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillText(text, x, baseline(y, style));
}

/** Where the letters stand in a line's box: Han characters sit in its middle. */
export function baseline(y: number, style: { size: number; line: number }): number {
  return Math.round(y + style.line / 2 + style.size * 0.36);
}

/** Several lines from `y` down. */
export function drawLines(pen: Pen, lines: readonly string[], x: number, y: number, style: TextStyle): void {
  for (let i = 0; i < lines.length; i++) drawLine(pen, lines[i] as string, x, y + i * style.line, style);
}

/** At most `most` lines; what does not fit ends in an ellipsis. */
export function fitLines(text: string, width: number, most: number, size: number, weight?: Weight): string[] {
  const measure = measureIn(size, weight);
  const lines = breakLines(text, { width, measure });
  if (lines.length <= most) return lines.map((line) => line.text);
  const kept = lines.slice(0, most).map((line) => line.text);
  kept[most - 1] = fitLine(text.slice((lines[most - 1] as Line).start), width, size, weight);
  return kept;
}

/** The size at which a text fits a line whole: the usual one, else the smallest that is used anywhere. */
export function sizeToFit(text: string, width: number, size: number): number {
  return widthOf(text, size) > width ? Math.min(size, 24) : size;
}

/** A title in at most `most` lines of about the same length. */
export function titleLines(text: string, width: number, most: number, size: number, weight?: Weight): string[] {
  return breakTitle(text, { width, lines: most, measure: measureIn(size, weight) }).map((line) => line.text);
}

/** One line, cut with an ellipsis where it is too long. */
export function fitLine(text: string, width: number, size: number, weight?: Weight): string {
  const measure = measureIn(size, weight);
  if (textWidth(text, measure) <= width) return text;
  const room = width - textWidth('…', measure);
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(text.slice(0, middle), measure) <= room) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, cutBefore(text, low)).replace(/[，、。：；\s]+$/, '') + '…';
}

/** Marks with a blank right half, and marks with a blank left half, in a Chinese font. */
const CLOSING = '，。、：；！？”’」』）】》〉〕';
const OPENING = '“‘「『（【《〈〔';

/**
 * Whether blank halves meet before a character: the hole that ：“ and 。” would leave is closed by half a
 * character (标点挤压, CLREQ on the width of marks). Fonts close it for some pairs and not for others; narrow marks have no blank half.
 */
function meets(text: string, at: number, { size, weight }: TextStyle): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  const opens = OPENING.indexOf(after) >= 0;
  const isPair = at > 0 && after !== '' && (OPENING.indexOf(before) >= 0 ? opens : CLOSING.indexOf(before) >= 0 && (opens || CLOSING.indexOf(after) >= 0));
  return isPair && widthOf(before, size, weight) > size * 0.9 && widthOf(after, size, weight) > size * 0.9;
}

/** What is taken out before the character at `count`, px. */
function closedBefore(text: string, count: number, style: TextStyle): number {
  let closed = 0;
  for (let i = 1; i <= count; i++) if (meets(text, i, style)) closed += style.size / 2;
  return closed;
}

/** A line of reading text: its marks set close, and spread over the width where at most a few characters are missing. */
export function drawJustified(
  pen: Pen, line: Line, x: number, y: number, width: number, style: TextStyle, last: boolean,
): void {
  const { text } = line;
  const each = spreadOf(line, width, style, last);
  pen.font = fontOf(style.size, style.weight);
  pen.fillStyle = style.color;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  let left = x;
  for (let from = 0; from < text.length;) {
    let to = from + 1;
    while (each === 0 && to < text.length && !meets(text, to, style)) to++;
    const piece = text.slice(from, to);
    pen.fillText(piece, left, baseline(y, style));
    left += widthOf(piece, style.size, style.weight) + each - (meets(text, to, style) ? style.size / 2 : 0);
    from = to;
  }
}

/** Where the first `count` characters of a line that is drawn so end, from its left edge, px. */
export function widthBefore(line: Line, count: number, width: number, style: TextStyle, last: boolean): number {
  const each = spreadOf(line, width, style, last);
  return widthOf(line.text.slice(0, count), style.size, style.weight) - closedBefore(line.text, count, style) + each * count;
}

/** Room that is added behind each character of a line that is spread, px; 0 for one that is not. */
function spreadOf(line: Line, width: number, style: TextStyle, last: boolean): number {
  const { text } = line;
  const short = width - line.width;
  if (last || text.length <= 5 || short > style.size * 2 + 0.5 || !isHanOnly(text)) return 0;
  const spare = short + closedBefore(text, text.length - 1, style);
  return spare > 0.5 ? spare / (text.length - 1) : 0;
}

/** Only characters that may be set apart; words, numbers and pairs of surrogates may not. */
function isHanOnly(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x2010 || (code > 0xd7ff && code < 0xf900) || code === 0x2014 || code === 0x2026) return false;
  }
  return true;
}
