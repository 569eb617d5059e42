import { digitOf, type Key } from './keys.ts';

/** A hand that trembles presses again within this time, ms; who has seen what opened needs longer. */
const again = 450;

/**
 * Keeps the second half of a double press from what the first half opened: nobody can have seen it yet.
 * Arrows are never kept back.
 */
export class SecondPress {
  private key: Key | undefined;
  private shown: unknown;
  private since = -Infinity;

  /** `key` was pressed while `shown` had the focus, and has done its work at `time`, ms. */
  pressed(key: Key, shown: unknown, time: number): void {
    this.key = key;
    this.shown = shown;
    this.since = time;
  }

  /** Whether a press at `time` comes too soon after the same one to be meant for what has the focus since. */
  isMeantForBefore(key: Key, shown: unknown, time: number): boolean {
    const counts = key === 'Enter' || key === 'Back' || key === 'Red' || digitOf(key) !== undefined;
    return counts && key === this.key && shown !== this.shown && time - this.since < again;
  }
}
