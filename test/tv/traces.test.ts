import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { PNG } from 'pngjs';
import type { Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';
import { blockId, paragraphs, villageItems } from './fixtures.ts';

const src = '/media/00000000000000000000000000000009.png';
/** Not on home any more, so that nothing but having been opened explains it. */
const titles = { seen: '去年的水费公示', aside: '宅基地的老官司', emergency: '今晚有特大暴雨' };

describe('what the family clears', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: async () => {
    const old = draft({
      title: titles.seen, column: 'notices', region: village, publishAt: Date.parse('2025-11-01T08:00:00+08:00'),
      disclosure: { from: '2025-11-01', until: '2025-11-05', responsible: '示例村民委员会' },
      body: [{ id: blockId(0), kind: 'picture', text: '原件', picture: { src, width: 64, height: 36, alt: '原件' } }],
    });
    const aside = draft({ title: titles.aside, publishAt: Date.parse('2025-10-01T08:00:00+08:00'), body: paragraphs(12) });
    const later = Array.from({ length: 20 }, (_, i) => draft({
      title: `公示之${i}`, column: 'notices', region: village, disclosure: { from: '2026-11-20', until: '2026-11-24' },
    }));
    const emergency = draft({
      title: titles.emergency, column: 'notices', region: village, urgent: true, topics: ['village'],
      expiresAt: Date.parse('2026-11-25T08:00:00+08:00'), disclosure: { from: '2026-11-22', until: '2026-11-24' },
    });
    const server = await createTestApp({ items: [...villageItems(), old, aside, ...later, emergency] });
    mkdirSync(path.join(server.config.dataDir, 'media'), { recursive: true });
    writeFileSync(path.join(server.config.dataDir, src), PNG.sync.write(new PNG({ width: 64, height: 36 })));
    return server;
  } });

  const idOf = async (title: string) => {
    const found = (await room.server.get<{ items: { item: { id: string; title: string } }[] }>(
      `/api/v1/search?q=${encodeURIComponent(title)}&region=${village}`)).body.items.find(({ item }) => item.title === title);
    assert.ok(found, title);
    return found.item.id;
  };

  /** What the box keeps that names an item: keys of its storage, and photographs. */
  const traces = async (tv: Television, title: string) => tv.page.evaluate(async ([id, photograph]) => [
    ...Object.keys(localStorage).filter((key) => (key + String(localStorage.getItem(key))).includes(id!)),
    ...(await caches.match(photograph!) ? ['photograph'] : []),
  ].sort(), [await idOf(title), src]);

  /** Until the box has written what it keeps of a text. */
  const writes = async (tv: Television, title: string, ...names: string[]) => tv.page.waitForFunction(
    ([id, ...keys]) => keys.every((key) => localStorage.getItem(`fawu.${key}`)?.includes(id!)), [await idOf(title), ...names]);

  /** A television on which an old notice was read, a case put aside and an emergency opened. */
  async function used(): Promise<Television> {
    const tv = await room.prepare({ remembered: { place } });
    const read = async (title: string) => {
      await tv.page.goto(`${room.address}?from=${encodeURIComponent(title)}#item/${await idOf(title)}`);
      await tv.sees('手机接着看');
    };
    await read(titles.emergency);
    await writes(tv, titles.emergency, 'displayed', 'emergencies');
    await tv.page.goto(`${room.address}?page=notices`);
    await tv.sees('公示之1');
    await tv.press('up', 'right', 'ok');
    await tv.sees(titles.seen);
    await writes(tv, titles.seen, `shelf.list:${village},notices,,past`);
    await read(titles.aside);
    await tv.press('ok');
    while (!(await tv.focusPath()).includes('favourite')) await tv.press('down');
    await tv.press('ok', 'down', 'down');
    await writes(tv, titles.aside, 'favourites', 'history', 'shelf');
    await read(titles.seen);
    await tv.page.waitForFunction(async (photograph) => (await caches.match(photograph)) !== undefined, src);
    await writes(tv, titles.seen, 'displayed', 'photographs', 'shelf');
    await tv.press('back');
    await writes(tv, titles.seen, 'history');
    return tv;
  }

  const isGone = (tv: Television) => tv.page.waitForFunction(async (photograph) => (await caches.match(photograph)) === undefined, src);

  /** Until nothing waits to be written. */
  const isWritten = async (tv: Television, title: string) => {
    const id = await idOf(title);
    await tv.page.waitForFunction((name) => ['fawu.history', 'fawu.displayed', 'fawu.shelf', 'fawu.photographs']
      .every((key) => !localStorage.getItem(key)?.includes(name)), id);
  };

  it('leaves no trace of what was seen, and keeps what was put aside', async () => {
    const tv = await used();
    assert.ok((await traces(tv, titles.seen)).length >= 5);
    await tv.page.goto(`${room.address}?page=history`);
    await tv.sees(titles.seen);
    await tv.press('up', 'right', 'right', 'right', 'ok');
    await tv.sees('清空“看过的”？');
    await tv.press('right', 'ok');
    await tv.sees('还没有看过的');
    await isWritten(tv, titles.seen);
    await isGone(tv);
    assert.deepEqual(await traces(tv, titles.seen), []);
    const aside = await traces(tv, titles.aside);
    assert.deepEqual(aside.filter((key) => !key.includes('shelf')), ['fawu.favourites']);
    assert.ok(aside.includes(`fawu.shelf.item:${await idOf(titles.aside)}`), 'it can still be read without a network');
  });

  it('leaves no trace of either when both are cleared in the settings', async () => {
    const tv = await used();
    await tv.page.goto(`${room.address}?page=settings`);
    await tv.sees('看到哪里');
    while (!(await tv.focusPath()).includes('history')) await tv.press('down');
    await tv.press('right', 'right', 'ok');
    await tv.sees('清空看过的和收藏？');
    await tv.press('right', 'ok');
    await tv.sees('已经清空');
    for (const title of [titles.seen, titles.aside]) await isWritten(tv, title);
    await isGone(tv);
    for (const title of [titles.seen, titles.aside]) assert.deepEqual(await traces(tv, title), []);
  });

  it('leaves nothing when all is as on the first day', async () => {
    const tv = await used();
    await tv.page.goto(`${room.address}?page=settings`);
    await tv.sees('看到哪里');
    while (!(await tv.focusPath()).includes('remote')) await tv.press('down');
    while (!(await tv.focusPath()).includes('reset')) await tv.press('right');
    await tv.press('ok');
    await tv.sees('全部恢复成第一天的样子？');
    await tv.press('right', 'ok');
    await tv.sees('您家在哪个镇？');
    for (const title of Object.values(titles)) await isWritten(tv, title);
    await isGone(tv);
    for (const title of Object.values(titles)) {
      assert.deepEqual(await traces(tv, title), []);
    }
  });
});
