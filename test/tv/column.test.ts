import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publishAll } from '../../src/server/content/content.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

describe('a column on the television', function () {
  this.timeout(90_000);
  const isNotice = ({ column }: { column: string }) => column === 'notices';
  const items = villageItems();
  const room = livingRoom({ isServerFresh: true, serve: () => createTestApp({ items: items.filter((item) => !isNotice(item)) }) });

  const publishNotices = () => publishAll(room.server.db, items.filter(isNotice), room.server.clock.now);

  async function openCases(tv: Television): Promise<void> {
    await tv.sees('案例第60号');
    for (let i = 0; i < 20 && !(await tv.focusPath()).includes('more'); i++) await tv.press('right');
    await tv.press('ok');
  }

  it('has the way to the phone also where home did not come at first', async () => {
    await publishNotices();
    const tv = await room.prepare();
    await tv.page.route('**/api/v1/home*', (route) => route.abort());
    const failed = tv.page.waitForEvent('requestfailed');
    await tv.page.goto(`${room.address}?page=notices`);
    await failed;
    await tv.sees('一村第三季度财务公示');
    assert.doesNotMatch(await tv.text(), /看全部公示|扫码/);
    await tv.page.unroute('**/api/v1/home*');
    await tv.sees('看全部公示');
    await tv.press('red');
    assert.deepEqual(await tv.focusPath(), ['scan']);
  });

  it('has the way to the phone as soon as there is a first notice', async () => {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(`${room.address}?page=notices`);
    await tv.sees('眼下没有公示');
    await publishNotices();
    await tv.page.clock.fastForward(31_000);
    await tv.sees('一村第三季度财务公示');
    await tv.sees('看全部公示');
  });

  it('names its topics also where they did not come at first', async () => {
    const tv = await room.prepare();
    await tv.page.route('**/api/v1/topics*', (route) => route.abort());
    await tv.page.goto(room.address);
    await openCases(tv);
    assert.doesNotMatch(await tv.text(), /土地承包/);
    await tv.page.unroute('**/api/v1/topics*');
    await tv.sees('土地承包');
    assert.equal((await tv.focusPath())[1], 'row0', 'the focus stays on its card');
  });

  it('asks for nothing more once it was left', async () => {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address);
    await tv.sees('案例第60号');
    const asked: string[] = [];
    await tv.page.route(/\/api\/v1\/(topics|items)\?/, (route) => {
      asked.push(route.request().url());
      return /topics|cursor/.test(route.request().url()) ? route.abort() : route.continue();
    });
    await openCases(tv);
    await tv.sees('案例第55号');
    for (let i = 0; i < 5; i++) await tv.press('down');
    assert.ok(asked.some((url) => url.includes('topics')) && asked.some((url) => url.includes('cursor')), 'something is missing');
    await tv.press('back');
    const before = asked.length;
    await tv.page.clock.runFor(120_000);
    await tv.page.waitForLoadState('networkidle');
    assert.deepEqual(asked.slice(before).filter((url) => /column=cases/.test(url)), []);
  });
});
