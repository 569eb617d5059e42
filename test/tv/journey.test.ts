import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withdraw } from '../../src/server/content/content.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, village } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

describe('the television, by remote alone', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }) });

  async function open(remembered: Record<string, unknown> = { place }) {
    const tv = await room.open({ remembered });
    await tv.sees('返回');
    return tv;
  }

  it('asks a new family for town and village, and remembers the answer', async () => {
    const tv = await open({});
    await tv.sees('您家在哪个镇？');
    await tv.press(1);
    await tv.sees('示例镇，哪个村？');
    await tv.press('right', 'left');
    assert.deepEqual(await tv.focusPath(), ['places', 'row0', village]);
    await tv.press('ok');
    await tv.sees('按一下右键');
    await tv.press('back');
    await tv.sees('本村公示');
    assert.match(await tv.text(), /示例镇 · 示例一村/);
    assert.match(await tv.text(), /一村第三季度财务公示/);
    assert.doesNotMatch(await tv.text(), /二村修路公示/);
    await tv.page.reload();
    await tv.sees('本村公示');
  });

  it('opens the card that shows a digit, and comes back to it', async () => {
    const tv = await open();
    await tv.sees('案例第60号');
    await tv.press('down', 'right', 'right');
    const before = await tv.focusPath();
    assert.deepEqual(before.slice(0, 2), ['home', 'cases']);
    await tv.press(2);
    await tv.sees('案例第59号');
    await tv.sees('手机接着看');
    await tv.press('back');
    const after = await tv.focusPath();
    assert.deepEqual(after.slice(0, 2), ['home', 'cases']);
    assert.notDeepEqual(after, before, 'the digit moved the focus to its card');
    await tv.press('ok', 'back');
    assert.deepEqual(await tv.focusPath(), after);
  });

  it('turns pages, keeps the place in another text size and on the next visit', async () => {
    const tv = await open();
    await tv.press(1);
    await tv.sees('第 1 段');
    await tv.press('down', 'down');
    const third = await tv.text();
    assert.match(third, /^3 \/ \d+ 页$/m);
    const opening = /^返回\n(.{12})/m.exec(third)?.[1] ?? 'the page begins with words';
    await tv.press('yellow');
    assert.match(await tv.text(), /字号 大/);
    const joined = async () => (await tv.text()).replace(/\n/g, '');
    assert.ok((await joined()).includes(opening), `${opening} is still on the page`);
    await tv.press('yellow', 'yellow', 'back', 'ok');
    assert.ok((await joined()).includes(opening), `${opening} is on the page when it is opened again`);
    await tv.press('up', 'up', 'up', 'up');
    await tv.sees('第 1 段');
  });

  it('shows the code over the whole screen on red, and goes back to the same page', async () => {
    const tv = await open();
    await tv.press(1, 'down');
    await tv.press('red');
    assert.deepEqual(await tv.focusPath(), ['scan']);
    assert.match(await tv.text(), /从第 2 页继续/);
    assert.match(await tv.text(), /[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}/);
    assert.match(await tv.text(), /192\.168\.1\.5:8080/);
    await tv.press('back');
    assert.deepEqual(await tv.focusPath(), ['story']);
    assert.match(await tv.text(), /^2 \/ \d+ 页$/m);
    // The same with arrows, OK and Back alone.
    await tv.press('ok', 'ok');
    assert.deepEqual(await tv.focusPath(), ['scan']);
  });

  it('takes a key pressed twice for one press where the first one opened something', async () => {
    const tv = await open({});
    await tv.sees('您家在哪个镇？');
    await tv.pressTwice('ok');
    await tv.sees('哪个村？');
    await tv.press('ok');
    await tv.sees('按一下右键');
    await tv.press('back');
    await tv.sees('全部公示');
    await tv.press('right');
    await tv.pressTwice('ok');
    await tv.sees('正在公示');
    assert.equal((await tv.focusPath())[0], 'column');
    await tv.pressTwice(1);
    await tv.sees('手机接着看');
    assert.deepEqual(await tv.focusPath(), ['story']);
    await tv.pressTwice('red');
    assert.deepEqual(await tv.focusPath(), ['scan']);
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story'], 'OK closes what only shows');
    await tv.pressTwice('back');
    assert.equal((await tv.focusPath())[0], 'column');
    await tv.pressTwice('back');
    assert.equal((await tv.focusPath())[0], 'home', 'and is not asked whether to leave');
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'exit');
  });

  it('offers putting aside and people who help behind the last page, and finds again what was put aside', async () => {
    const tv = await open();
    await tv.press(1);
    while ((await tv.focusPath())[1] !== 'end') await tv.press('down');
    while ((await tv.focusPath())[2] !== 'actions') await tv.press('down');
    for (let i = 0; i < 4; i++) await tv.press('left');
    await tv.press('right', 'ok');
    await tv.sees('已收藏，在首页“看过的”里能找到');
    await tv.sees('取消收藏');
    await tv.press('right', 'ok');
    await tv.sees('便民卡');
    assert.equal((await tv.focusPath())[0], 'contacts');
    await tv.press('back');
    assert.deepEqual(await tv.focusPath(), ['story', 'end', 'actions', 'contacts']);
    await tv.press('right', 'right', 'ok');
    await tv.sees('全部公示');
    await tv.press('pageDown', 'pageDown', 'pageDown', 'pageDown');
    while (!(await tv.focusPath()).includes('history')) await tv.press('right');
    await tv.press('ok', 'up', 'right', 'ok');
    await tv.press('down');
    assert.match(await tv.text(), /案例第60号/);
  });

  it('offers something alike behind the last page', async () => {
    const tv = await open();
    await tv.press(1);
    while ((await tv.focusPath())[1] !== 'end') await tv.press('down');
    await tv.sees('看完了，接着看看这些');
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['story', 'end']);
    await tv.press('ok');
    await tv.sees('第 1 段');
    await tv.press('back');
    await tv.sees('看完了，接着看看这些');
  });

  it('lists a column by topic, with more pages as one goes down', async () => {
    const tv = await open();
    await tv.press('down', ...Array<'right'>(12).fill('right'), 'ok');
    await tv.sees('案例第60号');
    assert.equal((await tv.focusPath())[0], 'column');
    for (let i = 0; i < 16; i++) await tv.press('down');
    await tv.sees('案例第1号');
    for (let i = 0; i < 17; i++) await tv.press('up');
    assert.equal((await tv.focusPath())[1], 'topics');
    await tv.press('right', 'ok');
    await tv.sees('共 20 条');
    await tv.press('back');
    assert.deepEqual((await tv.focusPath()).slice(0, 3), ['home', 'cases', 'more']);
  });

  it('asks before it leaves, with staying in focus', async () => {
    const tv = await open();
    await tv.press('back');
    await tv.sees('离开电子法务？');
    assert.deepEqual(await tv.focusPath(), ['exit', 'stay']);
    await tv.press('ok');
    assert.equal((await tv.focusPath())[0], 'home');
    assert.doesNotMatch(await tv.text(), /离开电子法务/);
  });

  it('leads to the village with arrows and OK alone', async () => {
    const tv = await open();
    await tv.press('up');
    assert.deepEqual(await tv.focusPath(), ['home', 'place']);
    await tv.press('ok');
    await tv.sees('您家在哪个镇？');
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('says so when what is on the screen was withdrawn, and goes back', async () => {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address);
    await tv.sees('本村公示');
    await tv.press(1);
    await tv.sees('第 1 段');
    const [newest] = await room.cards('cases');
    assert.ok(newest);
    await withdraw(room.server.db, { id: newest.id }, room.server.clock.now);
    await tv.page.clock.fastForward(31_000);
    await tv.sees('这条内容刚刚撤下了');
    assert.equal((await tv.focusPath())[0], 'home');
    assert.doesNotMatch(await tv.text(), new RegExp(newest.title));
  });
});
