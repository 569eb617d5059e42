import type { Stage } from '../lightning.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { drawLine } from '../paint/text.ts';
import type { Tv } from '../tv.ts';
import { plainCard } from './choices.ts';
import { Card } from './Card.ts';
import { Hints } from './Hints.ts';
import { Part } from './Part.ts';

export interface MenuEntry {
  key: string;
  words: string;
  open(): void;
}

const inset = 44;
const gap = 28;

/** What can be done here, over a page: one or two columns of choices; the first one has the focus. */
export class Menu extends Part {
  declare private cards: Card[][];
  declare private column: number;
  declare private row: number;

  constructor(stage: Stage, tv: Tv, title: string, columns: readonly MenuEntry[][]) {
    super(stage, tv, 'menu');
    const { palette, metrics } = tv.theme;
    const filled = columns.filter((entries) => entries.length > 0);
    const widths = filled.length > 1 ? menuWidths : [menuWidths[0]];
    this.column = 0;
    this.row = 0;
    const veil = this.put(new Part(stage, tv), 0, 0);
    veil.patch({ rect: true, w: 1280, h: 720, color: palette.veil });
    const cardH = metrics.card.titleLine + 24;
    const step = cardH + 16;
    const rows = filled.reduce((most, entries) => Math.max(most, entries.length), 0);
    const w = widths.reduce((sum, one) => sum + one, 0) + 2 * inset + (widths.length - 1) * gap;
    const head = metrics.titleLine + 52;
    const h = Math.ceil((head + rows * step + inset - 16) / 2) * 2;
    const x = Math.round((1280 - w) / 4) * 2;
    const y = Math.round((720 - h) / 4) * 2;
    this.paint({
      key: ['menu', title, w, h, tv.theme.id].join(':'),
      w,
      h,
      words: [title],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 20, palette.raised);
        strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, 20, palette.line, 2);
        const style = { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const };
        drawLine(pen, title, inset, 32, style);
      },
    }, x, y);
    this.put(new Hints(stage, tv), 0, 0).show([{ words: '确定 打开' }, { words: '返回 接着看' }]);
    let left = x + inset;
    this.cards = filled.map((entries, column) => {
      const own = left;
      const width = widths[column] as number;
      left += width + gap;
      return entries.map(({ key, words, open }, row) =>
        this.put(new Card(stage, tv, plainCard(key, [words], width, cardH, open)), own, y + head + row * step));
    });
  }

  override _getFocused(): Part {
    return this.cards[this.column]?.[this.row] ?? this;
  }

  override _handleUp(): boolean {
    return this.goTo(this.column, this.row - 1);
  }

  override _handleDown(): boolean {
    return this.goTo(this.column, this.row + 1);
  }

  override _handleLeft(): boolean {
    return this.goTo(this.column - 1, this.row);
  }

  override _handleRight(): boolean {
    return this.goTo(this.column + 1, this.row);
  }

  private goTo(column: number, row: number): boolean {
    const cards = this.cards[column];
    if (!cards || row < 0) return true;
    this.column = column;
    this.row = Math.min(row, cards.length - 1);
    this._refocus();
    return true;
  }
}

/** px; what explains words needs more room than what to do. */
export const menuWidths = [600, 360] as const;
