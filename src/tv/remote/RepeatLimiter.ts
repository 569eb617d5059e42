import type { Key } from './keys.ts';

/** A held arrow moves at most this often, ms. */
const arrowGap = 55;
/** Without a keyup, the same key within this time is still the same press, ms. */
const heldGap = 600;
/** Some boxes send down and up again and again while a key is held, ms. */
const bounceGap = 120;

const moving: Partial<Record<Key, true>> = {
  Up: true, Down: true, Left: true, Right: true, PageUp: true, PageDown: true, FastForward: true, Rewind: true,
};

/**
 * Decides which key events count. Arrows repeat while held, but no faster than the eye follows; all
 * other keys act once however long they are held, so a long press is a short press.
 */
export class RepeatLimiter {
  private lastKey: Key | undefined;
  private lastSeen = -Infinity;
  private lastTaken = -Infinity;
  private released = true;

  /** `time` in ms, only ever forward; `repeat` as the event says it, where the box knows it. */
  takes(key: Key, time: number, repeat: boolean): boolean {
    const same = key === this.lastKey;
    const sinceSeen = time - this.lastSeen;
    const fresh = !same || (!repeat && (this.released ? sinceSeen >= bounceGap : sinceSeen >= heldGap));
    const held = same && (repeat || !this.released);
    const taken = moving[key] ? !held || time - this.lastTaken >= arrowGap : fresh;
    this.lastKey = key;
    this.lastSeen = time;
    this.released = false;
    if (taken) this.lastTaken = time;
    return taken;
  }

  /** A keyup; a help where it comes, never relied on. */
  release(): void {
    this.released = true;
  }
}
