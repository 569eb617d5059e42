import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, village } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

describe('what the family sets, and how it learns the remote', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }) });

  const open = (at: string, remembered: Record<string, unknown> = { place }) => room.open({ at, remembered });

  /** Sends a key code that no keyboard has, as a box would. */
  async function send(tv: Television, code: number): Promise<void> {
    await tv.page.evaluate((keyCode) => {
      for (const type of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(type, { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'keyCode', { value: keyCode });
        document.dispatchEvent(event);
      }
    }, code);
    await tv.settle();
  }

  /** OK again at once would be the second half of a double press. */
  async function asLongAsReading(tv: Television): Promise<void> {
    const since = await tv.page.evaluate(() => performance.now());
    await tv.page.waitForFunction((then) => performance.now() - then > 500, since, { polling: 'raf' });
  }

  it('changes size and contrast at once, with the focus where it was, and keeps them', async () => {
    const tv = await open('?page=settings');
    await tv.sees('字的大小');
    await tv.press('down', 'right', 'right', 'ok');
    assert.deepEqual(await tv.focusPath(), ['settings', 'size', 'extra']);
    await tv.press('down', 'right', 'ok');
    assert.deepEqual(await tv.focusPath(), ['settings', 'contrast', 'high']);
    await tv.press('back');
    await tv.sees('本村公示');
    assert.deepEqual(
      await tv.page.evaluate(() => [localStorage.getItem('fawu.size'), localStorage.getItem('fawu.contrast')]),
      ['"extra"', '"high"'],
    );
  });

  it('forgets nothing without asking, and everything when told to', async () => {
    const tv = await open('?page=settings', { captions: false });
    await tv.press('down', 'right', 'ok');
    assert.equal(await tv.page.evaluate(() => localStorage.getItem('fawu.size')), '"large"');
    await tv.press('down', 'down', 'down', 'right', 'right', 'ok');
    await tv.sees('全部恢复成第一天的样子？');
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['settings', 'remote', 'reset'], 'staying as it is has the focus');
    await tv.press('ok', 'right', 'ok');
    await tv.sees('您家在哪个镇？');
    assert.equal(await tv.page.evaluate(() => localStorage.getItem('fawu.captions')), null);
    await tv.page.goto(room.address);
    await tv.sees('您家在哪个镇？');
    assert.equal(await tv.page.evaluate(() => localStorage.getItem('fawu.size')), null);
  });

  it('lights one key after the other, says which key was pressed instead, and ends at home', async () => {
    const tv = await open('?page=help');
    await tv.sees('按一下右键');
    await tv.press('left');
    await tv.sees('刚才按的是左键，请找亮着的右键。');
    await tv.press('right');
    await tv.sees('按一下确定键');
    await tv.press('ok');
    await tv.sees('按一下数字键');
    await tv.press(7);
    await tv.sees('按一下黄色键');
    await tv.press('ok');
    await tv.sees('按一下红色键');
    await tv.press('red');
    await tv.sees('按一下返回键');
    await tv.press('back');
    await tv.sees('都学会了');
    await tv.sees('本村公示');
  });

  it('shows the code of any key, and learns a remote that nobody knows', async () => {
    const tv = await open('?page=keys');
    await send(tv, 4711);
    await tv.sees('编号 4711');
    await tv.sees('这个键还不认识');
    await send(tv, 40);
    await tv.sees('认作：下键');
    await tv.press('ok', 'right', 'ok');
    const codes = [901, 902, 903, 904, 905, 906, 907, 908, 909];
    await tv.sees('请按上键');
    await send(tv, 901);
    await send(tv, 901);
    await tv.sees('编号 901 刚才已经认作上键');
    for (const code of codes.slice(1)) await send(tv, code);
    await tv.sees('请按确定键保存');
    await asLongAsReading(tv);
    await send(tv, 905);
    await tv.sees('保存好了');
    await send(tv, 906);
    await tv.sees('本村公示');
    await tv.page.goto(room.address);
    await tv.sees('本村公示');
    const before = await tv.focusPath();
    await send(tv, 902);
    assert.notDeepEqual(await tv.focusPath(), before, 'the taught key moves the focus');
  });

  it('takes back what was taught when its OK cannot be pressed', async () => {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(`${room.address}?page=keys`);
    await tv.sees('请按任意一个键');
    await tv.press('ok', 'right', 'ok');
    await tv.sees('请按上键');
    await send(tv, 13);
    for (let i = 0; i < 8; i++) {
      await tv.page.clock.fastForward(10_100);
      await tv.settle();
    }
    await tv.sees('请按确定键保存');
    await tv.page.clock.fastForward(20_100);
    await tv.sees('没有保存');
    await tv.press('ok');
    await tv.sees('把遥控器的键重新认一遍？');
  });

  it('takes village, size and page from the portal, and the family\'s own choice before them', async () => {
    const suggested = await open(`?region=${village}&size=large&contrast=high`, {});
    await suggested.press('back');
    await suggested.sees('示例镇 · 示例一村');
    await suggested.sees('本村公示');
    await suggested.sees('字号 大');
    const chosen = await open(`?region=${village}&size=extra`, { place, size: 'standard' });
    await chosen.sees('字号 标准');
    const unknown = await open('?region=999999999999', {});
    await unknown.sees('您家在哪个镇？');
  });

  it('opens what the portal names, with home behind it', async () => {
    const [newest] = await room.cards('cases');
    const tv = await open(`?item=${newest?.id}`);
    await tv.sees('第 1 段');
    await tv.press('back');
    await tv.sees('本村公示');
  });
});
