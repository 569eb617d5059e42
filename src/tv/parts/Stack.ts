import type { Stage } from '../lightning.ts';
import type { Tv } from '../tv.ts';
import { Card, ringRoom, type CardModel } from './Card.ts';
import { glide, Part, place } from './Part.ts';

/** Which card had the focus, and which was the uppermost in sight. */
export interface StackMemory {
  index: number;
  first: number;
}

export interface StackSize {
  w: number;
  /** Height of a card. */
  h: number;
  /** Cards in sight. */
  rows: number;
}

/** Between cards, and around them for the ring: a card out of sight does not show in it. */
const gap = ringRoom;

/** Height of each of so many cards that fill a height, px. */
export const stackRowHeight = (height: number, rows: number) => Math.floor((height - (rows - 1) * gap) / rows / 2) * 2;

/**
 * Cards of one size one below the other, `ringRoom` inside the part's edges. New ones take the places of
 * the old without a blank between.
 */
export class Stack extends Part {
  declare private size: StackSize;
  declare private models: readonly CardModel[];
  declare private cards: Record<number, Card>;
  declare private list: Part;
  declare private index: number;
  declare private first: number;
  /** Told when the focus may be on another card. */
  declare stepped: () => void;

  constructor(stage: Stage, tv: Tv, name: string, size: StackSize) {
    super(stage, tv, name);
    this.size = size;
    this.models = [];
    this.cards = {};
    this.index = 0;
    this.first = 0;
    this.stepped = () => undefined;
    this.w = size.w + 2 * gap;
    this.h = size.rows * (size.h + gap) + gap;
    this.clipping = true;
    this.list = this.put(new Part(stage, tv), gap, gap);
  }

  show(models: readonly CardModel[], memory: StackMemory = { index: 0, first: 0 }): void {
    this.models = models;
    this.index = Math.max(0, Math.min(memory.index, models.length - 1));
    this.first = memory.first;
    this.window();
    this.list.y = gap - this.first * (this.size.h + gap);
    // A movement under way would carry on from where the old cards were.
    glide(this.list, 'y', this.list.y, 0);
    for (const i in this.cards) {
      const card = this.cards[i] as Card;
      const model = models[Number(i)] as CardModel;
      card.model = model;
      card.focusName = model.key;
      card.refresh();
    }
    this._refocus();
    this.stepped();
  }

  get isEmpty(): boolean {
    return this.models.length === 0;
  }

  get memory(): StackMemory {
    return { index: this.index, first: this.first };
  }

  /** Cards below those in sight. */
  get below(): number {
    return Math.max(0, this.models.length - this.first - this.size.rows);
  }

  /** The card that has the focus, or would have it. */
  get chosen(): CardModel | undefined {
    return this.models[this.index];
  }

  override _getFocused(): Part {
    return this.cards[this.index] ?? (this as Part);
  }

  override _handleUp(): boolean {
    return this.step(-1);
  }

  override _handleDown(): boolean {
    return this.step(1);
  }

  _handlePageUp(): boolean {
    return this.step(-this.size.rows) || true;
  }

  _handlePageDown(): boolean {
    return this.step(this.size.rows) || true;
  }

  private step(by: number): boolean {
    const next = Math.max(0, Math.min(this.index + by, this.models.length - 1));
    if (next === this.index) return false;
    this.index = next;
    this.window();
    glide(this.list, 'y', gap - this.first * (this.size.h + gap), this.tv.motion());
    this._refocus();
    this.stepped();
    return true;
  }

  /** Cards in sight and one on either side exist. */
  private window(): void {
    const { rows, h } = this.size;
    const last = Math.max(0, this.models.length - rows);
    this.first = Math.min(last, Math.max(this.index - rows + 1, Math.min(this.first, this.index)));
    const from = Math.max(0, this.first - 1);
    const to = Math.min(this.models.length - 1, this.first + rows);
    for (const key in this.cards) {
      const i = Number(key);
      if (i >= from && i <= to) continue;
      this.list.drop(this.cards[i]);
      delete this.cards[i];
    }
    for (let i = from; i <= to; i++) {
      if (this.cards[i]) continue;
      const card = new Card(this.stage, this.tv, this.models[i] as CardModel);
      this.cards[i] = card;
      place(card, 0, i * (h + gap));
      this.list.childList.add(card as never);
    }
  }
}
