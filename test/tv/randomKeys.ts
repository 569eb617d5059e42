import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Route } from 'playwright-core';
import { keys, type KeyName } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

/** Keys between two looks at the screen. */
const between = 10;
/** Keys after which a new television is switched on, at a page that a portal may open. */
const life = 250;
/** Arrows and OK come oftener than the rest, as from a hand. */
const remote: KeyName[] = [
  'up', 'up', 'down', 'down', 'down', 'left', 'left', 'right', 'right', 'right', 'ok', 'ok', 'ok', 'back', 'back',
  'pageUp', 'pageDown', 'red', 'yellow', 'blue', 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const starts = ['', '', '?page=notices', '?page=settings', '?page=keys', '?page=help', '?page=search', '?page=contacts', '?page=history'];

/** What a network does to a request; mostly nothing. */
const faults: ((route: Route) => Promise<void>)[] = [
  (route) => route.abort('internetdisconnected'),
  (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"error":{"code":"unavailable","message":"忙"}}' }),
  (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<html>请先登录</html>' }),
  (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"items":[{}],"rails":5' }),
  (route) => route.fulfill({ status: 404, contentType: 'application/json', body: '{"error":{"code":"not_found","message":"没有"}}' }),
];

/** A number generator with a seed (mulberry32). */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A child with the remote: random keys over all pages, with a network that fails in every way it can.
 * After every tenth key something visible must have the focus, and nothing may have thrown.
 */
export const describeChild = (presses: number, seed: number) => describe('a child with the remote', function () {
  this.timeout(60_000 + presses * 300);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }) });
  const next = random(seed);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;

  /** One life of a television: from switching on, through a bad network, to switching off. */
  async function live(count: number): Promise<void> {
    const start = oneOf(starts);
    const television = await room.prepare({ remembered: next() < 0.85 ? { place } : {} });
    const complaints: string[] = [];
    television.page.on('console', (message) => {
      if (message.text().startsWith('focus:')) complaints.push(message.text());
    });
    let harm = 0;
    await television.page.route(/\/(api|media)\//, async (route) => {
      if (next() < harm) await oneOf(faults)(route);
      else await route.continue();
    });
    await television.page.goto(room.address + start);
    await television.settle();
    const pressed: string[] = [];
    for (let i = 1; i <= count; i++) {
      if (i % 50 === 0) harm = oneOf([0, 0, 0.3, 1]);
      const key = oneOf(remote);
      pressed.push(String(key));
      await television.page.keyboard.press(keys[key]);
      if (i % between !== 0) continue;
      await television.settle();
      const walk = `${start} … ${pressed.slice(-3 * between).join(' ')}\n${await television.text()}`;
      assert.deepEqual(television.errors, [], walk);
      assert.deepEqual(complaints, [], walk);
      assert.equal(await television.focusFault(), undefined, walk);
      assert.ok((await television.text()).length > 1, `the screen is blank: ${walk}`);
    }
    await television.page.unrouteAll({ behavior: 'ignoreErrors' });
    await room.switchOff();
  }

  it(`never loses the focus and breaks nothing: ${presses} keys of seed ${seed}`, async () => {
    for (let left = presses; left > 0; left -= life) await live(Math.min(life, left));
  });
});
