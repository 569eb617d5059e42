import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { contrasts, textSizes } from '../../src/tv/theme.ts';
import { startBrowser } from '../e2e/browser.ts';
import { serveSample, type SampleServer } from './sampleServer.ts';
import { faultsOf } from './televisionFaults.ts';
import { TelevisionSet } from './TelevisionSet.ts';
import { views } from './televisionViews.ts';

describe('every screen of the television can be read', function () {
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

  for (const size of textSizes) {
    for (const contrast of contrasts) {
      it(`in ${size} type, contrast ${contrast}`, async () => {
        const faults: string[] = [];
        for (const isNew of [true, false]) {
          const set = await TelevisionSet.open(browser, server, { size, contrast, isNew, watched: true });
          for (const view of views.filter((one) => (one.isNew ?? false) === isNew)) {
            const begun = Date.now();
            try {
              await view.reach(set);
            } catch (fault) {
              faults.push(`${view.name} is not reached: ${String(fault).slice(0, 300)}`);
              continue;
            }
            const lost = await set.tv.focusFault();
            const found = faultsOf(await set.seen(), contrast);
            if (process.env.SEEN_TIMES) console.log(view.name, Date.now() - begun);
            faults.push(...[...(lost === undefined ? [] : [lost]), ...found].map((fault) => `${view.name}: ${fault}`));
          }
          assert.deepEqual(set.tv.errors, []);
          await set.close();
        }
        assert.deepEqual(faults, []);
      });
    }
  }
});
