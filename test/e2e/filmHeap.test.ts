import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, CDPSession } from 'playwright-core';
import { createTestApp, village, type TestApp } from '../server/testApp.ts';
import { filmTitles, openFilm, publishFilms } from '../tv/films.ts';
import { startBrowser, Television } from './browser.ts';

describe('one film after the other', function () {
  this.timeout(240_000);
  let test: TestApp;
  let browser: Browser;

  before(async () => {
    test = await createTestApp();
    await publishFilms(test);
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    // Machine code of busy functions is on the heap too and comes when the engine likes: none here.
    browser = await startBrowser(['--js-flags=--no-opt --no-sparkplug --no-maglev']);
  });

  after(async () => {
    await browser.close();
    await test.close();
  });

  for (const title of [filmTitles.lonely, filmTitles.pieces]) {
    it(`gives the box everything back: ${title}`, async () => {
      const address = `http://127.0.0.1:${(test.app.server.address() as { port: number }).port}/tv/`;
      const place = { code: village, names: ['示例镇', '示例一村'] };
      const television = await Television.open(browser, { address, remembered: { place, keepsHistory: false } });
      const session = await television.context.newCDPSession(television.page);
      await openFilm(television, title);
      await television.plays('playing', 0.1);
      const visits = async (count: number) => {
        for (let i = 0; i < count; i++) {
          await television.press('back', 'back', 'ok');
          await television.plays('playing', 0.1);
        }
      };
      await visits(8);
      const early = await heap(session);
      await visits(24);
      const late = await heap(session);
      assert.deepEqual(television.errors, []);
      assert.equal(await television.page.evaluate(() => document.querySelectorAll('video').length), 1);
      assert.ok(late.bytes / early.bytes <= 1.05, `the heap grew from ${early.bytes} to ${late.bytes} bytes`);
      assert.ok(late.nodes <= early.nodes + 3, `${early.nodes} nodes became ${late.nodes}`);
      await television.close();
    });
  }
});

/** What is in use after everything that can be collected is. */
async function heap(session: CDPSession): Promise<{ bytes: number; nodes: number }> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { bytes: usedSize, nodes: (await session.send('Memory.getDOMCounters')).nodes };
}
