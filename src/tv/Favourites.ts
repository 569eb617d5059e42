import type { ItemCard } from '../contract/index.ts';
import type { BoxStorage } from './box/storage.ts';
import { cardOf, isCard } from './content/read.ts';

const most = 60;

/** What the family put aside, the last sixty, newest first; remembered on the box. */
export class Favourites {
  private readonly storage: BoxStorage;
  private cards: ItemCard[];

  constructor(storage: BoxStorage) {
    this.storage = storage;
    this.cards = (storage.read('favourites', isList) ?? []).filter(isCard);
  }

  has(id: string): boolean {
    return this.cards.some((card) => card.id === id);
  }

  /** Puts an item aside or takes it off again; tells whether it is put aside now. */
  toggle(card: ItemCard): boolean {
    const had = this.has(card.id);
    const others = this.cards.filter(({ id }) => id !== card.id);
    this.cards = had ? others : [cardOf(card), ...others].slice(0, most);
    this.write();
    return !had;
  }

  all(): readonly ItemCard[] {
    return this.cards;
  }

  forget(ids: readonly string[]): void {
    const left = this.cards.filter(({ id }) => ids.indexOf(id) < 0);
    if (left.length === this.cards.length) return;
    this.cards = left;
    this.write();
  }

  clear(): void {
    this.cards = [];
    this.write();
  }

  private write(): void {
    this.storage.writeSoon('favourites', this.cards);
  }
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
