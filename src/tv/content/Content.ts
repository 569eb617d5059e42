import type { Column, ItemCard, TopicCount } from '../../contract/index.ts';
import type { Client, Query } from './client.ts';
import { mayPass, problemOf, type ProblemKind } from './problems.ts';
import {
  readColumns, readContacts, readHome, readItem, readList, readRegions, readTopics,
  type ReadContacts, type ReadHome, type ReadItem, type ReadList, type ReadRegions,
} from './read.ts';
import { recount, recountHome } from './days.ts';
import type { Kept, Shelf } from './Shelf.ts';
import { without } from './withdrawn.ts';

const api = '/api/v1';

export interface ListQuery {
  region?: string;
  column?: string;
  topic?: string;
  /** Notices only: those still on show, or those before. */
  disclosure?: 'current' | 'past';
  cursor?: string;
}

/** What was shown before, and how long ago it came, ms; `age` is undefined where no clock tells. */
export interface Aged<T> {
  value: T;
  age: number | undefined;
}

/** The content API as the pages ask it: checked, and kept on the shelf. Methods that ask throw ProblemError. */
export class Content {
  private readonly client: Client;
  private readonly shelf: Shelf;
  private readonly now: () => number | undefined;
  /** What was asked for since content changed last. */
  private fresh: Record<string, true> = {};
  private doubted: Record<string, true> = {};
  /** Items that are none any more, and why, until a pulse no longer names them: they may have been published again. */
  private gone: Record<string, ProblemKind> = {};
  /** Told of items that are none any more. */
  erased: (ids: readonly string[]) => void = () => undefined;
  /** Told when answers were taken from the shelf. */
  emptied: () => void = () => undefined;

  /** `now`: server time, epoch ms, where one is known. */
  constructor(client: Client, shelf: Shelf, now: () => number | undefined) {
    this.client = client;
    this.shelf = shelf;
    this.now = now;
  }

  get pending(): number {
    return this.client.pending;
  }

  async home(region: string | undefined): Promise<ReadHome> {
    const home = this.standing(readHome(await this.client.get(`${api}/home`, { region })));
    this.shelf.put(homeKey(region), home);
    return home;
  }

  /** The home that was shown last, and how long ago it came, ms; `age` is undefined where no clock tells. */
  keptHome(region: string | undefined): { home: ReadHome; age: number | undefined } | undefined {
    const key = homeKey(region);
    this.shelf.pin(key);
    const found = this.kept(key, readHome);
    return found && { home: recountHome(found.value, this.now()), age: this.shelf.ageOf(found.kept) };
  }

  async list({ region, column, topic, disclosure, cursor }: ListQuery): Promise<ReadList> {
    const query = { region, column, topic, disclosure, cursor, limit: 24 };
    return this.standing(readList(await this.client.get(`${api}/items`, query)));
  }

  /** What the server found for initials; the pages of the second script read it. */
  async initials(keys: string, region: string | undefined, limit: number): Promise<unknown> {
    return this.standing(await this.client.get(`${api}/search/initials`, { keys, region, limit }));
  }

  async topics(region: string | undefined, column: string | undefined): Promise<TopicCount[]> {
    return readTopics(await this.client.get(`${api}/topics`, { region, column }));
  }

  async columns(): Promise<Column[]> {
    return readColumns(await this.client.get(`${api}/columns`));
  }

  regions(parent: string | undefined): Promise<ReadRegions> {
    return this.seldomChanged(regionsKey(parent), `${api}/regions`, { parent }, readRegions);
  }

  keptRegions(parent: string | undefined): Aged<ReadRegions> | undefined {
    return this.aged(regionsKey(parent), readRegions);
  }

  /** Who helps in a region. */
  contacts(region: string | undefined): Promise<ReadContacts> {
    return this.seldomChanged(contactsKey(region), `${api}/contacts`, { region }, readContacts);
  }

  keptContacts(region: string | undefined): Aged<ReadContacts> | undefined {
    return this.aged(contactsKey(region), readContacts);
  }

  /** An item to be shown at once: kept, and not in doubt. */
  known(id: string): ReadItem | undefined {
    return this.isDoubted(id) ? undefined : this.keptItem(id);
  }

  /** An item as it is kept, for want of a network. */
  keptItem(id: string): ReadItem | undefined {
    const found = this.kept(itemKey(id), readItem);
    return found && recount(found.value, this.now());
  }

  /** How long ago a kept item came, ms; undefined where no clock tells. */
  itemAge(id: string): number | undefined {
    const kept = this.shelf.peek(itemKey(id));
    return kept && this.shelf.ageOf(kept);
  }

