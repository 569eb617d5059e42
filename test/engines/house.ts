import path from 'node:path';
import { listeningPort } from '../../src/server/app.ts';
import type { ContactsReply, Home, Item, ItemCard, ItemsReply, RegionsReply } from '../../src/contract/index.ts';
import { publishAll } from '../../src/server/content/content.ts';
import { importFolder } from '../../src/server/import/importFolder.ts';
import { layCable, type Cable } from '../e2e/cable.ts';
import { createTestApp, draft, type TestApp } from '../server/testApp.ts';

/** A village of the sample: 青禾镇, 柳溪村. */
const village = '420583901001';

/** A house in the sample's first village: the server with the real sample, and the cable to it. */
export class House {
  readonly server: TestApp;
  readonly cable: Cable;

  private constructor(server: TestApp, cable: Cable) {
    this.server = server;
    this.cable = cable;
  }

  static async build(): Promise<House> {
    const server = await createTestApp({ regions: [] });
    const folder = path.resolve(import.meta.dirname, '../../sample');
    await importFolder(server.db, { folder, dataDir: server.config.dataDir, now: server.clock.now });
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    return new House(server, await layCable(listeningPort(server.app) as number));
  }

  async close(): Promise<void> {
    await this.cable.close();
    await this.server.close();
  }

  /** What the API answers to somebody of this village. */
  private async ask<T>(url: string): Promise<T> {
    const { status, body } = await this.server.get<T>(`/api/v1/${url}${url.includes('?') ? '&' : '?'}region=${village}`);
    if (status !== 200) throw new Error(`${url}: ${status}`);
    return body;
  }

  home(): Promise<Home> {
    return this.ask('home');
  }

  contacts(): Promise<ContactsReply> {
    return this.ask('contacts');
  }

  async notices(period: 'current' | 'past'): Promise<ItemCard[]> {
    return (await this.ask<ItemsReply>(`items?column=notices&disclosure=${period}&limit=50`)).items;
  }

  async item(id: string): Promise<Item> {
    return (await this.server.get<Item>(`/api/v1/items/${id}`)).body;
  }

  /** The first of these cards whose item is as wanted. */
  async firstOf(cards: readonly ItemCard[], isWanted: (item: Item) => boolean): Promise<Item> {
    for (const { id } of cards) {
      const item = await this.item(id);
      if (isWanted(item)) return item;
    }
    throw new Error(`the sample has none such among ${cards.map(({ title }) => title).join('、')}`);
  }

  /** Names of the towns, and of the villages of this house's town, as they are offered. */
  async places(): Promise<{ towns: string[]; villages: string[] }> {
    const names = async (parent: string) =>
      (await this.server.get<RegionsReply>(`/api/v1/regions?parent=${parent}`)).body.items.map(({ name }) => name);
    return { towns: await names('420583000000'), villages: await names('420583901000') };
  }

  /** Publishes a case that an engine may have to itself, and answers its card. */
  async publish(title: string): Promise<ItemCard> {
    await publishAll(this.server.db, [draft({ title, publishAt: this.server.clock.now })], this.server.clock.now);
    const { items } = (await this.server.get<ItemsReply>('/api/v1/items?column=cases&limit=50')).body;
    const card = items.find((one) => one.title === title);
    if (!card) throw new Error(`${title} was not published`);
    return card;
  }
}
