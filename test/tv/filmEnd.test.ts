import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSymbol } from '../e2e/qr.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { filmLength, filmTitles, openFilm, serveFilms } from './films.ts';

const related = '**/api/v1/items/*/related';

describe('the end of a film', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: serveFilms });
  let tv: Television;

  /** A television whose timers pass as the test says. */
  async function prepare(): Promise<void> {
    tv = await room.prepare();
    await tv.page.clock.install();
  }

  async function open(title: string, at = ''): Promise<void> {
    await prepare();
    await tv.page.goto(room.address + at);
    await openFilm(tv, title);
    await tv.plays('playing', 0.1);
  }

  async function seekToEnd(): Promise<void> {
    await tv.page.evaluate((at) => (document.querySelector('video')!.currentTime = at), filmLength - 0.5);
    await tv.plays('ended');
  }

  async function end(): Promise<void> {
    await seekToEnd();
    await tv.sees('看完了');
  }

  async function wait(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) await tv.page.clock.runFor(1000);
    await tv.settle();
  }

  /** By the page's clock, ms. */
  const now = () => tv.page.evaluate(() => performance.now());

  // On a telecom remote that code is the key that leaves, here.
  for (const [cover, key] of [['scan', 'F1'], ['exit', 'Escape']] as const) {
    it(`does not lead on while something covers it, and counts anew afterwards (${cover})`, async () => {
      await open(filmTitles.first, cover === 'exit' ? '?keys=telecom' : '');
      await end();
      await wait(4);
      await tv.page.keyboard.press(key);
      await tv.page.waitForFunction((name) => window.fawu!.focusPath()[0] === name, cover);
      await wait(30);
      assert.equal((await tv.focusPath())[0], cover, 'it stays for who scans or reads');
      const uncovered = await now();
      await tv.press('ok');
      await tv.sees('秒后自动播放下一集');
      for (let i = 0; i < 20 && (await tv.film())?.state === 'ended'; i++) await wait(1);
      assert.ok(await now() - uncovered >= 10_000, 'there was time to read what comes');
      await tv.plays('playing', 0.1);
      await tv.sees('第 2 讲');
    });
  }

  it('stays stopped under a symbol where Back had stopped it', async () => {
    await open(filmTitles.first);
    await end();
    await tv.press('back', 'red', 'back');
    await wait(15);
    await tv.sees('接下来：');
    assert.doesNotMatch(await tv.text(), /秒后/);
  });

  it('gives the phone the whole film, not its last second', async () => {
    await open(filmTitles.first);
    await end();
    await tv.press('red');
    assert.match(readSymbol(await tv.screenshot()) ?? '', /\/S\/[0-9A-Z]{8}$/);
    assert.doesNotMatch(await tv.text(), /继续/);
  });

  it('knows what comes next though the network was gone when it was asked first', async () => {
    let asked = 0;
    await prepare();
    await tv.page.route(related, (route) => (++asked === 1 ? route.abort() : route.continue()));
    await tv.page.goto(room.address);
    await openFilm(tv, filmTitles.second);
    await tv.plays('playing', 0.1);
    await wait(2);
    await end();
    await tv.sees('秒后自动播放：');
    assert.equal(asked, 2);
  });

  it('counts for a next film that is known only after the end, and moves no ring to it', async () => {
    await prepare();
    let bring: () => void = () => undefined;
    const late = new Promise<void>((done) => (bring = done));
    await tv.page.route(related, (route) => late.then(() => route.continue()));
    await tv.page.goto(room.address);
    await openFilm(tv, filmTitles.second);
    await tv.plays('playing', 0.1);
    await seekToEnd();
    await tv.page.waitForFunction(() => window.fawu!.focusPath().includes('start'));
    bring();
    await tv.sees('秒后自动播放：');
    assert.deepEqual(await tv.focusPath(), ['player', 'end', 'row', 'start']);
    await tv.sees('看下一个');
    await wait(11);
    await tv.plays('playing', 0.1);
    await tv.sees('第 1 讲');
  });
});
