import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import type { KeyName, Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { pastTitle, phone, photoTitle, serveStories, subsidies, subsidyTitle, wordsTitle } from './storyItems.ts';

/** Texture pixels that the whole screen may hold, a photograph included. */
const mostPixels = 8e6;

describe('a text on the television, by remote alone', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: serveStories });

  async function itemAt(title: string): Promise<string> {
    const found = (await room.cards()).find((card) => card.title === title);
    assert.ok(found, title);
    return `#item/${found.id}`;
  }

  async function open(title: string, remembered: Record<string, unknown> = {}, size = { width: 1280, height: 720 }): Promise<Television> {
    const tv = await room.open({ at: await itemAt(title), remembered: { place, ...remembered }, ...size });
    await tv.sees('手机接着看');
    return tv;
  }

  const bare = (text: string) => text.replace(/\s/g, '');

  /** What stands on each page, until the end. */
  async function pagesOf(tv: Television): Promise<string[]> {
    const pages: string[] = [];
    for (;;) {
      const text = await tv.text();
      if ((await tv.focusPath())[1] === 'end') return pages;
      pages.push(text);
      await tv.press('down');
    }
  }

  for (const size of ['standard', 'large', 'extra']) {
    it(`shows sixty households with all that is said of them, in ${size} type`, async () => {
      const tv = await open(subsidyTitle, { size });
      const pages = await pagesOf(tv);
      const all = bare(pages.join('\n'));
      let at = 0;
      for (const cells of subsidies.rows) {
        for (const cell of cells) {
          const found = all.indexOf(bare(cell), at);
          assert.ok(found >= at, `${cell} of ${cells.join(' ')} is missing or out of order`);
          at = found + bare(cell).length;
        }
        assert.equal(all.split(bare(cells.slice(0, 2).join(''))).length + all.split(`${bare(cells[0]!)}组别：`).length, 3, `${cells[0]} stands there once`);
      }
      const header = bare(subsidies.header.join(''));
      const withRows = pages.filter((page) => subsidies.rows.some((cells) => page.includes(cells[0] as string)));
      assert.ok(withRows.length > 3);
      withRows.forEach((page, i) => {
        const named = bare(page).includes(header) || (page.includes('户主：') && page.includes('补贴金额：'));
        assert.ok(named, `page ${i + 1} of the table names its columns:\n${page}`);
      });
    });
  }

  it('says at once how long a notice stays up and whom to call, and who signed behind its text', async () => {
    const tv = await open(subsidyTitle);
    const first = await tv.text();
    assert.match(first, /公示还剩 3 天 11月20日 至 11月24日/);
    assert.match(first, new RegExp(`监督电话 ${phone}`));
    const last = (await pagesOf(tv)).slice(-2).join('\n');
    assert.match(last, /公开依据 《村民委员会组织法》/);
    assert.match(last, /示例一村村民委员会 2026年11月20日/);
    await tv.sees(`看完了，有意见打 ${phone}`);
  });

  it('explains a word of the page by its digit, goes on to the next, and comes back to the same page', async () => {
    const tv = await open(wordsTitle);
    const page = await tv.text();
    assert.match(page, /^1 经营权$/m);
    assert.match(page, /^4 调解员$/m);
    assert.doesNotMatch(page, /^\d 备案$/m, 'no more than four words a page');
    assert.match(page, /数字键 看词语解释/);
    await tv.press(3);
    assert.deepEqual(await tv.focusPath(), ['story', 'word']);
    const panel = await tv.text();
    for (const words of ['违约金', '说话不算数', '说好三月交房', '《民法典》第五百八十五条']) assert.ok(panel.includes(words), words);
    await tv.press('left');
    assert.match(await tv.text(), /把地交给别人种/);
    await tv.press('yellow');
    assert.deepEqual(await tv.focusPath(), ['story', 'word'], 'the word stays open in another size');
    assert.match(await tv.text(), /把地交给别人种/);
    await tv.press('yellow', 'yellow', 'back');
    assert.deepEqual(await tv.focusPath(), ['story']);
    assert.equal(await tv.text(), page);
    await tv.press('down');
    assert.match(await tv.text(), /^1 调解员$/m, 'a word is explained on every page where it stands');
    await tv.press(9);
    assert.deepEqual(await tv.focusPath(), ['story'], 'a digit without a word does nothing');
  });

  it('offers the words of the page, putting aside and the rest behind OK', async () => {
    const tv = await open(wordsTitle);
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story', 'menu', 'word-1']);
    await tv.press('down', 'down');
    assert.match(await tv.text(), /什么叫“违约金”/);
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story', 'word']);
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story']);
    await tv.press('ok', 'right', 'down', 'down');
    assert.deepEqual(await tv.focusPath(), ['story', 'menu', 'favourite']);
    await tv.press('ok');
    await tv.sees('已收藏');
    await tv.press('ok');
    assert.match(await tv.text(), /取消收藏/);
    await tv.press('back');
    assert.deepEqual(await tv.focusPath(), ['story']);
    await tv.press('down', 'ok');
    await walkTo(tv, 'again');
    await tv.press('ok');
    assert.match(await tv.text(), /^1 \/ \d+ 页$/m);
  });

  /** To an entry of the right column of the menu. */
  async function walkTo(tv: Television, name: string): Promise<void> {
    await tv.press('right');
    for (let i = 0; i < 8 && !(await tv.focusPath()).includes(name); i++) await tv.press('down');
    assert.deepEqual((await tv.focusPath()).slice(-1), [name]);
  }

  it('enlarges a photograph step by step, moves over it up to its edges, and comes back', async () => {
    const tv = await open(photoTitle, {}, { width: 1920, height: 1080 });
    assert.match(await tv.text(), /确定 放大看/);
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story', 'photo'], 'OK does what the hint says, at once');
    for (const times of [1, 2, 3, 1, 2]) {
      assert.match(await tv.text(), new RegExp(`放大 ${times} 倍`));
      await tv.press('ok');
    }
    const shot = async () => createHash('sha256').update(await tv.screenshot()).digest('hex');
    const before = await shot();
    await tv.press('up', 'left', 'right');
    assert.notEqual(await shot(), before, 'an arrow moves the picture');
    await tv.press(...Array<KeyName>(6).fill('right'), ...Array<KeyName>(20).fill('down'));
    const corner = await shot();
    await tv.press('down', 'right');
    assert.equal(await shot(), corner, 'at the edge nothing moves');
    const pixels = await tv.page.evaluate(() => window.fawu!.texturePixels());
    assert.ok(pixels <= mostPixels, `${pixels} texture pixels`);
    await tv.press('back');
    assert.deepEqual(await tv.focusPath(), ['story']);
    assert.match(await tv.text(), /^1 \/ \d+ 页$/m);
  });

  it('says so in words while a photograph has not come', async () => {
    const tv = await room.prepare();
    await tv.page.route('**/media/*.jpg', (route) => route.abort());
    await tv.page.goto(room.address + await itemAt(photoTitle));
    await tv.sees('图片没有传到');
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['story', 'photo']);
    await tv.sees('图片没有传到');
    assert.doesNotMatch(await tv.text(), /确定 放大 2 倍/);
    await tv.page.unroute('**/media/*.jpg');
    await tv.press('back', 'ok');
    await tv.sees('放大 1 倍');
  });

  it('lists the notices that are on show and those before, with the way to the phone', async () => {
    const tv = await room.open();
    await tv.sees('全部公示');
    await tv.press('right', 'ok');
    await tv.sees('看全部公示');
    assert.match(await tv.text(), new RegExp(subsidyTitle));
    assert.match(await tv.text(), /公示还剩 3 天/);
    assert.doesNotMatch(await tv.text(), new RegExp(pastTitle));
    await tv.press('red');
    assert.deepEqual(await tv.focusPath(), ['scan']);
    await tv.press('back', 'up', 'right', 'ok');
    await tv.sees(pastTitle);
    assert.match(await tv.text(), /公示已结束/);
    assert.doesNotMatch(await tv.text(), new RegExp(subsidyTitle));
    await tv.press(1);
    await tv.sees('公示期 已结束');
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'column');
    await tv.sees(pastTitle);
  });
});
