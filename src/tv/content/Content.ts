import type { Column, ItemCard, TopicCount } from '../../contract/index.ts';
import type { Client } from './client.ts';
import {
  readColumns, readHome, readItem, readList, readRegions, readTopics,
  type ReadHome, type ReadItem, type ReadList, type ReadRegions,
} from './read.ts';
import { Shelf } from './Shelf.ts';

const api = '/api/v1';

export interface ListQuery {
  region?: string;
  column: string;
  topic?: string;
  cursor?: string;
}

/** The content API as the pages ask it: checked, and kept for a while. All methods throw ProblemError. */
export class Content {
  private readonly client: Client;
  private readonly items = new Shelf(40);
  private readonly places = new Shelf(20);

  constructor(client: Client) {
    this.client = client;
  }

  get pending(): number {
    return this.client.pending;
  }

  async home(region: string | undefined): Promise<ReadHome> {
    return readHome(await this.client.get(`${api}/home`, { region }));
  }

  async list({ region, column, topic, cursor }: ListQuery): Promise<ReadList> {
    const query = { region, column, topic, cursor, limit: 24 };
    return readList(await this.client.get(`${api}/items`, query));
  }

  async topics(region: string | undefined, column: string | undefined): Promise<TopicCount[]> {
    return readTopics(await this.client.get(`${api}/topics`, { region, column }));
  }

  async columns(): Promise<Column[]> {
    return readColumns(await this.client.get(`${api}/columns`));
  }

  async regions(parent: string | undefined): Promise<ReadRegions> {
    const key = parent ?? 'all';
    const kept = this.places.get<ReadRegions>(key);
    if (kept) return kept;
    const regions = readRegions(await this.client.get(`${api}/regions`, { parent }));
    this.places.put(key, regions);
    return regions;
  }

  /** An item that is kept, to be shown at once. */
  known(id: string): ReadItem | undefined {
    return this.items.get<ReadItem>(id);
  }

  async item(id: string): Promise<ReadItem> {
    const item = readItem(await this.client.get(`${api}/items/${id}`));
    this.items.put(id, item);
    return item;
  }

  async related(id: string): Promise<ItemCard[]> {
    return readList(await this.client.get(`${api}/items/${id}/related`)).items;
  }

  /** Nothing of a withdrawn item stays. */
  erase(id: string): void {
    this.items.erase(id);
  }

  /** More was withdrawn than we heard of. */
  eraseAll(): void {
    this.items.clear();
  }

}
