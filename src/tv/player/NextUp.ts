import type { ItemCard } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import { isPlayed } from '../openItem.ts';
import type { Tv } from '../tv.ts';

/** Seconds before the next film begins by itself. */
const pause = 10;

/** Which film comes after this one, and the seconds until it does. */
export class NextUp {
  private readonly tv: Tv;
  private readonly changed: () => void;
  /** Films seen one after the other: none of them comes again by itself. */
  private readonly seen: readonly string[];
  private related: readonly ItemCard[] | undefined;
  private timer: number | undefined;
  private retry: Retry<ItemCard[]> | undefined;
  private held = false;
  /** What comes after the seconds, once the film has ended and nobody has stopped that. */
  private go: (() => void) | undefined;
  /** The next of its series, else something alike. */
  card: ItemCard | undefined;
  /** Whether it is of the same series. */
  inSeries = false;
  /** Seconds left; undefined while nothing counts. */
  left: number | undefined;

  constructor(tv: Tv, seen: readonly string[], changed: () => void) {
    this.tv = tv;
    this.seen = seen;
    this.changed = changed;
  }

  /** Looks for it; asks the server until it answers. */
  lookFor(item: ReadItem): void {
    this.choose(item);
    if (this.retry || item.next) return;
    this.retry = new Retry(() => this.tv.content.related(item.id), (related) => {
      this.related = related;
      this.choose(item);
      this.begin();
      this.changed();
    }, () => undefined);
    void this.retry.start();
  }

  /** Chooses anew where what was to come is none any more: nobody has read its name yet, so the seconds begin anew. */
  withdrawn(item: ReadItem, isGone: IsGone): boolean {
    this.related = without(this.related, isGone);
    if (!this.card || !isGone(this.card)) return false;
    this.rest();
    this.lookFor(item);
    this.begin();
    return true;
  }

  /** The film has ended: counts as soon as something is known to come, and the film can be seen; `go` at the end. */
  count(go: () => void): void {
    this.go = go;
    this.begin();
  }

  /** Something covers the film: nothing may come in its place. */
  hold(): void {
    this.held = true;
    this.rest();
  }

  /** The film can be seen again: there is time anew to read what comes. */
  unhold(): void {
    this.held = false;
    this.begin();
    if (this.left !== undefined) this.changed();
  }

  /** Whether it was counting. */
  stop(): boolean {
    const counted = this.left !== undefined;
    this.go = undefined;
    this.rest();
    return counted;
  }

  /** No answer counts any more. */
  end(): void {
    this.stop();
    this.retry?.stop();
  }

  private begin(): void {
    if (!this.card || !this.go || this.held || this.left !== undefined) return;
    this.left = pause;
    this.timer = window.setInterval(() => this.countDown(), 1000);
  }

  private countDown(): void {
    const { go } = this;
    this.left = (this.left ?? 1) - 1;
    if (this.left > 0) {
      this.changed();
      return;
    }
    this.stop();
    go?.();
  }

  private rest(): void {
    window.clearInterval(this.timer);
    this.left = undefined;
  }

  private choose({ next, column }: ReadItem): void {
    this.inSeries = next !== undefined;
    const plays = (this.related ?? []).filter((card) => isPlayed(card) && this.seen.indexOf(card.id) < 0);
    this.card = next ?? plays.filter((card) => card.column === column)[0] ?? plays[0];
  }
}
