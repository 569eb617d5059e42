import type { KeptTexts, Times } from '../box/KeptTexts.ts';

/** Answers that stay readable without asking the box. */
const inMemory = 40;
const day = 86_400_000;

/** An answer with the time it came. */
export interface Kept extends Times {
  value: unknown;
}

export interface ShelfOptions {
  /** Where answers outlive the app; undefined for nowhere. */
  texts?: KeptTexts;
  /** Runs work in a quiet moment: boxes are slow at writing, and keys come first. */
  later(work: () => void): void;
  /** Server time, epoch ms, where one is known. */
  now(): number | undefined;
  /** The box's own clock, epoch ms. */
  boxNow(): number;
}

/** Answers that were shown, opened or are likely next: in memory, and on the box where it keeps things. */
export class Shelf {
  private readonly options: ShelfOptions;
  private readonly memory = new Map<string, Kept>();
  /** What the box has not yet. */
  private readonly waiting: string[] = [];
  private touched = false;
  private asked = false;

  constructor(options: ShelfOptions) {
    this.options = options;
  }

  /** All that is kept, used last first. */
  get keys(): string[] {
    const onBox = this.options.texts?.keys ?? [];
    const others: string[] = [];
    this.memory.forEach((_, key) => {
      if (onBox.indexOf(key) < 0) others.unshift(key);
    });
    return others.concat(onBox);
  }

  /** Without counting as use. */
  peek(key: string): Kept | undefined {
    return this.memory.get(key) ?? this.fromBox(key);
  }

  get(key: string): Kept | undefined {
    const kept = this.peek(key);
    if (!kept) return undefined;
    this.remember(key, kept);
    this.options.texts?.touch(key);
    this.touched = true;
    this.ask();
    return kept;
  }

  /** Counts at once, reaches the box later. */
  put(key: string, value: unknown): void {
    const { now, boxNow } = this.options;
    this.keep(key, { value, at: now(), box: boxNow() });
  }

  /** With the times of an earlier answer. */
  keep(key: string, kept: Kept): void {
    this.remember(key, kept);
    if (this.waiting.indexOf(key) < 0) this.waiting.push(key);
    this.ask();
  }

  erase(key: string): void {
    this.memory.delete(key);
    this.options.texts?.remove(key);
    this.touched = true;
    this.ask();
  }

  /** The answer under a key makes no room for others. */
  pin(key: string): void {
    const { texts } = this.options;
    if (texts) texts.pinned = key;
  }

  /** Keys of answers that hold a text anywhere. */
  holding(text: string): string[] {
    return this.keys.filter((key) => {
      const kept = this.memory.get(key);
      return (kept ? JSON.stringify(kept.value) : this.options.texts?.read(key) ?? '').indexOf(text) >= 0;
    });
  }

  /** How old an answer is, ms; undefined where the clocks do not tell. */
  ageOf({ at, box }: Times): number | undefined {
    const { now, boxNow } = this.options;
    const server = now();
    if (at === undefined) return undefined;
    // Until a server was heard, the box's clock is believed if it was right, to a zone, when the answer came.
    if (server === undefined && Math.abs(box - at) > day) return undefined;
    const age = server === undefined ? boxNow() - box : server - at;
    return age >= 0 && age < 400 * day ? age : undefined;
  }

  private remember(key: string, kept: Kept): void {
    this.memory.delete(key);
    this.memory.set(key, kept);
    if (this.memory.size > inMemory) this.memory.delete(this.memory.keys().next().value as string);
  }

  private fromBox(key: string): Kept | undefined {
    const { texts } = this.options;
    const times = texts?.timesOf(key);
    const text = texts?.read(key);
    if (!times || text === undefined) return undefined;
    try {
      return { value: JSON.parse(text), at: times.at, box: times.box };
    } catch (fault) {
      texts?.remove(key);
      return undefined;
    }
  }

  private ask(): void {
    const { texts, later } = this.options;
    if (!texts || this.asked || (this.waiting.length === 0 && !this.touched)) return;
    this.asked = true;
    later(() => {
      this.asked = false;
      this.writeOne(texts);
      this.ask();
    });
  }

  /** One answer, or the index. */
  private writeOne(texts: KeptTexts): void {
    const key = this.waiting.shift();
    const kept = key === undefined ? undefined : this.memory.get(key);
    if (key === undefined || !kept) {
      this.touched = this.waiting.length > 0;
      texts.writeIndex();
      return;
    }
    // The first answer of all comes before the first word about the time.
    kept.at = kept.at ?? this.options.now();
    texts.write(key, JSON.stringify(kept.value), kept);
  }
}
