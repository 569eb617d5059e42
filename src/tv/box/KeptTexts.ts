import type { KeyValues } from './storage.ts';

/** Raised when what is kept takes another shape: what an older app kept is then as if never kept. */
const form = 1;
const indexKey = 'fawu.shelf';
const prefix = 'fawu.shelf.';
/** Characters of an index line beside its key. */
const line = 48;

/** When a text was kept: server time where one was known, and the box's own clock, often wrong. Epoch ms. */
export interface Times {
  at: number | undefined;
  box: number;
}

interface Entry extends Times {
  chars: number;
}

/**
 * Texts on the box, within a number of characters. One key a text, and an index that is written before
 * them: it names all that is there, whatever fails in between. What was used longest ago goes first, the
 * pinned one never. Nothing here throws; a box that is full or broken keeps less, or nothing.
 */
export class KeptTexts {
  /** The one text that makes no room for others. */
  pinned: string | undefined;
  private readonly box: KeyValues | undefined;
  private readonly most: number;
  /** What the box may hold, used longest ago first. */
  private readonly entries = new Map<string, Entry>();
  /** Whether things may lie under our keys that the index does not name. */
  private littered = false;

  /** `most`: characters, keys and index with them. */
  constructor(box: KeyValues | undefined, most: number) {
    this.box = box;
    this.most = most;
    this.readIndex();
  }

  /** Characters in use at most. */
  get chars(): number {
    let sum = indexKey.length + line;
    this.entries.forEach(({ chars }) => (sum += chars));
    return sum;
  }

  /** Used last first. */
  get keys(): string[] {
    const keys: string[] = [];
    this.entries.forEach((_, key) => keys.unshift(key));
    return keys;
  }

  timesOf(key: string): Times | undefined {
    return this.entries.get(key);
  }

  read(key: string): string | undefined {
    if (!this.entries.has(key)) return undefined;
    try {
      const text = this.box?.getItem(prefix + key) ?? undefined;
      if (text === undefined) this.entries.delete(key);
      return text;
    } catch (fault) {
      return undefined;
    }
  }

  /** Counts as used now; on the box when the index is written next. */
  touch(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.entries.set(key, entry);
  }

  /** Tells whether it is kept. A text larger than a quarter of all is not. */
  write(key: string, text: string, { at, box }: Times): boolean {
    const chars = text.length + prefix.length + 2 * key.length + line;
    const same = this.read(key) === text;
    this.entries.delete(key);
    if (chars <= this.most / 4) {
      this.entries.set(key, { chars, at, box });
      while (this.chars > this.most && this.dropOldest(key) > 0);
      if (this.chars <= this.most && this.writeIndex(key) && (same || this.set(prefix + key, () => text, key))) return true;
    }
    this.remove(key);
    return false;
  }

  remove(key: string): void {
    this.entries.delete(key);
    try {
      this.box?.removeItem(prefix + key);
    } catch (fault) {
      // What no index names is never read.
      this.littered = true;
    }
  }

  /** `but` is what room is made for. */
  writeIndex(but?: string): boolean {
    if (this.littered) this.sweep();
    const text = () => {
      const lines: unknown[] = [];
      this.entries.forEach(({ chars, at, box }, key) => lines.push([key, chars, at ?? 0, box]));
      return JSON.stringify({ form, lines });
    };
    return this.set(indexKey, text, but);
  }

  /** When the box says that it is full, makes twice the room that is needed; else gives up. */
  private set(key: string, text: () => string, but: string | undefined): boolean {
    let freed = 0;
    for (;;) {
      const value = text();
      try {
        this.box?.setItem(key, value);
        return this.box !== undefined;
      } catch (fault) {
        const dropped = freed > 2 * value.length ? 0 : this.dropOldest(but);
        if (dropped === 0) return false;
        freed += dropped;
      }
    }
  }

  /** Answers the characters that it freed; 0 when there is nothing to drop. */
  private dropOldest(but: string | undefined): number {
    let oldest: string | undefined;
    this.entries.forEach((_, key) => {
      if (oldest === undefined && key !== but && key !== this.pinned) oldest = key;
    });
    if (oldest === undefined) return 0;
    const { chars } = this.entries.get(oldest) as Entry;
    this.remove(oldest);
    return chars;
  }

  private readIndex(): void {
    this.littered = true;
    try {
      const index = JSON.parse(this.box?.getItem(indexKey) ?? '{}') as { form?: unknown; lines?: unknown } | null;
      if (index?.form !== form || !Array.isArray(index.lines) || !index.lines.every(isLine)) return;
      index.lines.forEach(([key, chars, at, box]) => this.entries.set(key, { chars, at: at || undefined, box }));
      this.littered = false;
    } catch (fault) {
      this.entries.clear();
    }
  }

  /** Takes away what an older app left. */
  private sweep(): void {
    const { box } = this;
    this.littered = false;
    try {
      for (let i = (box?.length ?? 0) - 1; i >= 0; i--) {
        const key = box?.key?.(i) ?? '';
        if (key.slice(0, prefix.length) === prefix && !this.entries.has(key.slice(prefix.length))) box?.removeItem(key);
      }
    } catch (fault) {
      console.warn('what an older app kept could not be taken away', fault);
    }
  }
}

function isLine(value: unknown): value is [string, number, number, number] {
  if (!Array.isArray(value)) return false;
  const [key, ...numbers] = value as unknown[];
  return typeof key === 'string' && numbers.length === 3 && numbers.every((one) => typeof one === 'number');
}
