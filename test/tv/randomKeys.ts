import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CDPSession, Route } from 'playwright-core';
import { profiles, type Key } from '../../src/tv/remote/keys.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { openingParameters, serveEverything } from './everything.ts';
import { subsidies } from './storyItems.ts';

/** Keys between two looks at the screen. */
const between = 10;
/** Keys after which a new television is switched on, at a page that a portal may open. */
const life = 250;
/** Keys after which the network changes, and half a minute has passed: who holds the remote has looked away. */
const spell = 50;
/** The remote with the most keys; each has one code here. */
const codes = new Map(Object.entries(profiles.telecom).map(([code, key]): [Key, number] => [key, Number(code)]));
/** Arrows and OK come oftener than the rest, as from a hand. */
const remote: Key[] = [
  'Up', 'Up', 'Down', 'Down', 'Down', 'Left', 'Left', 'Right', 'Right', 'Right', 'Enter', 'Enter', 'Enter', 'Back', 'Back',
  'PageUp', 'PageDown', 'Red', 'Green', 'Yellow', 'Blue', 'Exit', 'PlayPause', 'FastForward', 'Rewind', 'Stop',
  'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9',
];
const starts = [
  '', '', '&page=notices', '&page=settings', '&page=keys', '&page=help', '&page=search', '&page=contacts', '&page=history',
];

/** What a hand presses first that knows the way: OK opens what the portal led to, and of the search a topic. */
const firstKeys = (start: string): Key[] => (start === '&page=search' ? ['Right', 'Right', 'Enter'] : ['Enter']);

/** What has the focus on each kind of page, and what can be read there where only that tells. */
const kinds = [
  'home', 'column', 'topic', 'story', 'search', 'history', 'settings', 'keys', 'coach', 'places',
  'player', 'photo', 'word', 'scan', 'exit', 'contacts: 0717-0000011', `story: ${subsidies.header[4]}`,
];

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
  const room = livingRoom({ serve: serveEverything });
  // Requests come when they come: what the network does to them must not change the walk.
  const [hand, network] = [random(seed), random(~seed)];
  const oneOf = <T>(all: readonly T[], next = hand): T => all[Math.floor(next() * all.length)] as T;
  const met = new Set<string>();

  async function press(session: CDPSession, key: Key): Promise<void> {
    const windowsVirtualKeyCode = codes.get(key) as number;
    for (const type of ['rawKeyDown', 'keyUp'] as const) await session.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode });
  }

  /** What has been met since the last look. */
  async function look(television: Television, text: string): Promise<void> {
    const names = await television.page.evaluate(() => window.metNames.splice(0));
    const shown = await television.focusPath();
    [...names, ...shown].forEach((name) => met.add(name));
    kinds.map((kind) => kind.split(': ')).filter(([page = '', words]) => words !== undefined && shown[0] === page && text.includes(words))
      .forEach((kind) => met.add(kind.join(': ')));
  }

  /** One life of a television: from switching on, through a bad network, to switching off. */
  async function live(start: string, count: number): Promise<void> {
    const television = await room.prepare({ remembered: hand() < 0.85 ? { place } : {} });
    const { page } = television;
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('focus:')) complaints.push(message.text());
    });
    let harm = 0;
    await page.route(/\/(api|media)\//, async (route) => {
      if (network() < harm) await oneOf(faults, network)(route);
      else await route.continue();
    });
    await page.clock.install();
    await page.addInitScript(() => {
      window.metNames = [];
      window.addEventListener('keyup', () => window.metNames.push(...(window.fawu?.focusPath() ?? [])), true);
    });
    await page.goto(`${room.address}?keys=telecom${start}`);
    await television.settle();
    // What a portal opens is there before the first key: which pages random keys reach depends on when answers come.
    await look(television, await television.text());
    const session = await television.context.newCDPSession(page);
    const pressed: string[] = [];
    const known = firstKeys(start);
    for (let i = 1; i <= count; i++) {
      if (i % spell === 0) {
        harm = oneOf([0, 0, 0.3, 1]);
        await page.clock.fastForward(31_000);
      }
      const key = known.shift() ?? oneOf(remote);
      pressed.push(key);
      await press(session, key);
      if (i % between !== 0) continue;
      await television.settle();
      const text = await television.text();
      const walk = `${start} … ${pressed.slice(-3 * between).join(' ')}\n${text}`;
      assert.deepEqual(television.errors, [], walk);
      assert.deepEqual(complaints, [], walk);
      assert.equal(await television.focusFault(), undefined, walk);
      const film = await television.film();
      assert.ok(text.length > 1 || film?.mode === 'bare', `the screen is blank: ${JSON.stringify(film)} ${walk}`);
      await look(television, text);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await room.switchOff();
  }

  it(`never loses the focus and breaks nothing: ${presses} keys of seed ${seed}`, async () => {
    const all = [...openingParameters(await room.cards()), ...starts];
    for (let left = presses, i = 0; left > 0; left -= life, i++) await live(all[i % all.length] as string, Math.min(life, left));
  });

  // A shorter walk does not get everywhere.
  if (presses >= 5000) {
    it('has met every kind of page', () => assert.deepEqual(kinds.filter((kind) => !met.has(kind)), []));
  }
});

declare global {
  interface Window {
    /** Names of what had the focus after each key, since the last look. */
    metNames: string[];
  }
}
