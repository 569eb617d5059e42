import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { PNG } from 'pngjs';
import type { KeyName, Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';
import { paragraphs } from './fixtures.ts';

/** Cards in a rail of home: more than are seen at once, and in all more than the box keeps pictures. */
const perRail = 12;
/** Items of each column. */
const columns = { cases: 60, lectures: perRail, films: perRail };
const names: Record<string, string> = { cases: '案例', lectures: '讲座', films: '影片' };

/** One plain colour, so that pixels tell whether a card shows it. */
const blue = (): Buffer => {
  const png = new PNG({ width: 64, height: 36 });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([0, 90, 255, 255], i);
  return PNG.sync.write(png);
};

describe('the pictures of cards', function () {
  this.timeout(120_000);
  const asked: string[] = [];
  const room = livingRoom({ serve: async () => {
    const items = Object.entries(columns).flatMap(([column, count], rail) => Array.from({ length: count }, (_, i) => draft({
      column, title: `${names[column]}第${i + 1}号`, region: village, body: paragraphs(1), topics: [i % 2 ? 'land' : 'marriage'],
      publishAt: Date.parse('2026-11-01T08:00:00+08:00') - i * 60_000,
      poster: { src: `/media/${String(rail * 100 + i + 1).padStart(32, '0')}.png`, width: 64, height: 36, alt: '' },
    })));
    const server = await createTestApp({ items });
    mkdirSync(path.join(server.config.dataDir, 'media'), { recursive: true });
    for (const { poster } of items) writeFileSync(path.join(server.config.dataDir, poster!.src), blue());
    return server;
  } });

  /** Titles of the cards on the screen that are items', and of those the ones that show no picture. */
  const cards = (tv: Television) => tv.page.evaluate(() => {
    interface Drawn { painted?: string; words: string[]; children: Drawn[]; core: { _worldContext: { px: number; py: number } } }
    const elements = [(window.fawu as unknown as { app: Drawn }).app];
    const all: { title: string; bare: boolean }[] = [];
    for (let i = 0; i < elements.length; i++) {
      const { painted, words, children, core } = elements[i]!;
      const { px, py } = core._worldContext;
      const key = (painted ?? '').split(':');
      if (key[0] === 'item' && px >= 0 && px < 1280 && py >= 0 && py < 648) all.push({ title: words[0] ?? '', bare: key[4] !== '1' });
      elements.push(...children);
    }
    return { shown: all.length, bare: all.filter(({ bare }) => bare).map(({ title }) => title) };
  });

  /** After each key every card that is seen has its picture. */
  async function walk(tv: Television, keys: KeyName[]): Promise<void> {
    for (const key of keys) {
      await tv.press(key);
      const { shown, bare } = await cards(tv);
      assert.ok(shown > 0, `no cards after ${key}`);
      assert.deepEqual(bare, [], `after ${key}`);
    }
  }

  const times = (count: number, ...keys: KeyName[]): KeyName[] => Array.from({ length: count }, () => keys).flat();

  async function open(at = ''): Promise<Television> {
    const tv = await room.prepare();
    asked.length = 0;
    tv.page.on('request', (request) => {
      if (request.url().includes('/media/')) asked.push(request.url());
    });
    await tv.page.goto(room.address + at);
    await tv.sees('第1号');
    return tv;
  }

  it('stand on all of home, to the end of each rail and back', async () => {
    const tv = await open();
    assert.ok(asked.length < 3 * perRail, `${asked.length} pictures for one screen`);
    assert.deepEqual((await cards(tv)).bare, []);
    await walk(tv, [...times(perRail, 'right'), 'down', ...times(perRail, 'right'), 'down', ...times(perRail, 'right')]);
    assert.equal(new Set(asked).size, 3 * perRail);
    await walk(tv, [...times(perRail, 'left'), 'up', ...times(perRail, 'left'), 'up', ...times(perRail, 'left')]);
  });

  it('stand on all of a column, from its further pages back to its first row', async () => {
    const tv = await open();
    await walk(tv, times(perRail, 'right'));
    await tv.press('ok');
    await tv.sees('全部');
    await walk(tv, times(columns.cases / 4, 'down'));
    await tv.sees('案例第60号');
    await walk(tv, times(columns.cases / 4 - 1, 'up'));
    await tv.sees('案例第1号');
  });

  it('stand there when one comes back from a text, and in any text size', async () => {
    const tv = await open();
    await walk(tv, times(perRail - 1, 'right'));
    await tv.press('ok');
    await tv.sees('手机接着看');
    await tv.press('back');
    await walk(tv, ['left', 'yellow', 'down', 'right', 'yellow', 'up', 'right', 'yellow']);
  });
});
