import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { serveSample, villagePlace, type SampleServer } from '../seen/sampleServer.ts';
import { startBrowser, Television, type KeyName } from './browser.ts';

/** Pixels of textures that a small box holds at 720p besides everything else. */
const most = 8_000_000;

/** From home through all that is large: rails, lists, tables, a photograph, symbols, people, a film. */
const walks: KeyName[][] = [
  ['down', 'right', 'right', 'right', 'pageDown', 'right', 'right', 'pageDown', 'right', 'pageDown', 'pageUp', 'pageUp', 'pageUp'],
  ['right', 'ok', 'down', 'down', 'ok', 'down', 'down', 'down', 'down', 'red', 'back', 'yellow', 'down', 'yellow', 'yellow', 'back', 'back'],
  ['down', 'ok', 'down', 'down', 'down', 'down', 'red', 'back', 'ok', 'back', 'back'],
  ['down', 'ok', 'down', 'down', 'ok', 'back', 'back', 'blue', 3, 4, 'down', 'down', 'ok', 'back', 'back'],
  ['pageDown', 'pageDown', 'pageDown', 'pageDown', 'pageDown', 'ok', 'right', 'right', 'right', 'red', 'back', 'back'],
];

describe('the journey on a box with little memory', function () {
  this.timeout(180_000);
  let browser: Browser;
  let server: SampleServer;

  before(async () => {
    [browser, server] = await Promise.all([startBrowser(), serveSample()]);
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const size of ['standard', 'extra']) {
    it(`holds at most ${most / 1e6} million pixels of textures at 720p, in ${size} type`, async () => {
      const address = `${server.origin}/tv/?renderer=webgl`;
      const television = await Television.open(browser, { address, remembered: { place: villagePlace, size } });
      await television.sees('法治案例');
      let peak = 0;
      for (const keys of walks) {
        for (const key of keys) {
          await television.press(key);
          peak = Math.max(peak, await television.page.evaluate(() => window.fawu!.texturePixels()));
        }
        while ((await television.focusPath())[0] !== 'home') await television.press('back');
        await television.press('pageUp', 'pageUp', 'pageUp', 'pageUp');
      }
      assert.deepEqual(television.errors, []);
      assert.ok(peak > 500_000, `${peak} pixels are too few to be true`);
      assert.ok(peak <= most, `${peak} pixels of textures`);
      await television.close();
    });
  }
});
