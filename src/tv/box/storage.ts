/** The part of localStorage we use. */
export interface KeyValues {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  readonly length?: number;
  key?(index: number): string | null;
}

/**
 * Remembers small things on the box. Boxes lose theirs at power-off, have none, are full, or throw
 * at every touch: what cannot be kept there is kept in memory until the app is left.
 */
export class BoxStorage {
  private readonly box: KeyValues | undefined;
  private readonly memory: Record<string, string> = {};
  private readonly waiting: Record<string, unknown> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(box: KeyValues | undefined) {
    this.box = box;
  }

  /** The kept value; undefined when there is none or it cannot be read. */
  read<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
    const text = this.textOf(key);
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      return isValid(value) ? value : undefined;
    } catch (fault) {
      return undefined;
    }
  }

  /** Tells whether the box itself kept it. */
  write(key: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    this.memory[key] = text;
    try {
      this.box?.setItem(prefix + key, text);
      return this.box !== undefined;
    } catch (fault) {
      return false;
    }
  }

  /** Writes soon what differs from what is kept. */
  writeChanged(key: string, value: unknown): void {
    if (JSON.stringify(value) !== this.textOf(key)) this.writeSoon(key, value);
  }

  /** Counts at once; reaches the box in a quiet moment: boxes are slow at writing, and keys come first. */
  writeSoon(key: string, value: unknown): void {
    this.waiting[key] = value;
    if (this.timer === undefined) this.timer = setTimeout(() => this.writeNow(), 500);
  }

  /** Writes what waits. */
  writeNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    Object.keys(this.waiting).forEach((key) => {
      this.write(key, this.waiting[key]);
      delete this.waiting[key];
    });
  }

  /** Nothing is read under a key any more, also where the box refuses to let go of it. */
  erase(key: string): void {
    delete this.waiting[key];
    this.memory[key] = 'null';
    try {
      this.box?.removeItem(prefix + key);
    } catch (fault) {
      return;
    }
  }

  private textOf(key: string): string | undefined {
    return key in this.waiting ? JSON.stringify(this.waiting[key]) : this.memory[key] ?? this.fromBox(key);
  }

  private fromBox(key: string): string | undefined {
    try {
      return this.box?.getItem(prefix + key) ?? undefined;
    } catch (fault) {
      return undefined;
    }
  }
}

const prefix = 'fawu.';

/** What the box keeps things in. Touching it may itself throw; then nobody in the app shall touch it again. */
export function openBox(): KeyValues | undefined {
  try {
    return window.localStorage ?? undefined;
  } catch (fault) {
    hideBrokenStorage();
    return undefined;
  }
}

/** The SDK asks for `localStorage` unguarded at its start, and would take the app down with it. */
function hideBrokenStorage(): void {
  try {
    Object.defineProperty(window, 'localStorage', { value: undefined, configurable: true });
  } catch (fault) {
    console.warn('localStorage throws and cannot be hidden', fault);
  }
}
