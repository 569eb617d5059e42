import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'mocha';
import type { Browser } from 'playwright-core';
import type { ItemCard, ItemsReply } from '../../src/contract/index.ts';
import { createTestApp, village, type TestApp } from '../server/testApp.ts';
import { startBrowser, Television, type TelevisionOptions } from './browser.ts';

/** The village of a living room, as its television remembers it. */
export const place = { code: village, names: ['示例镇', '示例一村'] };

/** How a television is switched on: by itself it remembers its village and shows home. */
export interface SwitchOn extends Partial<TelevisionOptions> {
  /** Behind the address: `?page=search`, `#item/…`. */
  at?: string;
}

export interface LivingRoomOptions {
  /** The server with its content; an empty one by itself. */
  serve?: () => Promise<TestApp>;
  /** A server for each test instead of one for all of them. */
  isServerFresh?: boolean;
  /** Flags of the browser besides the usual ones. */
  flags?: string[];
}

/** A village's living room: browser, server and the one television that is on. */
export class LivingRoom {
  browser!: Browser;
  server!: TestApp;
  /** `http://127.0.0.1:PORT/tv/`. */
  address = '';
  private television: Television | undefined;

  /** A television that shows nothing yet; the one that was on is switched off. */
  async prepare(options: SwitchOn = {}): Promise<Television> {
    await this.switchOff();
    this.television = await Television.prepare(this.browser, { address: this.address, remembered: { place }, ...options });
    return this.television;
  }

  /** A television that is on, when nothing moves any more. */
  async open({ at = '', ...options }: SwitchOn = {}): Promise<Television> {
    const television = await this.prepare(options);
    await television.page.goto((options.address ?? this.address) + at);
    await television.settle();
    return television;
  }

  /** Nothing may have thrown on it. */
  async switchOff(): Promise<void> {
    const { television } = this;
    this.television = undefined;
    await television?.close();
    assert.deepEqual(television?.errors ?? [], []);
  }

  /** What the village may see, or a column of it; the newest first. */
  async cards(column?: string): Promise<ItemCard[]> {
    const list = `/api/v1/items?region=${village}&limit=50${column === undefined ? '' : `&column=${column}`}`;
    return (await this.server.get<ItemsReply>(list)).body.items;
  }
}

/** A living room for the tests of a `describe`; after each the television is switched off. */
export function livingRoom({ serve = createTestApp, isServerFresh = false, flags = [] }: LivingRoomOptions = {}): LivingRoom {
  const room = new LivingRoom();
  const open = async () => {
    room.server = await serve();
    room.address = `${await room.server.app.listen({ port: 0, host: '127.0.0.1' })}/tv/`;
  };
  before(async () => {
    room.browser = await startBrowser(flags);
  });
  (isServerFresh ? beforeEach : before)(open);
  afterEach(() => room.switchOff());
  if (isServerFresh) afterEach(() => room.server.close());
  after(async () => {
    await room.browser.close();
    if (!isServerFresh) await room.server.close();
  });
  return room;
}
