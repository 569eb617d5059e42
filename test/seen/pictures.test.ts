import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { startBrowser } from '../e2e/browser.ts';
import { difference } from './compare.ts';
import { keptPictures, mainPictures } from './mainPictures.ts';
import { serveSample, type SampleServer } from './sampleServer.ts';

const kept = (name: string) => readFileSync(path.join(keptPictures, `${name}.png`));

describe('the main screens', function () {
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

  it('look as in the pictures that are kept; `npm run pictures` takes them anew when the change is meant', async () => {
    const differences: string[] = [];
    for await (const { name, picture } of mainPictures(browser, server)) {
      const found = await difference(picture, kept(name));
      if (found !== undefined) differences.push(`${name}: ${found}`);
    }
    assert.deepEqual(differences, []);
  });
});

describe('the comparison of pictures', () => {
  const home = kept('television-home');
  /** A card of home, of the picture at half size. */
  const card = { left: 32, top: 155, width: 135, height: 64 };

  async function withCardAt(left: number, top: number): Promise<Buffer> {
    const input = await sharp(home).extract(card).toBuffer();
    const empty = { create: { width: card.width, height: card.height, channels: 3 as const, background: '#101d25' } };
    const hole = await sharp(empty).png().toBuffer();
    return sharp(home).composite([{ input: hole, left: card.left, top: card.top }, { input, left, top }]).png().toBuffer();
  }

  it('does not mind softer edges, a little other colour, or a minute that has passed', async () => {
    assert.equal(await difference(await sharp(home).blur(0.6).png().toBuffer(), home), undefined);
    assert.equal(await difference(await sharp(home).modulate({ brightness: 1.03 }).png().toBuffer(), home), undefined);
    const minute = { create: { width: 14, height: 16, channels: 3 as const, background: '#14262f' } };
    const later = sharp(home).composite([{ input: await sharp(minute).png().toBuffer(), left: 594, top: 22 }]);
    assert.equal(await difference(await later.png().toBuffer(), home), undefined);
  });

  it('sees a card that has moved by 20 px of the stage, in either direction, or is gone', async () => {
    assert.match(await difference(await withCardAt(card.left + 10, card.top), home) ?? '', /blocks differ/);
    assert.match(await difference(await withCardAt(card.left, card.top + 10), home) ?? '', /blocks differ/);
    assert.match(await difference(await withCardAt(600, 355), home) ?? '', /blocks differ/);
  });

  it('sees another size', async () => {
    assert.match(await difference(await sharp(home).extract({ left: 0, top: 0, width: 640, height: 300 }).toBuffer(), home) ?? '', /blocks instead/);
  });
});
