import type { ItemCard } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
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
  private asked = false;
  private go: () => void = () => undefined;
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

  /** Looks for it; asks the server once. */
  lookFor(item: ReadItem): void {
    this.choose(item);
    if (this.asked || item.next) return;
    this.asked = true;
    this.tv.content.related(item.id).then(
      (related) => {
        this.related = related;
        this.choose(item);
        this.changed();
      },
      // Without them the end of a film offers the phone and the way back.
      () => undefined,
    );
  }

  /** Chooses anew where what was to come is none any more: nobody has read its name yet, so the seconds begin anew. */
  withdrawn(item: ReadItem, isGone: IsGone): boolean {
    this.related = without(this.related, isGone);
    if (!this.card || !isGone(this.card)) return false;
    const counted = this.stop();
    this.lookFor(item);
    if (counted) this.count(this.go);
    return true;
  }

  /** Begins to count; `go` when it is at its end. */
  count(go: () => void): void {
    this.go = go;
    if (!this.card) return;
    this.left = pause;
    this.timer = window.setInterval(() => {
      this.left = (this.left ?? 1) - 1;
      if (this.left > 0) this.changed();
      else {
        this.stop();
        go();
      }
    }, 1000);
  }

  /** Whether it was counting. */
  stop(): boolean {
    const counted = this.left !== undefined;
    window.clearInterval(this.timer);
    this.left = undefined;
    return counted;
  }

  private choose({ next, column }: ReadItem): void {
    this.inSeries = next !== undefined;
    const plays = (this.related ?? []).filter(({ id, kind }) =>
      (kind === 'video' || kind === 'audio') && this.seen.indexOf(id) < 0);
    this.card = next ?? plays.filter((card) => card.column === column)[0] ?? plays[0];
  }
}
