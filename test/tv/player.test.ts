import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PNG } from 'pngjs';
import { readSymbol } from '../e2e/qr.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { filmLength, filmTitles, openFilm, serveFilms } from './films.ts';

/** The colour in a corner of the screen, where the test film has its ground and nothing is drawn over it. */
function corner(screenshot: Buffer): number[] {
  const { data, width } = PNG.sync.read(screenshot);
  const at = (100 * width + 100) * 4;
  return [...data.subarray(at, at + 3)];
}
const isFilm = ([red = 0, green = 0, blue = 0]: number[]) =>
  Math.abs(red - 0x2f) < 12 && Math.abs(green - 0x5c) < 12 && Math.abs(blue - 0x8c) < 12;

describe('films on the television, by remote alone', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: serveFilms });
  let tv: Television;

  async function open(title: string, at = ''): Promise<void> {
    tv = await room.open({ at });
    await openFilm(tv, title);
    await tv.plays('playing', 0.1);
  }

  const time = () => tv.page.evaluate(() => document.querySelector('video')!.currentTime);
  /** Until the film has been taken to within a second of a place. */
  const reaches = (second: number) =>
    tv.page.waitForFunction((at) => Math.abs(document.querySelector('video')!.currentTime - at) < 1.5, second, { polling: 50 });

  for (const renderer of ['canvas2d', 'webgl']) {
    it(`shows the film under the canvas, and nothing of it afterwards (${renderer})`, async () => {
      await open(filmTitles.first, `?renderer=${renderer}`);
      assert.equal(await tv.page.evaluate(() => window.fawu!.renderer), renderer);
      await tv.press('back');
      assert.equal((await tv.film())?.mode, 'bare');
      assert.ok(isFilm(corner(await tv.screenshot())), `${corner(await tv.screenshot())}`);
      await tv.press('red');
      assert.ok(!isFilm(corner(await tv.screenshot())), 'a symbol over the whole screen covers the film');
      await tv.press('back', 'back');
      assert.equal((await tv.focusPath())[0], 'home');
      assert.ok(!isFilm(corner(await tv.screenshot())));
      assert.equal(await tv.page.evaluate(() => document.querySelectorAll('video').length), 0);
    });
  }

  it('lets the film fill the stage at every window size', async () => {
    for (const [width, height] of [[1920, 1080], [720, 576]] as const) {
      tv = await room.open({ width, height });
      await openFilm(tv, filmTitles.first);
      await tv.plays('playing', 0.1);
      const boxes = await tv.page.evaluate(() => ['video', 'canvas'].map((name) => {
        const { x, y, width: w, height: h } = document.querySelector(name)!.getBoundingClientRect();
        return [x, y, w, h];
      }));
      assert.deepEqual(boxes[0], boxes[1]);
      if (width === 1920) await tv.close();
    }
  });

  it('pauses and goes on with OK, and says so', async () => {
    await open(filmTitles.first);
    await tv.press('ok');
    await tv.sees('已暂停');
    const stood = await time();
    assert.match(await tv.text(), /确定 接着放/);
    await tv.press('ok');
    await tv.plays('playing', stood + 0.5);
    assert.doesNotMatch(await tv.text(), /已暂停/);
  });

  it('takes the keys of remotes that have them', async () => {
    await open(filmTitles.first);
    const session = await tv.context.newCDPSession(tv.page);
    const press = async (code: number) => {
      for (const type of ['rawKeyDown', 'keyUp'] as const) await session.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: code });
      await tv.settle();
    };
    await press(179);
    await tv.plays('paused');
    await press(228);
    await reaches(10);
    await press(178);
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('goes further with every press, moves the bar at once and the film once', async () => {
    await open(filmTitles.first);
    await tv.press('ok');
    const from = await time();
    await tv.page.evaluate(() => {
      const count = window as unknown as { seeks: number };
      count.seeks = 0;
      document.querySelector('video')!.addEventListener('seeking', () => count.seeks++);
    });
    for (let i = 1; i <= 3; i++) {
      const before = (await tv.film())!.second;
      // A held key repeats; the film goes on only as fast as the eye follows.
      while ((await tv.film())!.second === before) await tv.page.keyboard.press('ArrowRight');
      assert.equal(Math.round((await tv.film())!.second - from), i * 10);
    }
    await reaches(from + 30);
    await tv.page.keyboard.press('ArrowLeft');
    await reaches(from + 20);
    assert.equal(await tv.page.evaluate(() => (window as unknown as { seeks: number }).seeks), 2);
    await tv.press(5);
    await reaches(filmLength / 2);
  });

  it('reaches everything with arrows, OK and Back alone', async () => {
    await open(filmTitles.first);
    await tv.press('down');
    await tv.sees('从头看');
    assert.deepEqual(await tv.focusPath(), ['player', 'choices', 'row', 'favourite']);
    const keys = [];
    for (let i = 0; i < 6; i++) {
      keys.push((await tv.focusPath())[3]);
      await tv.press('right');
    }
    assert.deepEqual(keys, ['favourite', 'captions', 'read', 'start', 'next', 'scan']);
    await tv.press('left', 'left', 'left', 'left', 'left', 'ok');
    await tv.sees('已收藏');
    assert.deepEqual((await tv.focusPath())[3], 'favourite');
    await tv.press('right', 'ok');
    await tv.sees('开字幕');
    await tv.press('right', 'ok');
    await tv.sees('夫妻离婚后');
    await tv.press('back');
    await tv.plays('playing', 0.1);
    await tv.press('down');
    while ((await tv.focusPath())[3] !== 'next') await tv.press('right');
    await tv.press('ok');
    await tv.sees(filmTitles.second);
    await tv.press('back', 'back');
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['home', 'lectures']);
  });

  it('shows captions at their time, in three sizes, without starting the film again', async () => {
    await open(filmTitles.first);
    const late = await tv.page.evaluate(() => new Promise<number>((done) => {
      const look = () => {
        const shown = window.fawu!.visibleText().join().includes('第 4 句');
        if (shown) done(document.querySelector('video')!.currentTime - 4);
        else requestAnimationFrame(look);
      };
      look();
    }));
    assert.ok(late > -0.25 && late < 0.5, `${late} s late`);
    await tv.press('ok');
    await tv.page.evaluate(() => document.querySelector('video')!.setAttribute('data-same', ''));
    const heights = [];
    for (const size of ['标准', '大', '特大']) {
      await tv.sees(`字幕 ${size}`);
      await tv.sees('第 4 句');
      heights.push(await captionHeight());
      await tv.press('yellow');
    }
    assert.ok(heights[0]! < heights[1]! && heights[1]! < heights[2]!, `${heights}`);
    assert.ok(await tv.page.evaluate(() => document.querySelector('video')!.hasAttribute('data-same')));
    assert.equal((await tv.film())!.state, 'paused');
  });

  /** Height of the caption on the screen, from the app's own tree. */
  const captionHeight = () => tv.page.evaluate(() => {
    interface Node { visible: boolean; h: number; words?: string[]; children: Node[] }
    const find = (node: Node): number => node.visible && node.words?.join().includes('第 4 句')
      ? node.h : node.children.reduce((most, child) => Math.max(most, child.visible ? find(child) : 0), 0);
    return find((window.fawu as unknown as { app: Node }).app);
  });

  it('brings the symbol for the second, waits under it, and goes on', async () => {
    await open(filmTitles.first);
    await tv.press(3);
    await tv.plays('playing', 18.2);
    await tv.press('red');
    const stood = await time();
    const link = readSymbol(await tv.screenshot());
    const second = Number(/\/S\/[0-9A-Z]{8}\/([0-9]+)$/.exec(link ?? '')?.[1]);
    assert.ok(Math.abs(second - stood) <= 1, `${link} at ${stood}`);
    assert.match(await tv.text(), /从 00:1[89] 继续/);
    assert.equal(await tv.page.evaluate(() => document.querySelector('video')!.paused), true);
    await tv.press('back');
    await tv.plays('playing', stood + 0.3);
  });

  it('goes on where it was left, and offers the start', async () => {
    await open(filmTitles.first);
    await tv.press(5);
    await tv.plays('playing', 30.2);
    await leave();
    const card = await tv.focusPath();
    await tv.press('ok');
    await tv.sees('接着从 00:3');
    assert.deepEqual(await tv.focusPath(), ['player', 'resume', 'row', 'start']);
    await tv.plays('playing', 29);
    await tv.press('ok');
    await reaches(0);
    await leave();
    assert.deepEqual(await tv.focusPath(), card);
  });

  /** Back until home: once from the pictures, twice with the bar. */
  async function leave(): Promise<void> {
    for (let i = 0; i < 3 && (await tv.focusPath())[0] === 'player'; i++) await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'home');
  }

  it('leads on to the next part, which Back stops', async () => {
    await open(filmTitles.first);
    await tv.press(9);
    await tv.plays('ended');
    await tv.sees('秒后自动播放下一集');
    await tv.press('back');
    await tv.sees('接下来：');
    assert.doesNotMatch(await tv.text(), /秒后/);
    await tv.press('right', 'ok');
    await reaches(0);
    await tv.press(9);
    await tv.plays('ended');
    // Nobody presses anything.
    await tv.sees('第 2 讲', 30_000);
    await tv.plays('playing', 0.1);
    await leave();
    assert.equal((await tv.focusPath())[1], 'lectures');
  });

  it('plays a film in pieces, and brings what that needs only then', async () => {
    const scripts: string[] = [];
    tv = await room.prepare();
    tv.page.on('request', (request) => {
      if (/\/hls\.[0-9a-f]+\.js$/.test(request.url())) scripts.push(request.url());
    });
    await tv.page.goto(room.address);
    await openFilm(tv, filmTitles.first);
    await tv.plays('playing', 0.1);
    assert.equal(scripts.length, 0);
    await leave();
    await openFilm(tv, filmTitles.pieces);
    await tv.plays('playing', 0.5);
    assert.equal(scripts.length, 1);
    assert.match(await tv.page.evaluate(() => document.querySelector('video')!.src), /^blob:/);
    await tv.press(5);
    await reaches(6);
    await tv.plays('ended');
  });

  it('sleeps while a film plays: nothing is drawn over bare pictures, and with the bar once a second', async () => {
    await open(filmTitles.second);
    const frames = () => tv.page.evaluate(async () => {
      const { stage } = (window.fawu as unknown as { app: { stage: { on(event: string, heard: () => void): void; off(event: string, heard: () => void): void } } }).app;
      const video = document.querySelector('video')!;
      const until = video.currentTime + 4;
      let drawn = 0;
      const count = () => drawn++;
      stage.on('frameEnd', count);
      await new Promise<void>((done) => {
        const look = () => (video.currentTime >= until ? done() : void setTimeout(look, 50));
        look();
      });
      stage.off('frameEnd', count);
      return drawn;
    });
    await tv.press('up');
    const withBar = await frames();
    // Each change of the picture is followed by a few looks until the loop lies down again.
    assert.ok(withBar >= 3 && withBar <= 5 * 6, `${withBar} frames in four seconds with the bar`);
    await tv.press('back');
    const bare = await frames();
    assert.ok(bare <= 3, `${bare} frames in four seconds over bare pictures`);
  });
});

