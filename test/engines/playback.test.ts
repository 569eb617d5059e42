import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { listeningPort } from '../../src/server/app.ts';
import { village, type TestApp } from '../server/testApp.ts';
import { filmTitles, serveFilms } from '../tv/films.ts';
import { Box } from './Box.ts';
import { openChromium } from './chromium156.ts';
import { openChromium76 } from './chromium76.ts';
import type { Driver } from './driver.ts';

/** Engines that have H.264; the older one knows no playlist by itself, the younger says it does. */
const engines: { name: string; version: RegExp; open: () => Promise<Driver> }[] = [
  { name: 'Chromium 76', version: /Chrome\/76\./, open: openChromium76 },
  { name: 'the Chromium of today', version: /^Chromium\//, open: openChromium },
];

describe('films on the engines of boxes', function () {
  this.timeout(240_000);
  let test: TestApp;
  let origin: string;

  before(async () => {
    test = await serveFilms();
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${listeningPort(test.app)}`;
  });
  after(() => test.close());

  for (const { name, version, open } of engines) {
    for (const renderer of ['webgl', 'canvas2d']) {
      it(`play, pause, jump, show captions and lead on: ${name}, ${renderer}`, async () => {
        const driver = await open();
        try {
          assert.match(driver.version, version);
          await watch(driver, `${origin}/tv/?renderer=${renderer}&region=${village}&page=home`, renderer);
          assert.deepEqual(await driver.faults(), []);
        } finally {
          await driver.close();
        }
      });
    }
  }

  async function watch(driver: Driver, address: string, renderer: string): Promise<void> {
    const box = new Box(driver, address);
    const film = () => driver.evaluate<{ state: string; second: number }>('fawu.film() || { state: "none", second: 0 }');
    const video = <T>(expression: string) => driver.evaluate<T>(`document.querySelector('video').${expression}`);
    const until = async (what: string, isSo: () => Promise<boolean>) => {
      for (const last = Date.now() + 30_000; !(await isSo());) {
        assert.ok(Date.now() < last, `never: ${what}; ${JSON.stringify(await film())} ${(await driver.faults()).join('\n')}`);
      }
    };
    const moves = async (from: number) => until(`it plays from ${from}`, async () => {
      const { state, second } = await film();
      return state === 'playing' && second >= from;
    });
    await box.open();
    assert.equal(await driver.evaluate('fawu.renderer'), renderer);
    await box.sees(filmTitles.first);

    // In one file.
    await box.walkTo('lectures', await idOf(filmTitles.first));
    await box.press('ok');
    await moves(0.2);
    await box.press('back');
    assert.ok(isFilm(await driver.screenshot()), 'the film shows under the canvas');
    await box.sees('第 4 句');
    await box.press('ok');
    await box.sees('已暂停');
    const stood = await video<number>('currentTime');
    await box.press('right');
    await until('it has jumped', async () => Math.abs((await video<number>('currentTime')) - stood - 10) < 1);
    await box.press('ok');
    await moves(stood + 10.3);
    await box.press('red');
    assert.equal(await video('paused'), true);
    await box.press('back');
    await moves(stood + 10.4);
    await box.press('back', 'back');
    await box.has(/^home lectures/);
    assert.equal(await driver.evaluate('document.querySelectorAll("video").length'), 0);

    // In pieces, from a second on, to its end and what comes then.
    await box.walkTo('shorts', await idOf(filmTitles.pieces));
    await box.press('ok');
    await moves(0.2);
    assert.match(await video<string>('src'), /^blob:/);
    await box.press(7);
    await moves(8.6);
    await until('it ends', async () => (await film()).state === 'ended');
    await box.sees('看完了');
  }

  async function idOf(title: string): Promise<string> {
    const { body } = await test.get<{ items: { id: string; title: string }[] }>('/api/v1/items?limit=20');
    return body.items.filter((item) => item.title === title)[0]!.id;
  }
});

/** The ground of the test film in the corner of the screen. */
function isFilm(screenshot: Buffer): boolean {
  const { data, width } = PNG.sync.read(screenshot);
  const at = (100 * width + 100) * 4;
  return [0x2f, 0x5c, 0x8c].every((value, i) => Math.abs((data[at + i] as number) - value) < 14);
}
