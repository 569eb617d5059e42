import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { keys, startBrowser, Television, type KeyName } from '../e2e/browser.ts';
import { createTestApp, village, type TestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

const presses = Number(process.env.FUZZ_KEYS ?? 500);
const seed = Number(process.env.FUZZ_SEED ?? 12348);
/** Keys between two looks at the screen. */
const between = 8;
/** Arrows and OK come oftener than the rest, as from a hand. */
const remote: KeyName[] = [
  'up', 'up', 'down', 'down', 'down', 'left', 'left', 'right', 'right', 'right', 'ok', 'ok', 'ok', 'back', 'back',
  'pageUp', 'pageDown', 'red', 'yellow', 1, 2, 3, 4, 5, 6, 7, 8, 9,
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

/** What is wrong with the focus, in words; empty when it can be seen. Runs in the page. */
function faultOfFocus(): string {
  const { fawu } = window as unknown as { fawu: { app: { focusPath: FocusLeaf[] }; focusPath(): string[]; visibleText(): string[] } };
  const leaf = fawu.app.focusPath[fawu.app.focusPath.length - 1] as FocusLeaf;
  if (fawu.focusPath().length === 0) return 'nothing has the focus';
  if (fawu.visibleText().length < 2) return 'the screen is blank';
  if (!leaf.attached || !leaf.active) return 'what has the focus is not on the screen';
  if (!leaf.face) return '';
  const { px, py, alpha } = leaf.core._worldContext;
  const { width, height } = fawu.app.focusPath[0]!.stage.getCanvas();
  const seen = alpha > 0 && px > -20 && py > -20 && px < width - 20 && py < height - 20;
  return seen && leaf.ring?.visible === true ? '' : `the focused card stands at ${px}, ${py}, without its ring or out of sight`;
}

interface FocusLeaf {
  attached: boolean;
  active: boolean;
  face?: unknown;
  ring?: { visible: boolean };
  stage: { getCanvas(): { width: number; height: number } };
  core: { _worldContext: { px: number; py: number; alpha: number } };
}

describe('a child with the remote', function () {
  this.timeout(60_000 + presses * 300);
  let browser: Browser;
  let server: TestApp;
  let television: Television;

  before(async () => {
    browser = await startBrowser();
    server = await createTestApp({ items: villageItems() });
    const address = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/tv/`;
    const place = { code: village, names: ['示例镇', '示例一村'] };
    television = await Television.open(browser, { address, remembered: { place } });
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  it(`never loses the focus and breaks nothing: ${presses} keys of seed ${seed}`, async () => {
    const next = random(seed);
    const pressed: KeyName[] = [];
    for (let i = 0; i < presses; i++) {
      const key = remote[Math.floor(next() * remote.length)] as KeyName;
      pressed.push(key);
      await television.page.keyboard.press(keys[key]);
      if (i % between !== between - 1) continue;
      await television.settle();
      const fault = await television.page.evaluate(faultOfFocus);
      assert.deepEqual(television.errors, []);
      assert.equal(fault, '', `after ${pressed.slice(-24).join(' ')}\n${await television.text()}`);
    }
  });
});
