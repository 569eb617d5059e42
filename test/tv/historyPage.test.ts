import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

describe('what the family saw, by remote alone', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }) });
  let television: Television;

  beforeEach(async () => {
    television = await room.open();
    await television.sees('本村公示');
  });

  /** From home to the page, over 便民服务. */
  const openPage = async () => {
    const at = async (name: string) => (await television.focusPath()).includes(name);
    while (!(await at('services'))) await television.press('down');
    while (!(await at('history'))) await television.press('right');
    await television.press('ok');
    await television.sees('看过的和收藏的');
  };

  it('stands on home with its place until it was read to its end', async () => {
    assert.doesNotMatch(await television.text(), /刚才在看/);
    await television.press(1, 'down', 'down', 'back');
    assert.match(await television.text(), /刚才在看[\s\S]*案例第60号\n看到第 3 页/);
    // The focus is on the card that was opened, though a rail came above it.
    assert.equal((await television.focusPath())[1], 'cases');
    await television.press('up', 'ok');
    await television.sees('3 / ');
    while (!(await television.text()).includes('看完了')) await television.press('down');
    await television.press('back');
    await television.sees('本村公示');
    assert.doesNotMatch(await television.text(), /刚才在看/);
  });

  it('counts no pages of another text size', async () => {
    await television.press(1, 'down', 'down', 'back', 'yellow');
    await television.sees('看了一部分');
    await television.press('yellow', 'yellow');
    await television.sees('看到第 3 页');
  });

  it('says how things get there while there are none', async () => {
    await openPage();
    assert.match(await television.text(), /打开过的公示、案例、影片，会自己记在这里/);
    assert.doesNotMatch(await television.text(), /清空|去掉/);
    await television.press('right', 'ok');
    await television.sees('选“收藏”');
    await television.press('back');
    assert.deepEqual((await television.focusPath()).slice(0, 2), ['home', 'services']);
  });

  it('is opened again at its place, taken off one by one, and cleared after a question', async () => {
    await television.press(1, 'down', 'down', 'back');
    await television.press('right', 'ok', 'down', 'back');
    const opened = (await television.text()).match(/看到第 \d 页/g);
    assert.equal(opened?.length, 2);
    await openPage();
    await television.press('right', 'ok');
    await television.sees('3 / ');
    await television.press('back');
    assert.deepEqual((await television.focusPath()).slice(0, 2), ['history', 'row0']);
    // One: asked first, and the question’s first answer takes nothing away.
    const choose = async (name: string) => {
      while ((await television.focusPath())[1] !== 'choices') await television.press('up');
      while (!(await television.focusPath()).includes(name)) await television.press('right');
      await television.press('ok');
    };
    await choose('remove');
    assert.equal((await television.focusPath())[1], 'row0');
    await television.press('ok');
    assert.deepEqual(await television.focusPath(), ['remove', 'stay']);
    await television.press('ok');
    assert.match(await television.text(), /案例第60号/);
    await television.press('ok', 'right', 'ok');
    await television.press('back');
    assert.equal((await television.text()).match(/看到第 \d 页/g)?.length, 1);
    assert.equal((await television.focusPath())[0], 'history', 'back left the removing, not the page');
    await choose('clear');
    assert.deepEqual(await television.focusPath(), ['clear', 'stay']);
    await television.press('right', 'ok');
    await television.sees('打开过的公示');
    await television.press('back');
    await television.sees('便民服务');
    assert.doesNotMatch(await television.text(), /刚才在看/);
  });

  it('has what was put aside beside it', async () => {
    await television.press(1, 'ok');
    while (!(await television.focusPath()).includes('favourite')) await television.press('down');
    await television.press('ok');
    await television.sees('已收藏');
    await television.press('back');
    await openPage();
    await television.press('up', 'right', 'ok');
    assert.match(await television.text(), /收藏的[\s\S]*案例第60号/);
    await television.press('down', 'ok');
    await television.sees('第 1 段');
  });
});
