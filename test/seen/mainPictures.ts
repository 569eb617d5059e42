import path from 'node:path';
import type { Browser } from 'playwright-core';
import { phoneViews } from './phoneViews.ts';
import type { SampleServer } from './sampleServer.ts';
import { TelevisionSet } from './TelevisionSet.ts';
import { views } from './televisionViews.ts';

/** Where the pictures of the main screens are kept; `npm run pictures` takes them anew. */
export const keptPictures = path.join(import.meta.dirname, 'pictures');

const ofTelevision = [
  'home', 'notices', 'notice', 'notice-2', 'story', 'story-word', 'scan-list', 'search-found', 'contacts', 'settings', 'player-paused',
];
const ofPhone = ['home', 'story', 'contacts'];

/** The main screens, one after the other, as they look now. */
export async function* mainPictures(browser: Browser, server: SampleServer): AsyncGenerator<{ name: string; picture: Buffer }> {
  const set = await TelevisionSet.open(browser, server, { size: 'standard', contrast: 'normal', isSteady: true });
  for (const view of views.filter(({ name }) => ofTelevision.includes(name))) {
    await view.reach(set);
    yield { name: `television-${view.name}`, picture: await set.tv.screenshot() };
  }
  await set.close();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const { name, path: address } of phoneViews(server).filter((view) => ofPhone.includes(view.name))) {
    await page.goto(server.origin + address, { waitUntil: 'networkidle' });
    yield { name: `phone-${name}`, picture: await page.screenshot() };
  }
  await context.close();
}
