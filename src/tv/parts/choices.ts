import { formatCode, linkText } from '../../qr/codes.ts';
import { qrSymbol } from '../../qr/symbol.ts';
import { drawSymbol } from '../paint/symbol.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { drawLine, drawLines, fitLine, titleLines, type Pen } from '../paint/text.ts';
import type { Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { cardRadius as radius, type CardModel } from './Card.ts';

/** A quiet card with a word and a line below it. */
export function plainCard(key: string, words: string[], w: number, h: number, open: () => void): CardModel {
  return {
    key,
    w,
    h,
    numbered: false,
    open,
    painting: (theme) => ({
      key: ['plain', words.join('|'), w, h, theme.id].join(':'),
      w,
      h,
      words,
      draw: (pen) => drawPlain(pen, theme, w, h, words),
    }),
  };
}

export function drawPlain(pen: Pen, theme: Theme, w: number, h: number, [first = '', second = '']: string[]): void {
  const { palette, metrics } = theme;
  fillRound(pen, { x: 0, y: 0, w, h }, radius, palette.raised);
  strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, radius, palette.line, 2);
  const title = metrics.card.titleLine;
  const height = title + (second === '' ? 0 : metrics.smallLine);
  const y = Math.round((h - height) / 2);
  const middle = w / 2;
  const style = { size: metrics.card.title, line: title, color: palette.text, weight: 'bold' as const, align: 'center' as const };
  drawLine(pen, fitLine(first, w - 24, style.size, 'bold'), middle, y, style);
  const small = { size: metrics.small, line: metrics.smallLine, color: palette.soft, align: 'center' as const };
  drawLine(pen, fitLine(second, w - 24, small.size), middle, y + title, small);
}

/** A QR with words beside it; OK shows it over the whole screen. */
export function qrCard(tv: Tv, code: string, words: string[], w: number, h: number, open: () => void): CardModel {
  const text = linkText(tv.publicUrl, code);
  return {
    key: 'qr',
    w,
    h,
    numbered: false,
    open,
    painting: (theme) => ({
      key: ['qrcard', text, words.join('|'), w, h, theme.id].join(':'),
      w,
      h,
      words: [...words, formatCode(code)],
      draw: (pen) => {
        const { palette, metrics } = theme;
        fillRound(pen, { x: 0, y: 0, w, h }, radius, palette.raised);
        const side = h - 24;
        const paper = drawSymbol(pen, qrSymbol(text), 12, 12, side, tv.precision, 'centre');
        const x = 12 + paper + 14;
        const y = Math.round((h - words.length * metrics.smallLine) / 2);
        const lines = words.map((line) => fitLine(line, w - x - 8, metrics.small));
        drawLines(pen, lines, x, y, { size: metrics.small, line: metrics.smallLine, color: palette.text });
      },
    }),
  };
}

/** A choice among many: a village, a topic, a letter. */
export function choiceCard(
  key: string, words: string, w: number, h: number, chosen: boolean, numbered: boolean, open: () => void,
): CardModel {
  return {
    key,
    w,
    h,
    numbered,
    open,
    painting: (theme) => ({
      key: ['choice', words, w, h, chosen ? 1 : 0, numbered ? 1 : 0, theme.id].join(':'),
      w,
      h,
      words: [words],
      draw: (pen) => {
        const { palette, metrics } = theme;
        fillRound(pen, { x: 0, y: 0, w, h }, radius, chosen ? palette.gold : palette.raised);
        if (!chosen) strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, radius, palette.line, 2);
        const size = metrics.card.title;
        const color = chosen ? palette.onGold : palette.text;
        const room = numbered ? w - 44 - metrics.small : w - 24;
        const lines = titleLines(words, room, numbered ? 2 : 1, size, 'bold');
        const line = metrics.card.titleLine;
        const y = Math.round((h - lines.length * line) / 2);
        const style = { size, line, color, weight: 'bold' as const };
        if (numbered) drawLines(pen, lines, 22, y, style);
        else drawLines(pen, lines, w / 2, y, { ...style, align: 'center' });
      },
    }),
  };
}

/** A digit of the remote and the letters it stands for. */
export function groupCard(digit: string, letters: string, w: number, h: number, open: () => void): CardModel {
  return {
    key: `letter-${digit}`,
    w,
    h,
    numbered: false,
    open,
    painting: (theme) => ({
      key: ['group', digit, letters, w, h, theme.id].join(':'),
      w,
      h,
      words: [`${digit} ${letters}`],
      draw: (pen) => {
        const { palette, metrics } = theme;
        fillRound(pen, { x: 0, y: 0, w, h }, radius, palette.raised);
        strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, radius, palette.line, 2);
        const size = metrics.card.title;
        drawLine(pen, digit, 14, 0, { size, line: h, color: palette.gold, weight: 'bold' });
        const small = Math.min(metrics.small, 26);
        const style = { size: small, line: h, color: palette.text, align: 'right' as const };
        drawLine(pen, fitLine(letters, w - 22 - size, small), w - 12, 0, style);
      },
    }),
  };
}
