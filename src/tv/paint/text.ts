import { cutBefore } from '../../text/figures.ts';
import { breakLines, textWidth, type Line } from '../../text/lines.ts';
import { breakTitle } from '../../text/titles.ts';
import { advanceOf, fontOf, measureIn, type Weight } from './fonts.ts';

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

/** A line whose last character may lie up to two characters short: spread over the whole width. */
export function drawJustified(
  pen: Pen, line: Line, x: number, y: number, width: number, style: TextStyle, last: boolean,
): void {
  const spare = spareOf(line, width, style, last);
  const gaps = line.text.length - 1;
  if (spare === 0) {
    drawLine(pen, line.text, x, y, style);
    return;
  }
  pen.font = fontOf(style.size, style.weight);
  pen.fillStyle = style.color;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  const base = baseline(y, style);
  let before = 0;
  for (let i = 0; i <= gaps; i++) {
    const character = line.text.charAt(i);
    pen.fillText(character, x + before + (spare * i) / gaps, base);
    before += advanceOf(character, style.size, style.weight ?? 'normal');
  }
}

/** Where the first `count` characters of a line that is drawn so end, from its left edge, px. */
export function widthBefore(line: Line, count: number, width: number, style: TextStyle, last: boolean): number {
  const gaps = Math.max(1, line.text.length - 1);
  return widthOf(line.text.slice(0, count), style.size, style.weight) + (spareOf(line, width, style, last) * count) / gaps;
}

/** Room that is spread between the characters of a line, px; 0 for a line that is drawn in one piece. */
function spareOf(line: Line, width: number, style: TextStyle, last: boolean): number {
  const spare = width - line.width;
  const spread = !last && line.text.length > 5 && spare > 0.5 && spare <= style.size * 2 + 0.5 && isHanOnly(line.text);
  return spread ? spare : 0;
}

/** Only characters that may be set apart; words, numbers and pairs of surrogates may not. */
function isHanOnly(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x2010 || (code > 0xd7ff && code < 0xf900) || code === 0x2014 || code === 0x2026) return false;
  }
  return true;
}
