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
  region: string | undefined;
  column: string | undefined;
  topic: string | undefined;
  /** Notices only: those still on show, or those before. */
  disclosure?: 'current' | 'past';
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
  /** What came since content changed last. */
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

  home(region: string | undefined): Promise<ReadHome> {
    return this.ask(homeKey(region), 'home', { region }, readHome);
  }

  /** The home that was shown last, and how long ago it came, ms; `age` is undefined where no clock tells. */
  keptHome(region: string | undefined): { home: ReadHome; age: number | undefined } | undefined {
    const key = homeKey(region);
    this.shelf.pin(key);
    const found = this.aged(key, readHome);
    return found && { home: recountHome(found.value, this.now()), age: found.age };
  }

  /** A page of a list; the first without a cursor. */
  list(query: ListQuery, cursor?: string): Promise<ReadList> {
    return this.ask(cursor === undefined ? listKey(query) : undefined, 'items', { ...query, cursor, limit: 24 }, readList);
  }

  /** The first page of a list that was opened before. */
  keptList(query: ListQuery): Aged<ReadList> | undefined {
    return this.aged(listKey(query), readList);
  }

  /** What the server found for initials; the pages of the second script read it. */
  initials(keys: string, region: string | undefined, limit: number): Promise<unknown> {
    return this.ask(undefined, 'search/initials', { keys, region, limit }, (answer) => answer);
  }

  topics(region: string | undefined, column: string | undefined): Promise<TopicCount[]> {
    return this.ask(topicsKey(region, column), 'topics', { region, column }, readTopics);
  }

  keptTopics(region: string | undefined, column: string | undefined): TopicCount[] {
    return this.aged(topicsKey(region, column), readTopics)?.value ?? [];
  }

  columns(): Promise<Column[]> {
    return this.ask(undefined, 'columns', {}, readColumns);
  }

  regions(parent: string | undefined): Promise<ReadRegions> {
    return this.seldomChanged(regionsKey(parent), 'regions', { parent }, readRegions);
  }

  keptRegions(parent: string | undefined): Aged<ReadRegions> | undefined {
    return this.aged(regionsKey(parent), readRegions);
  }

  /** Who helps in a region. */
  contacts(region: string | undefined): Promise<ReadContacts> {
    return this.seldomChanged(contactsKey(region), 'contacts', { region }, readContacts);
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
    return (await this.ask(undefined, `items/${id}/related`, {}, readList)).items;
  }

  /** Nothing of a withdrawn item stays, also where others name it. */
  erase(ids: readonly string[], why: ProblemKind = 'gone'): void {
    ids.forEach((id) => {
      delete this.doubted[id];
      this.gone[id] = why;
      this.shelf.holding(`"${id}"`).forEach((key) => {
        const kept = this.shelf.peek(key);
        // At once: what is left of a list is written in a quiet moment, before which the power may go.
        this.shelf.erase(key);
        if (kept && !isOf(key, 'item')) this.shelf.keep(key, { ...kept, value: this.standing(kept.value) });
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

  /** Lists, and items but for those that stay: which ones were opened tells of a family, too. */
  drop(stays: (id: string) => boolean): void {
    this.eraseEach((key) => isOf(key, 'list') || (isOf(key, 'item') && !stays(key.slice(5))));
  }

  /** As on the first day. */
  clear(): void {
    this.doubted = {};
    this.eraseEach(() => true);
  }

  /** Items on the shelf, by their ids. */
  get keptItems(): string[] {
    return this.shelf.keys.filter((key) => isOf(key, 'item')).map((key) => key.slice(5));
  }

  /** More was withdrawn than is named: what is kept, and what else the box remembers, is to be checked; no list stays. */
  doubt(others: readonly string[]): void {
    this.eraseEach((key) => isOf(key, 'list') && !this.fresh[key]);
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

  private eraseEach(isUnwanted: (key: string) => boolean): void {
    this.shelf.keys.filter(isUnwanted).forEach((key) => this.shelf.erase(key));
    this.emptied();
  }

  /** From the server; kept under `key`. */
  private async ask<T>(key: string | undefined, path: string, query: Query, read: (value: unknown) => T): Promise<T> {
    const answer = this.standing(await this.client.get(`${api}/${path}`, query));
    const value = read(answer);
    if (key !== undefined) {
      this.fresh[key] = true;
      this.shelf.put(key, answer);
    }
    return value;
  }

  /** From the server once until content changes. */
  private async seldomChanged<T>(key: string, path: string, query: Query, read: (value: unknown) => T): Promise<T> {
    const here = this.fresh[key] && this.kept(key, read);
    return here ? here.value : this.ask(key, path, query, read);
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

function listKey({ region, column, topic, disclosure }: ListQuery): string {
  return `list:${[region, column, topic, disclosure].join()}`;
}

function topicsKey(region: string | undefined, column: string | undefined): string {
  return `list:topics:${[region, column].join()}`;
}

/** Whether a key is of a kind of answer: the word before its colon. */
function isOf(key: string, kind: string): boolean {
  return key.indexOf(`${kind}:`) === 0;
}
