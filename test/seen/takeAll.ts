import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { Contrast, TextSize } from '../../src/tv/theme.ts';
import { phoneViews } from './phoneViews.ts';
import type { SampleServer } from './sampleServer.ts';
import { TelevisionSet } from './TelevisionSet.ts';
import { views } from './televisionViews.ts';

/** Sheets for looking at: so many pictures side by side and below each other, each so wide, px. */
const sheet = { across: 2, down: 3, width: 760 };

const looks: [TextSize, Contrast][] = [['standard', 'normal'], ['large', 'normal'], ['extra', 'normal'], ['standard', 'high'], ['large', 'high'], ['extra', 'high']];

/** Every screen of the television in every look, as pictures and on sheets; `only` names the looks wanted. */
export async function takeTelevision(browser: Browser, server: SampleServer, out: string, only: string[]): Promise<void> {
  for (const height of [720, 1080] as const) {
    for (const [size, contrast] of looks) {
      const look = `${size}-${contrast}-${height}`;
      if (only.length > 0 && !only.includes(look)) continue;
      const folder = path.join(out, look);
      mkdirSync(folder, { recursive: true });
      const taken: string[] = [];
      for (const isNew of [true, false]) {
        const set = await TelevisionSet.open(browser, server, { size, contrast, height, isNew });
        for (const view of views.filter((one) => (one.isNew ?? false) === isNew)) {
          await view.reach(set);
          const file = path.join(folder, `${view.name}.png`);
          writeFileSync(file, await set.tv.screenshot());
          taken.push(file);
        }
        await set.close();
      }
      await laySheets(taken, path.join(out, look), (sheet.width * 9) / 16);
    }
  }
}

/** Every page of the phone in two text sizes, from its top to its end. */
export async function takePhone(browser: Browser, server: SampleServer, out: string): Promise<void> {
  for (const size of [20, 30]) {
    const folder = path.join(out, `phone-${size}`);
    mkdirSync(folder, { recursive: true });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await context.addInitScript((px) => localStorage.setItem('size', String(px)), size);
    const page = await context.newPage();
    const taken: string[] = [];
    for (const view of phoneViews(server)) {
      await page.goto(server.origin + view.path, { waitUntil: 'networkidle' });
      const file = path.join(folder, `${view.name}.png`);
      writeFileSync(file, await page.screenshot({ fullPage: true }));
      taken.push(file);
    }
    await context.close();
    await laySheets(taken, folder, 1600, { across: 4, down: 1, width: 380 });
  }
}

/** The upper part of a picture at a width. */
async function shrunk(file: string, width: number, most: number): Promise<Buffer> {
  const { data, info } = await sharp(file).resize({ width }).toBuffer({ resolveWithObject: true });
  return sharp(data).extract({ left: 0, top: 0, width, height: Math.min(most, info.height) }).toBuffer();
}

/** Lays pictures on sheets `NAME-1.png` …, in their order. */
export async function laySheets(files: string[], name: string, height: number, { across, down, width } = sheet): Promise<void> {
  const gap = 12;
  const each = across * down;
  for (let first = 0; first < files.length; first += each) {
    const parts = await Promise.all(files.slice(first, first + each).map(async (file, i) => ({
      input: await shrunk(file, width, Math.round(height)),
      left: (i % across) * (width + gap),
      top: Math.floor(i / across) * (Math.round(height) + gap),
    })));
    const size = { width: across * (width + gap), height: down * (Math.round(height) + gap), channels: 3 as const };
    await sharp({ create: { ...size, background: '#ff00ff' } }).composite(parts).png().toFile(`${name}-${first / each + 1}.png`);
  }
}
