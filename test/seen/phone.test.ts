import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { inPage } from './inPage.ts';
import { phoneViews } from './phoneViews.ts';
import { serveSample, type SampleServer } from './sampleServer.ts';

describe('every page of the phone can be read and hit', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: SampleServer;

  before(async () => {
    browser = await startBrowser();
    server = await serveSample();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [words, size] of [['usual', 20], ['largest', 30]] as const) {
    it(`at 360 px in ${words} type`, async () => {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, reducedMotion: 'reduce' });
      await context.addInitScript((px) => localStorage.setItem('size', String(px)), size);
      await context.addInitScript({ content: inPage('phoneText.ts') });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const view of phoneViews(server)) {
        await page.goto(server.origin + view.path);
        await page.evaluate(() => document.fonts.ready);
        faults.push(...(await page.evaluate(() => window.phoneFaults())).map((fault) => `${view.name}: ${fault}`));
      }
      await context.close();
      assert.deepEqual(faults, []);
    });
  }
});
