import type { Stage } from '../lightning.ts';
import type { Painting, Sprite } from '../paint/Sprite.ts';
import { drawLine, fitLine, sizeToFit, widthOf } from '../paint/text.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Card, type CardModel } from './Card.ts';
import { announceMove, glide, Part } from './Part.ts';

export interface RailModel {
  /** In the focus path and in what a page remembers. */
  name: string;
  title?: string;
  subtitle?: string;
  gap: number;
  /** Room below the rail, px; little by default, since the next one has a title. */
  below?: number;
  cards: CardModel[];
}

const titleRoom = 8;

/** Height of a rail with its title, px. */
export function railHeight(model: RailModel, theme: Theme): number {
  const card = model.cards[0];
  return (model.title === undefined ? 0 : theme.metrics.railTitleLine + titleRoom) + (card ? card.h : 0);
}

/** A row of cards that scrolls sideways; only cards in sight exist. */
export class Rail extends Part {
  declare model: RailModel;
  declare index: number;
  declare first: number;
  private declare strip: Part;
  private declare cards: Record<number, Card>;
  private declare cardTop: number;
  private declare heading: Sprite | undefined;

  constructor(stage: Stage, tv: Tv, model: RailModel, index: number, first: number) {
    super(stage, tv, model.name);
    this.model = model;
    this.index = Math.max(0, Math.min(index, model.cards.length - 1));
    this.first = first;
    this.cards = {};
    this.cardTop = model.title === undefined ? 0 : tv.theme.metrics.railTitleLine + titleRoom;
    this.heading = model.title === undefined ? undefined
      : this.paint(titlePainting(model, undefined, tv.theme), safe.left, 0);
    this.strip = this.put(new Part(stage, tv), safe.left, this.cardTop);
    this.settle();
    this.strip.x = safe.left - this.xOf(this.first);
    this.window();
  }

  get focused(): Card {
    return this.cards[this.index] as Card;
  }

  /** Cards that can be seen whole, from left to right. */
  get inSight(): Card[] {
    const seen: Card[] = [];
    for (let i = this.first; i < this.model.cards.length && this.fits(i); i++) {
      const card = this.cards[i];
      if (card) seen.push(card);
    }
    return seen;
  }

  /** The focused card's title where the card cuts it. */
  get whole(): string | undefined {
    return this.focused.model.whole?.(this.tv.theme);
  }

  /** Left edge of the focused card on the screen, px. */
  get focusX(): number {
    return this.xOf(this.index) - this.xOf(this.first);
  }

  /** Focuses the card in sight whose left edge is nearest to a place on the screen. */
  focusNear(x: number): void {
    let best = this.first;
    let distance = Infinity;
    for (let i = this.first; i < this.model.cards.length && this.fits(i); i++) {
      const away = Math.abs(this.xOf(i) - this.xOf(this.first) - x);
      if (away < distance) {
        distance = away;
        best = i;
      }
    }
    this.index = best;
    this.window();
  }

  each(visit: (card: Card) => void): void {
    for (const i in this.cards) visit(this.cards[i] as Card);
  }

  refresh(): void {
    this.each((card) => card.refresh());
  }

  override _getFocused(): Part {
    return this.focused;
  }

  override _focus(): void {
    this.tellWhole();
  }

  override _unfocus(): void {
    this.tv.jobs.drop(this);
    this.heading?.show(titlePainting(this.model, undefined, this.tv.theme));
  }

  override _detach(): void {
    this.tv.jobs.drop(this);
  }

  override _handleLeft(): boolean {
    return this.step(-1);
  }

  override _handleRight(): boolean {
    return this.step(1);
  }

  private step(by: number): boolean {
    const next = this.index + by;
    if (next < 0 || next >= this.model.cards.length) return false;
    this.index = next;
    const first = this.first;
    this.settle();
    this.window();
    if (first !== this.first) glide(this.strip, 'x', safe.left - this.xOf(this.first), this.tv.motion());
    this._refocus();
    this.tellWhole();
    announceMove(this);
    return true;
  }

  /** A title that its card cuts stands whole beside the rail's own; a frame behind the focus. */
  private tellWhole(): void {
    const { heading, tv } = this;
    if (!heading) return;
    tv.jobs.drop(this);
    tv.jobs.add(this, () => heading.show(titlePainting(this.model, this.whole, tv.theme)));
  }

  /** Brings the focused card into sight. */
  private settle(): void {
    const last = this.model.cards.length - 1;
    this.first = Math.max(0, Math.min(this.first, last));
    if (this.index < this.first) this.first = this.index;
    while (!this.fits(this.index) && this.first < this.index) this.first++;
  }

  private fits(i: number): boolean {
    const card = this.model.cards[i] as CardModel;
    return this.xOf(i) + card.w - this.xOf(this.first) <= safe.width + 1;
  }

  private xOf(index: number): number {
    let x = 0;
    for (let i = 0; i < index; i++) x += (this.model.cards[i] as CardModel).w + this.model.gap;
    return x;
  }

  /** Makes the cards in sight, one more on either side, and lets go of the others. */
  private window(): void {
    const from = Math.max(0, this.first - 1);
    let to = this.first;
    while (to < this.model.cards.length && this.fits(to)) to++;
    for (const key in this.cards) {
      const i = Number(key);
      if (i >= from && i <= to) continue;
      this.strip.drop(this.cards[i]);
      delete this.cards[i];
    }
    for (let i = from; i <= to && i < this.model.cards.length; i++) {
      if (this.cards[i]) continue;
      const card = new Card(this.stage, this.tv, this.model.cards[i] as CardModel);
      this.cards[i] = this.strip.put(card, this.xOf(i), 0);
    }
  }
}

function titlePainting({ title = '', subtitle = '' }: RailModel, whole: string | undefined, theme: Theme): Painting {
  const { palette, metrics } = theme;
  const { railTitle: size, railTitleLine: line, small } = metrics;
  const beside = whole ?? subtitle;
  return {
    key: `railtitle:${title}:${beside}:${theme.id}`,
    w: safe.width,
    h: line,
    words: [title, beside],
    draw: (pen) => {
      // A little high in its line, clear of the ring around a card below.
      drawLine(pen, title, 0, -3, { size, line, color: palette.text, weight: 'bold' });
      const x = widthOf(title, size, 'bold') + 18;
      const color = whole === undefined ? palette.soft : palette.gold;
      const fit = sizeToFit(beside, safe.width - x, small);
      drawLine(pen, fitLine(beside, safe.width - x, fit), x, -3, { size: fit, line, color });
    },
  };
}
