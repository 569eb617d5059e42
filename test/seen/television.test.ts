import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { textSizes, type Contrast, type TextSize } from '../../src/tv/theme.ts';
import { startBrowser } from '../e2e/browser.ts';
import { serveSample, type SampleServer } from './sampleServer.ts';
import { faultsOf } from './televisionFaults.ts';
import { TelevisionSet } from './TelevisionSet.ts';
import { views, type View } from './televisionViews.ts';

describe('every screen of the television can be read', function () {
  // Some hundred screens in three sizes; each step of the way has its own, shorter limit.
  this.timeout(900_000);
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

  async function look(set: TelevisionSet, view: View, contrast: Contrast): Promise<string[]> {
    const lost = await set.tv.focusFault();
    const found = faultsOf(await set.seen(), contrast);
    return [...(lost === undefined ? [] : [lost]), ...found].map((fault) => `${view.name}, contrast ${contrast}: ${fault}`);
  }

  /** In both contrasts; what lies over a page is closed when the contrast changes, and opened anew. */
  async function lookTwice(set: TelevisionSet, view: View): Promise<string[]> {
    await view.reach(set);
    const faults = await look(set, view, 'normal');
    const before = (await set.tv.focusPath()).join();
    await set.choose('high');
    if (view.isFilm || (await set.tv.focusPath()).join() !== before) await view.reach(set);
    faults.push(...await look(set, view, 'high'));
    await set.choose('normal');
    return faults;
  }

  async function lookAtAll(size: TextSize): Promise<string[]> {
    const faults: string[] = [];
    for (const isNew of [true, false]) {
      const set = await TelevisionSet.open(browser, server, { size, contrast: 'normal', isNew, watched: true });
      for (const view of views.filter((one) => (one.isNew ?? false) === isNew)) {
        try {
          faults.push(...await lookTwice(set, view));
        } catch (fault) {
          faults.push(`${view.name} is not reached: ${String(fault).slice(0, 300)}`);
        }
      }
      faults.push(...set.tv.errors);
      await set.close();
    }
    return faults;
  }

  // One television waits for its next picture most of the time: three at once take little longer.
  it('in every type size and in both contrasts', async () => {
    const faults = await Promise.all(textSizes.map(async (size) =>
      (await lookAtAll(size)).map((fault) => `${size}, ${fault}`)));
    assert.deepEqual(faults.flat(), []);
  });
});
