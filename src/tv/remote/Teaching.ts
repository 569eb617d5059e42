import { teachable, type TaughtKeys, type TeachableKey } from './KeyMapping.ts';

/** What an answer to "press this key" came to. */
export type Lesson = 'taken' | 'used' | 'over';

/**
 * One round of teaching keys: asks for each in turn, takes the code of whatever is pressed. A key that
 * the remote does not have is skipped and keeps its old meaning.
 */
export class Teaching {
  private readonly codes: Record<number, TeachableKey> = {};
  private at = 0;

  /** The key asked for now; undefined when all were asked for. */
  get asked(): TeachableKey | undefined {
    return teachable[this.at];
  }

  /** How many were asked for, this one included. */
  get number(): number {
    return Math.min(this.at + 1, teachable.length);
  }

  /** A code that was taken for another key in this round is not taken twice. */
  take(code: number): Lesson {
    const { asked } = this;
    if (asked === undefined) return 'over';
    if (this.codes[code] !== undefined) return 'used';
    this.codes[code] = asked;
    this.at++;
    return 'taken';
  }

  skip(): void {
    this.at++;
  }

  /** For which key a code was taken. */
  meaningOf(code: number): TeachableKey | undefined {
    return this.codes[code];
  }

  /** All that is taught now: keys that were not pressed keep what was taught before. */
  result(before: TaughtKeys): TaughtKeys {
    const pressed: Partial<Record<TeachableKey, true>> = {};
    for (const code in this.codes) pressed[this.codes[code] as TeachableKey] = true;
    const all: Record<number, TeachableKey> = {};
    for (const code in before) {
      const key = before[code] as TeachableKey;
      if (!pressed[key]) all[code] = key;
    }
    for (const code in this.codes) all[code] = this.codes[code] as TeachableKey;
    return all;
  }
}
