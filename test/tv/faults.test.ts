import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Route } from 'playwright-core';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft } from '../server/testApp.ts';
import { blockId, villageItems } from './fixtures.ts';

const api = '**/api/v1/**';

describe('the television in trouble', function () {
  this.timeout(90_000);
  let television: Television;
  const room = livingRoom({ serve: () => {
    const src = '/media/00000000000000000000000000000000.jpg';
    const picture = draft({
      title: '一张图片',
      publishAt: Date.parse('2026-11-22T12:00:00+08:00'),
      body: [
        { id: blockId(0), kind: 'paragraph', text: '图片前面的话。' },
        { id: blockId(1), kind: 'picture', text: '界碑的照片', picture: { src, width: 640, height: 360, alt: '界碑的照片' } },
      ],
    });
    return createTestApp({ items: [...villageItems(), picture] });
  } });

  beforeEach(async () => {
    television = await room.prepare();
  });

  const troubles: { name: string; words: string; answer: (route: Route) => Promise<void> }[] = [
    { name: 'no network', words: '网络断开了', answer: (route) => route.abort('internetdisconnected') },
    { name: 'a server in trouble', words: '服务器正在忙', answer: (route) => route.fulfill({ status: 500, json: {} }) },
    {
      name: 'rubbish',
      words: '内容没有传好',
      answer: (route) => route.fulfill({ contentType: 'application/json', body: '{"rails": 7' }),
    },
    {
      name: 'the login page of a network',
      words: '网络需要先登录',
      answer: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>上网认证</title>' }),
    },
  ];

  for (const { name, words, answer } of troubles) {
    it(`says so in plain words at the start, and opens by itself afterwards: ${name}`, async () => {
      await television.page.route(api, answer);
      await television.page.goto(room.address);
      await television.sees(words);
      assert.match(await television.text(), /电子法务/);
      await television.press('back');
      assert.deepEqual(await television.focusPath(), ['exit', 'stay']);
      await television.press('back');
      await television.page.unroute(api);
      await television.sees('本村公示');
      assert.doesNotMatch(await television.text(), new RegExp(words));
      assert.equal((await television.focusPath())[1], 'notices');
    });
  }

  it('keeps every page usable that does not need what is missing', async () => {
    await television.page.goto(room.address);
    await television.sees('本村公示');
    await television.page.route('**/api/v1/items/**', troubles[1]!.answer);
    await television.press(1);
    await television.sees('服务器正在忙');
    await television.press('back');
    assert.equal((await television.focusPath())[0], 'home');
    await television.press('right', 'ok');
    await television.sees('服务器正在忙');
    await television.page.unroute('**/api/v1/items/**');
    await television.sees('手机接着看');
  });

  it('offers behind the last page what is alike, also where that did not come at first', async () => {
    await television.page.route('**/api/v1/items/*/related', troubles[1]!.answer);
    await television.page.goto(room.address);
    await television.sees('本村公示');
    await television.press(1);
    for (let i = 0; i < 20 && !(await television.focusPath()).includes('end'); i++) await television.press('down');
    assert.match(await television.text(), /看完了$/m);
    await television.page.unroute('**/api/v1/items/*/related');
    await television.sees('看完了，接着看看这些');
  });

  it('says in words what a picture shows that does not come', async () => {
    await television.page.goto(room.address);
    await television.sees('一张图片');
    await television.press('down', 'ok');
    await television.sees('图片前面的话');
    await television.press('down');
    await television.sees('图片没有传到 界碑的照片');
  });

  it('keeps the focus when what is alike comes after the end was reached', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await television.page.route('**/related*', async (route) => {
      await asked;
      await route.fallback();
    });
    await television.page.goto(room.address);
    await television.sees('本村公示');
    // Nothing settles while an answer is outstanding: keys go in without waiting.
    await television.page.keyboard.press('2');
    await television.page.waitForFunction(() => window.fawu!.visibleText().join().includes('第 1 段'));
    const isAtEnd = () => television.page.evaluate(() => window.fawu!.focusPath()[1] === 'end');
    while (!(await isAtEnd())) await television.page.keyboard.press('ArrowDown');
    answer();
    await television.sees('看完了，接着看看这些');
    assert.deepEqual(await television.focusPath(), ['story', 'end', 'actions', 'scan']);
  });

  it('draws with canvas2d where WebGL is refused', async () => {
    await television.page.addInitScript({ content: `
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind) {
        return /webgl/.test(kind) ? null : original.apply(this, arguments);
      };
    ` });
    await television.page.goto(`${room.address}?renderer=webgl`);
    await television.sees('本村公示');
    assert.equal(await television.page.evaluate(() => window.fawu!.renderer), 'canvas2d');
    await television.press('down', 'ok', 'red', 'back', 'back');
    assert.equal((await television.focusPath())[0], 'home');
  });

  it('works without a storage that works', async () => {
    television = await room.prepare({ remembered: {} });
    await television.page.addInitScript({ content: `
      Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new Error('SecurityError'); } });
    ` });
    await television.page.goto(room.address);
    await television.sees('您家在哪个镇？');
    await television.press(1);
    await television.sees('哪个村');
    await television.press(1);
    await television.sees('按一下右键');
    await television.press('back');
    await television.sees('本村公示');
  });

  it('says so when a page is opened before its script came, and opens it when it has', async () => {
    let away = true;
    await television.page.route(/later\./, (route) => (away ? route.abort() : route.continue()));
    await television.page.goto(room.address);
    await television.sees('本村公示');
    await television.press('ok');
    await television.sees('网络');
    assert.deepEqual(await television.focusPath(), ['coming']);
    away = false;
    await television.sees('手机接着看');
    await television.press('back');
    await television.sees('本村公示');
  });
});
