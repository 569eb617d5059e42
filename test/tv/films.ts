import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemDraft } from '../../src/server/content/content.ts';
import { publishAll } from '../../src/server/content/content.ts';
import type { Television } from '../e2e/browser.ts';
import { createTestApp, draft, evening, type TestApp } from '../server/testApp.ts';

const folder = path.resolve(import.meta.dirname, '../media');

/** Seconds of the film of test/media, and of the one in pieces. */
export const filmLength = 60;
export const piecesLength = 12;

/** A caption every four seconds, three seconds long: 第 0 句, 第 4 句 … */
export const captions = `WEBVTT\n\n${Array.from({ length: 15 }, (_, i) => {
  const at = (second: number) => `00:${String(second).padStart(2, '0')}.000`;
  return `${at(i * 4)} --> ${at(i * 4 + 3)}\n第 ${i * 4} 句，骑手送餐路上摔伤，算不算工伤？\n`;
}).join('\n')}`;

/** Lays files under their names by content where a server serves them from. */
export class MediaShelf {
  private readonly target: string;

  constructor(test: TestApp) {
    this.target = path.join(test.config.dataDir, 'media');
    mkdirSync(this.target, { recursive: true });
  }

  put(content: Buffer | string, extension: string): string {
    const name = `${createHash('sha256').update(content).digest('hex').slice(0, 32)}.${extension}`;
    writeFileSync(path.join(this.target, name), content);
    return `/media/${name}`;
  }

  /** Address of a film in one file. */
  film(): string {
    return this.put(readFileSync(path.join(folder, 'film.mp4')), 'mp4');
  }

  /** Address of the playlist of a film in pieces, with its pieces beside it. */
  pieces(): string {
    const at = path.join(folder, 'pieces');
    let list = readFileSync(path.join(at, 'index.m3u8'), 'utf8');
    for (const name of readdirSync(at).filter((one) => one.endsWith('.mpegts'))) {
      const hashed = path.basename(this.put(readFileSync(path.join(at, name)), 'ts'));
      list = list.replace(new RegExp(`^${name}$`, 'm'), hashed);
    }
    return this.put(list, 'm3u8');
  }
}

export const filmTitles = { first: '工伤怎么认定', second: '认定要几天', pieces: '土地流转三问', lonely: '一部老电影' };

/** A lecture of two parts, one film in pieces and one with nothing behind it. */
export function filmItems(shelf: MediaShelf): ItemDraft[] {
  const mp4 = { src: shelf.film(), type: 'video/mp4', duration: filmLength };
  const m3u8 = { src: shelf.pieces(), type: 'application/vnd.apple.mpegurl', duration: piecesLength };
  const words = shelf.put(captions, 'vtt');
  let minutes = 0;
  const video = (changes: Partial<ItemDraft>): ItemDraft => draft({
    column: 'lectures', kind: 'video', topics: ['labour'], minutes: 1, publishAt: evening - ++minutes * 60_000, ...changes,
  });
  return [
    video({ title: filmTitles.first, media: { ...mp4, captions: words }, series: { name: '工伤那点事', episode: 1 } }),
    video({ title: filmTitles.second, media: mp4, series: { name: '工伤那点事', episode: 2 } }),
    video({ title: filmTitles.pieces, media: { ...m3u8, captions: words }, topics: ['land'], column: 'shorts' }),
    video({ title: filmTitles.lonely, media: mp4, topics: ['village'], column: 'films' }),
  ];
}

export async function serveFilms(): Promise<TestApp> {
  const test = await createTestApp();
  await publishAll(test.db, filmItems(new MediaShelf(test)), evening);
  return test;
}

/** Walks over home to the card of a film and presses OK. */
export async function openFilm(tv: Television, title: string): Promise<void> {
  await focusFilm(tv, title);
  await tv.press('ok');
}

/** Walks over home to the card of a film. */
export async function focusFilm(tv: Television, title: string): Promise<void> {
  await tv.sees('法治讲堂');
  // The loader of these tests names functions by a function that a page does not have.
  await tv.page.evaluate('window.__name = (named) => named');
  const focused = () => tv.page.evaluate(() => {
    const path = (window.fawu as unknown as { app: { focusPath: { face?: { words: string[] } }[] } }).app.focusPath;
    return path[path.length - 1]?.face?.words.join() ?? '';
  });
  for (let i = 0; i < 8; i++) await tv.press('up');
  for (let row = 0; row < 8; row++) {
    await tv.press('left', 'left', 'left');
    for (let card = 0; card < 3; card++) {
      if ((await focused()).includes(title)) return;
      await tv.press('right');
    }
    await tv.press('down');
  }
  throw new Error(`${title} is not on home:\n${await tv.text()}`);
}
