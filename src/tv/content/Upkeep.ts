import type { ItemCard } from '../../contract/index.ts';
import type { BoxStorage } from '../box/storage.ts';
import { mayPass, problemOf } from './problems.ts';
import type { Content } from './Content.ts';
import type { ReadItem } from './read.ts';

/** Items that may be fetched unasked in a day. */
const mostADay = 60;
/** Of the first rail, the notices, and of each further one. */
const perRail = [4, 2];
/** Nobody is hurried by what nobody asked for, ms. */
const waits = { between: 6000, check: 500, idle: 60_000 };
/** Rounds after a start in which nothing but a check is done: whoever just turned it on has the network alone. */
const calm = 3;

export interface UpkeepNeeds {
  content: Content;
  storage: BoxStorage;
  region(): string | undefined;
  /** Server time, epoch ms, where one is known. */
  now(): number | undefined;
  /** What was left in the middle, newest first. */
  recent(): ItemCard[];
  /** Runs work after `ms`, in a moment in which no keys come. */
  later(ms: number, work: () => void): void;
  /** Told when home shows something else, before it is fetched. */
  looked(cards: ItemCard[]): void;
  /** Told of each item that was fetched. */
  came(item: ReadItem): void;
}

/**
 * What is done while nobody presses a key, one request at a time: first, what may have been withdrawn is
 * checked; then what is likely opened next is put on the shelf, unless it lies there at that revision.
 */
export class Upkeep {
  private readonly needs: UpkeepNeeds;
  private wanted: string[] = [];
  private rounds = 0;
  /** Content state that `wanted` was made from. */
  private revision: string | undefined;

  constructor(needs: UpkeepNeeds) {
    this.needs = needs;
    this.again(waits.between);
  }

  private again(ms: number): void {
    this.needs.later(ms, () => void this.round().then((wait) => this.again(wait)));
  }

  /** Does one thing; answers how long to wait for the next. */
  private async round(): Promise<number> {
    const { content } = this.needs;
    const doubted = content.inDoubt[0];
    if (doubted !== undefined) return (await this.fetch(doubted)) ? waits.check : waits.idle;
    if (++this.rounds < calm) return waits.between;
    this.look();
    if (this.wanted.length > 0 && this.count()) {
      return (await this.fetch(this.wanted.shift() as string)) ? waits.between : waits.idle;
    }
    return waits.idle;
  }

  /** False when nothing else would come either. */
  private async fetch(id: string): Promise<boolean> {
    try {
      this.needs.came(await this.needs.content.item(id));
    } catch (fault) {
      const problem = problemOf(fault);
      return problem.kind === 'rubbish' || !mayPass(problem);
    }
    return true;
  }

  private look(): void {
    const { content, region, recent } = this.needs;
    const home = content.keptHome(region())?.home;
    const state = home && `${region() ?? ''} ${home.revision}`;
    if (!home || state === this.revision) return;
    this.revision = state;
    const left = recent();
    const first = (most?: readonly number[]) => home.rails.reduce<ItemCard[]>(
      (all, { items }, i) => all.concat(items.slice(0, most?.[Math.min(i, 1)])), left.slice(0, 3));
    this.needs.looked(first());
    this.wanted = first(perRail)
      .filter(({ id, revision }, i, cards) => cards.findIndex((one) => one.id === id) === i && content.keptRevision(id) !== revision)
      .map(({ id }) => id);
  }

  /** Counts a request against the day's number; false when that is used up, or the day is not known. */
  private count(): boolean {
    const now = this.needs.now();
    if (now === undefined) return false;
    const day = Math.floor(now / 86_400_000);
    const { storage } = this.needs;
    const kept = storage.read('fetched', isCount);
    const count = kept?.day === day ? kept.count : 0;
    if (count >= mostADay) return false;
    storage.writeSoon('fetched', { day, count: count + 1 });
    return true;
  }
}

function isCount(value: unknown): value is { day: number; count: number } {
  const { day, count } = (value ?? {}) as Record<string, unknown>;
  return typeof day === 'number' && typeof count === 'number';
}
