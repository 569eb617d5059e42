import { fillRound, strokeRound } from '../paint/shapes.ts';
import type { Painting } from '../paint/Sprite.ts';
import { drawLine, sizeToFit, widthOf, type Pen } from '../paint/text.ts';
import { cardRadius as radius, type CardModel } from '../parts/Card.ts';
import type { RailModel } from '../parts/Rail.ts';
import { safe, type Theme } from '../theme.ts';
import type { Example } from './searchExamples.ts';

/** What is typed: digits, or letters in small. */
export interface Typed {
  keys: string;
  /** Whether the pad has letters. */
  letters: boolean;
}

/** What the keys of the pad do. */
export interface PadDeeds {
  type(key: string): void;
  undo(): void;
  clear(): void;
  change(): void;
}

const padWidth = 420;
/** Between keys side by side and one below the other: the ring around one touches no other. */
const gap = 24;
const rowGap = 20;

const digitLetters = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/** The keys as they lie on a remote, or the alphabet; rows that fill a height. */
export function padRows(letters: boolean, height: number, deeds: PadDeeds): RailModel[] {
  return letters ? letterRows(height, deeds) : digitRows(height, deeds);
}

/** 1 and 0 have no letters: they take back. */
function digitRows(height: number, { type, undo, clear, change }: PadDeeds): RailModel[] {
  const h = rowHeight(height, 4);
  const w = keyWidth(3, 1);
  const digit = (at: number) => {
    const key = String(at + 2);
    return keyCard(key, [key, digitLetters[at] as string], w, h, () => type(key));
  };
  return [
    row('keys1', [keyCard('undo', ['1', '删一个'], w, h, undo), digit(0), digit(1)]),
    row('keys4', [digit(2), digit(3), digit(4)]),
    row('keys7', [digit(5), digit(6), digit(7)]),
    row('keys0', [keyCard('clear', ['0', '清空'], w, h, clear), keyCard('change', ['换成字母', 'A 到 Z'], keyWidth(3, 2), h, change)]),
  ];
}

function letterRows(height: number, { type, undo, clear, change }: PadDeeds): RailModel[] {
  const h = rowHeight(height, 6);
  const one = keyWidth(6, 1);
  const cards = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) =>
    keyCard(letter, [letter.toUpperCase()], one, h, () => type(letter)));
  const rows = [0, 6, 12, 18].map((at) => row(`letters${at}`, cards.slice(at, at + 6)));
  const wide = keyWidth(6, 2);
  return [
    ...rows,
    row('letters24', [...cards.slice(24), keyCard('undo', ['删一个'], wide, h, undo), keyCard('clear', ['清空'], wide, h, clear)]),
    row('lettersEnd', [keyCard('change', ['换成数字键'], padWidth, h, change)]),
  ];
}

const row = (name: string, cards: CardModel[]): RailModel => ({ name, gap, below: rowGap, cards });
const rowHeight = (height: number, rows: number) => Math.floor((height - (rows - 1) * rowGap) / rows / 2) * 2;
/** A key that takes the place of `span` of so many in a row. */
const keyWidth = (across: number, span: number) =>
  Math.floor((padWidth - (across - 1) * gap) / across / 2) * 2 * span + (span - 1) * gap;

/** A key with its sign, and what else stands on it. */
function keyCard(key: string, [sign = '', below = '']: string[], w: number, h: number, open: () => void): CardModel {
  return {
    key,
    w,
    h,
    numbered: false,
    open,
    painting: (theme) => ({
      key: ['key', sign, below, w, h, theme.id].join(':'),
      w,
      h,
      words: [`${sign} ${below}`],
      draw: (pen) => {
        const { palette, metrics } = theme;
        fillRound(pen, { x: 0, y: 0, w, h }, radius, palette.raised);
        strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, radius, palette.line, 2);
        const isKey = sign.length === 1;
        const size = isKey ? Math.min(metrics.card.title + 6, 40) : sizeToFit(sign, w - 20, Math.min(metrics.card.title, 34));
        const small = Math.min(metrics.small + 2, 28);
        const lines = below === '' ? h : size + 4 + small + 4;
        const y = below === '' ? 0 : Math.round((h - lines) / 2);
        const style = { size, line: below === '' ? h : size + 4, weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, sign, w / 2, y, { ...style, color: isKey ? palette.gold : palette.text });
        const under = { size: sizeToFit(below, w - 12, small), line: small + 4, color: palette.text, align: 'center' as const };
        drawLine(pen, below, w / 2, y + size + 4, under);
      },
    }),
  };
}

/** The keys typed so far as boxes, or what to do. */
export function typedPainting({ keys, letters }: Typed, h: number, theme: Theme): Painting {
  const { palette, metrics } = theme;
  const wait = letters ? '挑字母，按确定' : '请按数字键';
  return {
    key: ['typed', keys, letters ? 1 : 0, h, theme.id].join(':'),
    w: padWidth,
    h,
    words: [keys === '' ? wait : keys.toUpperCase().split('').join(' ')],
    draw: (pen) => {
      if (keys === '') {
        strokeRound(pen, { x: 1, y: 1, w: padWidth - 2, h: h - 2 }, radius, palette.line, 2);
        const size = sizeToFit(wait, padWidth - 40, metrics.card.title);
        drawLine(pen, wait, padWidth / 2, 0, { size, line: h, color: palette.soft, align: 'center' });
      } else drawBoxes(pen, keys.toUpperCase(), h, theme);
    },
  };
}

function drawBoxes(pen: Pen, keys: string, h: number, { palette }: Theme): void {
  const between = keys.length > 6 ? 4 : 8;
  const w = Math.min(62, Math.floor((padWidth - (keys.length - 1) * between) / keys.length));
  const size = Math.min(44, h - 24, w - 2);
  keys.split('').forEach((key, at) => {
    const x = at * (w + between);
    fillRound(pen, { x, y: 0, w, h }, 10, palette.paper);
    drawLine(pen, key, x + w / 2, 0, { size, line: h, color: palette.onPaper, weight: 'bold', align: 'center' });
  });
}

/** How one types, shown with a word: the longest way to say it that the line has room for. */
export function advicePainting({ word, letters, digits }: Example, byLetters: boolean, theme: Theme): Painting {
  const { palette, metrics } = theme;
  const size = Math.min(metrics.body, 36);
  const signs = word.split('').map((sign, at) =>
    (byLetters ? `${sign}选 ${letters.charAt(at)}` : `${sign} ${letters.charAt(at)} 按 ${digits.charAt(at)}`)).join('，');
  const all = [
    `每个字只按拼音的头一个字母，比如“${word}”：${signs}`,
    `按拼音的头一个字母，比如“${word}”：${signs}`,
    `比如找“${word}”：${signs}`,
  ];
  const words = all.filter((one) => widthOf(one, size) <= safe.width)[0] ?? (all[2] as string);
  return {
    key: ['advice', words, theme.id].join(':'),
    w: safe.width,
    h: 52,
    words: [words],
    draw: (pen) => drawLine(pen, words, 0, 0, { size: sizeToFit(words, safe.width, size), line: 52, color: palette.text }),
  };
}
