import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PNG } from 'pngjs';
import { listeningPort } from '../../src/server/app.ts';
import { publishAll, withdraw } from '../../src/server/content/publish.ts';
import type { Television } from '../e2e/browser.ts';
import { layCable, type Cable } from '../e2e/cable.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, evening, otherVillage, village } from '../server/testApp.ts';
import { paragraphs, villageItems } from './fixtures.ts';

const homeKey = `fawu.shelf.home:${village}`;
const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
const poster = '/media/00000000000000000000000000000001.png';

/** Runs in the page before anything of its own: the box's clock. */
const clockAt = (time: number) => `Date.now = () => ${time} + Math.floor(performance.now());`;

describe('the television without a network', function () {
  this.timeout(120_000);
  let cable: Cable;
  let address: string;
  let television: Television;

  const room = livingRoom({ isServerFresh: true, serve: async () => {
    const first = draft({
      title: '有照片的一条', publishAt: Date.parse('2026-11-22T12:00:00+08:00'), body: paragraphs(12),
      poster: { src: poster, width: 64, height: 36, alt: '' },
    });
    const server = await createTestApp({ items: [...villageItems(), first] });
    mkdirSync(path.join(server.config.dataDir, 'media'), { recursive: true });
    writeFileSync(path.join(server.config.dataDir, poster), PNG.sync.write(new PNG({ width: 64, height: 36 })));
    return server;
  } });

  beforeEach(async () => {
    cable = await layCable(listeningPort(room.server.app) ?? 0);
    address = `${cable.origin}/tv/`;
    television = await room.prepare();
  });

  afterEach(() => cable.close());

  /** Until the box has an answer in its storage. */
  const isKept = (key: string) => television.page.waitForFunction((name) => localStorage.getItem(name) !== null, key);

  /** Until it has a text that was opened, with the place in it. */
  const isStoryKept = async () => {
    await isKept('fawu.history');
    await television.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('fawu.shelf.item:')));
  };

  const visit = async () => {
    await television.page.goto(address);
    await television.sees('本村公示');
  };

  /** The worker that keeps the app's own files has them. */
  const filesAreKept = () => television.page.evaluate(async () => void (await navigator.serviceWorker.ready));

  /** Off and on again with the cable out. */
  const startWithoutNetwork = async () => {
    cable.pullOut();
    await television.page.reload();
  };

  it('starts with home as it was, says how old it is, and leads on where somebody was reading', async () => {
    await visit();
    await television.press(1, 'down', 'down', 'back');
    await television.sees('刚才在看');
    await isKept(homeKey);
    await isStoryKept();
    await filesAreKept();
    await startWithoutNetwork();
    await television.sees('网络断开了。这是刚才存下的内容，网络通了会自己更新');
    const text = await television.text();
    assert.match(text, /一村第三季度财务公示/);
    assert.match(text, /看到第 3 页/);
    assert.equal((await television.focusPath())[1], 'notices');
    await television.press('down', 'ok');
    await television.sees('3 / ');
    await television.sees('网络断开了，这是刚才存下的');
    await television.press('down');
    await television.sees('4 / ');
    await television.press('back');
    assert.deepEqual((await television.focusPath()).slice(0, 2), ['home', 'recent']);
    // What was never opened says what is the matter; so does what needs a list.
    await television.press('down', 'right', 'right', 'ok');
    await television.sees('请看看路由器的灯亮不亮');
    await television.press('back', 'up', 'up', 'right', 'ok');
    await television.sees('请看看路由器的灯亮不亮');
    await television.press('back');
    const focus = await television.focusPath();
    cable.plugIn();
    await television.page.waitForFunction(
      () => !window.fawu!.visibleText().join().includes('存下的内容'), undefined, { timeout: 60_000 });
    await television.settle();
    assert.deepEqual(await television.focusPath(), focus);
    await television.sees('19:0', 60_000);
  });

  it('starts with home’s pictures too', async () => {
    await visit();
    await isKept(homeKey);
    await filesAreKept();
    const has = async (src: string) => (await caches.match(src)) !== undefined;
    await television.page.waitForFunction(has, poster, { timeout: 60_000 });
    await startWithoutNetwork();
    await television.sees('存下的内容');
    const loaded = (src: string) => new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = src;
    });
    assert.equal(await television.page.evaluate(loaded, poster), true);
  });

  it('does not wait long for a network that takes the question and never answers', async () => {
    await visit();
    await isKept(homeKey);
    await filesAreKept();
    cable.stall();
    await television.page.reload();
    await television.sees('本村公示');
  });

  const clocks: { name: string; saved: number; started: number; words: RegExp }[] = [
    { name: 'that is right', saved: evening, started: evening + 7 * day + hour, words: /这是 7 天前存下的内容/ },
    { name: 'that is right, the same day', saved: evening, started: evening + 5.5 * hour, words: /这是 5 小时前存下的内容/ },
    { name: 'that runs years ahead at the next start', saved: evening, started: evening + 3 * year, words: /这是以前存下的内容/ },
    { name: 'that falls back years at the next start', saved: evening, started: evening - 3 * year, words: /这是以前存下的内容/ },
    { name: 'that begins in 1970 each time', saved: 60_000, started: 120_000, words: /这是以前存下的内容/ },
  ];
  for (const { name, saved, started, words } of clocks) {
    it(`says no age and no days left that could be wrong, with a clock ${name}`, async () => {
      await television.page.addInitScript({ content: clockAt(saved) });
      await visit();
      assert.match(await television.text(), /公示还剩 3 天/);
      await isKept(homeKey);
      await television.page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
      await television.page.addInitScript({ content: clockAt(started) });
      await television.page.reload();
      await television.sees('存下的内容');
      const text = await television.text();
      assert.match(text, words);
      assert.match(text, /以村里公示为准/);
      assert.doesNotMatch(text, /还剩/);
      await television.page.unroute('**/api/v1/**');
      await television.sees('公示还剩 3 天');
      assert.doesNotMatch(await television.text(), /存下的内容|以村里/);
    });
  }

  const storages: { name: string; script: string; keepsHome: boolean }[] = [
    {
      name: 'is full', keepsHome: false,
      script: `Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };`,
    },
    {
      name: 'has room for home and not much more', keepsHome: true,
      script: `
        var set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          var chars = String(value).length;
          for (var i = 0; i < this.length; i++) if (this.key(i) !== key) chars += this.getItem(this.key(i)).length;
          if (chars > 24000) throw new DOMException('full', 'QuotaExceededError');
          set.call(this, key, value);
        };`,
    },
    { name: 'is wiped at power-off', keepsHome: false, script: 'if (!window.fawuWiped) localStorage.clear();' },
    {
      name: 'is not there', keepsHome: false,
      script: `Object.defineProperty(window, 'localStorage', { configurable: true, value: undefined });`,
    },
    {
      name: 'throws at every touch', keepsHome: false,
      script: `Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new Error('SecurityError'); } });`,
    },
  ];
  for (const { name, script, keepsHome } of storages) {
    it(`works as far as it can on a box whose storage ${name}`, async () => {
      television = await room.prepare({ remembered: {} });
      await television.page.addInitScript({ content: script });
      const start = `${address}?region=${village}&page=home`;
      await television.page.goto(start);
      await television.sees('本村公示');
      await television.press('down', 'ok');
      await television.sees('第 1 段');
      await television.press('back');
      await television.sees('本村公示');
      if (keepsHome) await isKept(homeKey);
      await television.page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
      await television.page.reload();
      await television.sees(keepsHome ? '存下的内容' : '请看看路由器的灯亮不亮');
      await television.page.unroute('**/api/v1/**');
      await television.sees('公示还剩 3 天');
    });
  }

  it('shows nothing of an older app’s shelf, nor of a broken one', async () => {
    await visit();
    await isKept(homeKey);
    await television.page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
    const spoilt: ((key: string) => void)[] = [
      (key) => localStorage.setItem(key, '{"revision":"a","path":[],"rails":[{"column":'),
      (key) => localStorage.setItem(key, '{"revision":7,"rails":"none"}'),
      () => localStorage.setItem('fawu.shelf', '{"form":0,"lines":[]}'),
    ];
    for (const spoil of spoilt) {
      await television.page.evaluate(spoil, homeKey);
      await television.page.reload();
      await television.sees('请看看路由器的灯亮不亮');
    }
    await television.page.unroute('**/api/v1/**');
    await television.sees('公示还剩 3 天');
  });

  it('shows no other village’s home', async () => {
    await visit();
    await isKept(homeKey);
    await television.page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
    await television.page.evaluate((code) => {
      localStorage.setItem('fawu.place', JSON.stringify({ code, names: ['示例镇', '示例二村'] }));
    }, otherVillage);
    await television.page.reload();
    await television.sees('请看看路由器的灯亮不亮');
    assert.doesNotMatch(await television.text(), /一村第三季度财务公示/);
  });

  const stored = (title: string) => television.page.evaluate((name) => JSON.stringify(localStorage).includes(name), title);
  const isForgotten = (title: string) =>
    television.page.waitForFunction((name) => !JSON.stringify(localStorage).includes(name), title, { timeout: 30_000 });

  it('forgets what was withdrawn while it was off: on home, among what was read, and in its storage', async () => {
    await visit();
    await television.press(1, 'down', 'back');
    await television.sees('刚才在看');
    await isKept(homeKey);
    await isStoryKept();
    await isKept('fawu.withdrawals');
    assert.equal(await stored('有照片的一条'), true);
    const gone = (await room.cards('cases')).find(({ title }) => title === '有照片的一条')!;
    await withdraw(room.server.db, { id: gone.id }, room.server.clock.now);
    await television.page.reload();
    await isForgotten('有照片的一条');
    await television.sees('本村公示');
    assert.doesNotMatch(await television.text(), /有照片的一条|刚才在看/);
  });

  it('checks all that it keeps when more was withdrawn than it is told of', async () => {
    await visit();
    await television.press(1, 'down', 'back');
    await television.sees('刚才在看');
    await isKept(homeKey);
    await isStoryKept();
    await isKept('fawu.withdrawals');
    const { db, clock } = room.server;
    // The one that was read first, so that the pulse no longer names it.
    for (const { id } of (await room.cards('cases')).slice(0, 9)) await withdraw(db, { id }, clock.now);
    await publishAll(db, [draft({ title: '新的一条', publishAt: clock.now - 1000 })], clock.now);
    await television.page.reload();
    await isForgotten('有照片的一条');
    await television.sees('新的一条');
    assert.doesNotMatch(await television.text(), /有照片的一条|刚才在看/);
  });
});