  /** Revision of an item that is kept; looking counts as no use of it. */
  keptRevision(id: string): number | undefined {
    const value = this.shelf.peek(itemKey(id))?.value as { revision?: number } | undefined;
    return value?.revision;
  }

  async item(id: string): Promise<ReadItem> {
    try {
      const answer = readItem(await this.client.get(`${api}/items/${id}`));
      delete this.doubted[id];
      delete this.gone[id];
      const item = this.standing(answer);
      this.shelf.put(itemKey(id), item);
      return item;
    } catch (fault) {
      const problem = problemOf(fault);
      if (!mayPass(problem)) this.erase([id], problem.kind);
      throw fault;
    }
  }

  async related(id: string): Promise<ItemCard[]> {
    return this.standing(readList(await this.client.get(`${api}/items/${id}/related`))).items;
  }

  /** Nothing of a withdrawn item stays, also where others name it. */
  erase(ids: readonly string[], why: ProblemKind = 'gone'): void {
    ids.forEach((id) => {
      delete this.doubted[id];
      this.gone[id] = why;
      this.shelf.holding(`"${id}"`).forEach((key) => {
        const found = key.indexOf('home:') === 0 ? this.kept(key, readHome) : undefined;
        if (found) this.shelf.keep(key, { ...found.kept, value: this.standing(found.value) });
        else this.shelf.erase(key);
      });
    });
    this.erased(ids);
    this.emptied();
  }

  /** All that the last pulse names as withdrawn. */
  named(ids: readonly string[]): void {
    this.gone = {};
    ids.forEach((id) => (this.gone[id] = 'gone'));
  }

  isGone(id: string): boolean {
    return this.gone[id] !== undefined;
  }

  /** Gone for no fault: its time is over. */
  isExpired(id: string): boolean {
    return this.gone[id] === 'expired';
  }

  /** What seldom changes may have: it is asked for again when it is needed. */
  changed(): void {
    this.fresh = {};
  }

  /** Items that nobody wants to be kept any more. */
  drop(ids: readonly string[]): void {
    ids.forEach((id) => this.shelf.erase(itemKey(id)));
    this.emptied();
  }

  /** As on the first day. */
  clear(): void {
    this.shelf.keys.forEach((key) => this.shelf.erase(key));
    this.doubted = {};
    this.emptied();
  }

  /** Items on the shelf, by their ids. */
  get keptItems(): string[] {
    return this.shelf.keys.filter((key) => key.indexOf('item:') === 0).map((key) => key.slice(5));
  }

  /** More was withdrawn than is named: what is kept, and what else the box remembers, is to be checked. */
  doubt(others: readonly string[]): void {
    this.keptItems.concat(others).forEach((id) => (this.doubted[id] = true));
  }

  isDoubted(id: string): boolean {
    return this.doubted[id] === true;
  }

  /** What is to be checked: asking for it does. */
  get inDoubt(): string[] {
    return Object.keys(this.doubted);
  }

  /** An answer of a cache on the way may be older than a withdrawal. */
  private standing<T>(answer: T): T {
    return without(answer, ({ id }) => this.isGone(id));
  }

  /** From the server once until content changes. */
  private async seldomChanged<T>(key: string, path: string, query: Query, read: (value: unknown) => T): Promise<T> {
    const here = this.fresh[key] && this.kept(key, read);
    if (here) return here.value;
    const value = read(await this.client.get(path, query));
    this.fresh[key] = true;
    this.shelf.put(key, value);
    return value;
  }

  private aged<T>(key: string, read: (value: unknown) => T): Aged<T> | undefined {
    const found = this.kept(key, read);
    return found && { value: found.value, age: this.shelf.ageOf(found.kept) };
  }

  /** What lies on the shelf passes the same checks as what comes; what does not is as if it were not there. */
  private kept<T>(key: string, read: (value: unknown) => T): { value: T; kept: Kept } | undefined {
    const kept = this.shelf.get(key);
    if (!kept) return undefined;
    try {
      return { value: read(kept.value), kept };
    } catch (fault) {
      this.shelf.erase(key);
      return undefined;
    }
  }
}

function homeKey(region: string | undefined): string {
  return `home:${region ?? 'city'}`;
}

function regionsKey(parent: string | undefined): string {
  return `regions:${parent ?? 'all'}`;
}

function contactsKey(region: string | undefined): string {
  return `contacts:${region ?? 'city'}`;
}

function itemKey(id: string): string {
  return `item:${id}`;
}
