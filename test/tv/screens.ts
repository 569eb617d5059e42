/**
 * Takes a picture of every page in every size and contrast, to be looked at by a person:
 * `tsx test/tv/screens.ts OUTDIR [ADDRESS] [WIDTHxHEIGHT…]`, with a server running at ADDRESS.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser, Television, type KeyName } from '../e2e/browser.ts';

interface Walk {
  name: string;
  keys: KeyName[];
  hash?: string;
  firstRun?: boolean;
}

const walks: Walk[] = [
  { name: 'town', keys: [], firstRun: true },
  { name: 'village', keys: [1], firstRun: true },
  { name: 'home', keys: [] },
  { name: 'home-card', keys: ['down', 'right'] },
  { name: 'home-end', keys: ['pageDown', 'pageDown', 'pageDown', 'pageDown'] },
  { name: 'home-place', keys: ['up'] },
  { name: 'scan-list', keys: ['red'] },
  { name: 'notice', keys: ['ok'] },
  { name: 'notice-2', keys: ['ok', 'down'] },
  { name: 'notice-3', keys: ['ok', 'down', 'down'] },
  { name: 'notice-end', keys: ['ok', ...Array<KeyName>(24).fill('down'), 'up'] },
  { name: 'notices', keys: ['right', 'ok'] },
  { name: 'notices-past', keys: ['right', 'ok', 'up', 'right', 'ok'] },
  { name: 'column', keys: ['right', 'ok'] },
  { name: 'story', keys: [1] },
  { name: 'story-2', keys: [1, 'down'] },
  { name: 'story-menu', keys: [1, 'down', 'ok'] },
  { name: 'story-word', keys: [1, 'down', 1] },
  { name: 'story-scan', keys: [1, 'down', 'red'] },
  { name: 'story-end', keys: [1, ...Array<KeyName>(24).fill('down')] },
  { name: 'exit', keys: ['back'] },
];

const [out = '/tmp/screens', address = 'http://localhost:8080/tv/', ...sizes] = process.argv.slice(2);

async function take(browser: Browser, walk: Walk, size: string, textSize: string, contrast: string): Promise<void> {
  const [width = 1280, height = 720] = size.split('x').map(Number);
  const place = { code: '420583901001', names: ['青禾镇（示例）', '示例一村'] };
  const remembered = { size: textSize, contrast, ...(walk.firstRun ? {} : { place }) };
  const television = await Television.open(browser, { address, width, height, remembered });
  await television.press(...walk.keys);
  const name = `${walk.name}.${textSize}.${contrast}.${height}.png`;
  writeFileSync(path.join(out, name), await television.screenshot());
  await television.close();
}

async function takeAll(): Promise<void> {
  mkdirSync(out, { recursive: true });
  const browser = await startBrowser();
  for (const size of sizes.length > 0 ? sizes : ['1280x720', '1920x1080']) {
    for (const textSize of ['standard', 'large', 'extra']) {
      for (const walk of walks) await take(browser, walk, size, textSize, 'normal');
    }
    for (const walk of walks) await take(browser, walk, size, 'standard', 'high');
  }
  await browser.close();
}

void takeAll();
