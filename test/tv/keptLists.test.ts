import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publishAll, withdraw } from '../../src/server/content/content.ts';
import type { KeyName, Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';
import { paragraphs, villageItems } from './fixtures.ts';
import { cut, isKept, mend, shows, startStalled } from './network.ts';

const lists = '**/api/v1/items?*';
const past = '去年的水费公示';

describe('lists as the box keeps them', function () {
  this.timeout(120_000);
  const room = livingRoom({ isServerFresh: true, serve: () => createTestApp({ items: [
    ...villageItems(),
    draft({
      title: past, column: 'notices', region: village, publishAt: Date.parse('2025-11-01T08:00:00+08:00'),
      disclosure: { from: '2025-11-01', until: '2025-11-05' }, body: paragraphs(2),
    }),
  ] }) });

  async function walk(tv: Television, key: KeyName, name: string): Promise<void> {
    for (let i = 0; i < 40 && !(await tv.focusPath()).includes(name); i++) await tv.press(key);
    assert.ok((await tv.focusPath()).includes(name), `${name} has the focus`);
  }

  /** From home, by its row and what stands at the row's end. */
  async function openCases(tv: Television): Promise<void> {
    await walk(tv, 'down', 'cases');
    await walk(tv, 'right', 'more');
    await tv.press('ok');
    await tv.sees('案例第60号');
  }

  /** A television on which all cases were looked at. */
  async function used(): Promise<Television> {
    const tv = await room.open();
    await openCases(tv);
    await tv.sees('土地承包');
    await isKept(tv, ',cases,,');
    await isKept(tv, 'topics:');
    await tv.press('back');
    return tv;
  }

  const idOf = async (title: string) => (await room.cards('cases')).find((card) => card.title === title)!.id;
  const publish = (title: string) => publishAll(room.server.db, [draft({ title, publishAt: room.server.clock.now - 1000 })], room.server.clock.now);
  const takeBack = async (...titles: string[]) => {
    for (const title of titles) await withdraw(room.server.db, { id: await idOf(title) }, room.server.clock.now);
  };

  it('stand there at once, with the days that are left, and say how old they are when nobody answers', async () => {
    const tv = await room.open({ at: '?page=notices' });
    await tv.sees('一村第三季度财务公示');
    await isKept(tv, ',notices,,current');
    const network = await startStalled(tv);
    await shows(tv, '一村第三季度财务公示');
    assert.doesNotMatch(await tv.text(), /存下|还剩/, 'what is on its way may be as new as it can be; no server told the day');
    await network('cut');
    await tv.sees('网络断开了，这是刚才存下的');
    await tv.sees('信息公开（刚才存下的）');
    assert.equal((await tv.focusPath())[1], 'row0');
    await publishAll(room.server.db, [draft({
      title: '今天的新公示', column: 'notices', region: village, publishAt: room.server.clock.now - 1000,
      disclosure: { from: '2026-11-22', until: '2026-11-24' },
    })], room.server.clock.now);
    await network('answer');
    await tv.sees('今天的新公示', 60_000);
    assert.match(await tv.text(), /还剩/);
    assert.doesNotMatch(await tv.text(), /信息公开（/);
  });

  it('can be gone through without a network, to the end of what is kept, and lead on when it is back', async () => {
    const tv = await used();
    await cut(tv);
    await tv.page.reload();
    await tv.sees('存下的内容');
    await openCases(tv);
    await tv.sees('法治案例（刚才存下的）');
    assert.match(await tv.text(), /土地承包/, 'its topics, too');
    for (let i = 0; i < 3; i++) await tv.press('down');
    const focus = await tv.focusPath();
    await tv.press('ok');
    await tv.sees('请看看路由器的灯亮不亮');
    await tv.press('back');
    assert.deepEqual(await tv.focusPath(), focus);
    await tv.sees('法治案例（刚才存下的）');
    await walk(tv, 'down', 'row5');
    await tv.sees('后面的过一会儿自己出来');
    const last = (await tv.focusPath()).pop();
    await mend(tv);
    await tv.sees('案例第36号', 60_000);
    assert.doesNotMatch(await tv.text(), /法治案例（|过会儿来/);
    assert.equal((await tv.focusPath()).pop(), last);
  });

  it('say plainly that there is no network where they were never opened, and are kept one by one', async () => {
    const tv = await room.open({ at: '?page=notices' });
    await tv.sees('一村第三季度财务公示');
    await isKept(tv, ',notices,,current');
    await cut(tv);
    await tv.page.reload();
    await tv.sees('信息公开（刚才存下的）');
    await tv.press('up', 'right', 'ok');
    await tv.sees('请看看路由器的灯亮不亮');
    assert.doesNotMatch(await tv.text(), /存下的）|一村第三季度/);
    await tv.press('left', 'ok');
    await tv.sees('一村第三季度财务公示');
    await mend(tv);
    await tv.press('right', 'ok');
    await tv.sees(past, 60_000);
    await isKept(tv, ',notices,,past');
    await cut(tv);
    await tv.page.reload();
    await tv.sees('一村第三季度财务公示');
    await tv.press('up', 'right', 'ok');
    await tv.sees(past);
  });

  it('of a topic are found again by search', async () => {
    const tv = await room.open({ at: '?page=search' });
    const openTopic = async () => {
      await tv.sees('按专题找');
      await walk(tv, 'right', 'land');
      await tv.press('ok');
    };
    await openTopic();
    await tv.sees('案例第60号');
    assert.equal((await tv.focusPath())[0], 'topic');
    await isKept(tv, `list:${village},,land`);
    await isKept(tv, 'topics:');
    await cut(tv);
    await tv.page.reload();
    await openTopic();
    await tv.sees('案例第60号');
    await tv.sees('土地承包（刚才存下的）');
  });

  it('give way to the fresh answer, and the focus stays on its card', async () => {
    const tv = await used();
    await openCases(tv);
    await tv.press('down', 'right');
    const focused = (await tv.focusPath()).pop()!;
    await tv.press('back');
    await publish('新的一条');
    await cut(tv, lists);
    await openCases(tv);
    await tv.press('down', 'right');
    assert.equal((await tv.focusPath()).pop(), focused);
    await mend(tv, lists);
    await tv.sees('新的一条', 60_000);
    assert.equal((await tv.focusPath()).pop(), focused);
    assert.equal(await tv.focusFault(), undefined);
  });

  it('have lost what was withdrawn while the television was off', async () => {
    const tv = await used();
    await takeBack('案例第59号');
    await cut(tv, lists);
    await tv.page.reload();
    await tv.page.waitForFunction(() => !JSON.stringify(localStorage).includes('案例第59号'), undefined, { timeout: 30_000 });
    await tv.sees('案例第60号');
    await openCases(tv);
    await tv.sees('法治案例（');
    assert.doesNotMatch(await tv.text(), /案例第59号/);
  });

  it('are not kept any longer when more was withdrawn than is named', async () => {
    const tv = await used();
    await takeBack(...Array.from({ length: 12 }, (_, i) => `案例第${i + 40}号`));
    await publish('新的一条');
    await cut(tv, lists);
    await tv.page.reload();
    await tv.page.waitForFunction(() => !localStorage.getItem('fawu.shelf')?.includes(',cases,,'), undefined, { timeout: 30_000 });
    await tv.sees('新的一条');
    await walk(tv, 'down', 'cases');
    await walk(tv, 'right', 'more');
    await tv.press('ok');
    await tv.sees('请看看路由器的灯亮不亮');
    assert.doesNotMatch(await tv.text(), /案例第/);
  });

  it('say in words that further pages do not come, and bring them when they do', async () => {
    const tv = await room.open();
    await cut(tv, '**/api/v1/items?*cursor=*');
    await openCases(tv);
    await walk(tv, 'down', 'row5');
    await tv.sees('后面的过一会儿自己出来');
    assert.doesNotMatch(await tv.text(), /存下/, 'what stands there is fresh');
    await mend(tv, '**/api/v1/items?*cursor=*');
    await tv.press('up', 'down');
    await tv.sees('案例第36号', 60_000);
    assert.doesNotMatch(await tv.text(), /过会儿来/);
  });
});
