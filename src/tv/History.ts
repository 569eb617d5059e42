import type { ItemCard } from '../contract/index.ts';
import type { BoxStorage } from './box/storage.ts';
import { cardOf, isCard } from './content/read.ts';
import type { TextSize } from './theme.ts';

/** Where an item was left: a block and an offset in its text, or seconds into a film. */
export interface KeptPlace {
  block?: string;
  offset?: number;
  second?: number;
  /** Page counted from 1, as it was called in the text size of that time. */
  page?: number;
  size?: TextSize;
}

export interface HistoryEntry {
  card: ItemCard;
  /** Undefined when it was read or watched to its end. */
  place: KeptPlace | undefined;
  /** Server time, epoch ms; undefined when none was known. */
  at: number | undefined;
}

const most = 60;

/** The place in a text, where one was kept. */
export function textPlace({ block, offset }: KeptPlace = {}): { block: string; offset: number } | undefined {
  return block === undefined ? undefined : { block, offset: offset ?? 0 };
}

/** What was opened and how far, the last sixty, newest first; remembered on the box. */
export class History {
  private readonly storage: BoxStorage;
  private readonly now: () => number | undefined;
  private readonly keeps: (id: string) => boolean;
  private entries: HistoryEntry[];

  /** `now`: server time, epoch ms, where one is known. `keeps`: whether an item may be kept, and the family wants any of it to be. */
  constructor(storage: BoxStorage, now: () => number | undefined, keeps: (id: string) => boolean = () => true) {
    this.storage = storage;
    this.now = now;
    this.keeps = keeps;
    this.entries = (storage.read('history', isList) ?? []).map(readEntry).filter((entry) => entry !== undefined);
  }

  /** Undefined for what was never opened, or was seen to its end. */
  place(id: string): KeptPlace | undefined {
    return this.entries.filter(({ card }) => card.id === id)[0]?.place;
  }

  /** Takes an item to the top. `place` is undefined at its end. Of an item only the card is kept. */
  keep(card: ItemCard, place: KeptPlace | undefined): void {
    if (!this.keeps(card.id)) return;
    const others = this.entries.filter((entry) => entry.card.id !== card.id);
    this.entries = [{ card: cardOf(card), place, at: this.now() }, ...others].slice(0, most);
    this.write();
  }

  recent(): readonly HistoryEntry[] {
    return this.entries;
  }

  forget(ids: readonly string[]): void {
    const left = this.entries.filter(({ card }) => ids.indexOf(card.id) < 0);
    if (left.length === this.entries.length) return;
    this.entries = left;
    this.write();
  }

  clear(): void {
    this.entries = [];
    this.write();
  }

  private write(): void {
    this.storage.writeSoon('history', this.entries);
  }
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** A broken entry is none; the others stay. */
function readEntry(value: unknown): HistoryEntry | undefined {
  const { card, place, at } = (value ?? {}) as Record<string, unknown>;
  if (!isCard(card)) return undefined;
  return { card, place: isPlace(place) ? place : undefined, at: typeof at === 'number' ? at : undefined };
}

function isPlace(value: unknown): value is KeptPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { block, offset, second, page, size } = value as Record<string, unknown>;
  const are = (type: string, ...values: unknown[]) => values.every((one) => one === undefined || typeof one === type);
  return are('string', block, size) && are('number', offset, second, page);
}
