import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Route } from 'playwright-core';
import { withdraw } from '../../src/server/content/content.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { filmTitles, openFilm, serveFilms } from './films.ts';

const film = '**/media/*.mp4';

describe('films in trouble', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: serveFilms });
  let tv: Television;

  beforeEach(async () => {
    tv = await room.prepare();
    // The page's timers pass as the test says; the film's own time does not.
    await tv.page.clock.install();
    await tv.page.goto(room.address);
  });

  /** Time passes, a second at a time. */
  async function wait(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) await tv.page.clock.runFor(1000);
    await tv.settle();
  }

  it('says that the network is slow when nothing begins, connects anew, and plays by itself', async () => {
    const hung: Route[] = [];
    const askedAnew = new Promise<void>((resolve) => {
      void tv.page.route(film, (route) => {
        if (hung.push(route) === 2) resolve();
      });
    });
    await openFilm(tv, filmTitles.first);
    await tv.sees('正在打开');
    assert.match(await tv.text(), new RegExp(filmTitles.first), 'never a black screen');
    await tv.press('ok');
    assert.equal((await tv.film())?.state, 'loading', 'OK once too often does not stop it unseen');
    await wait(3);
    await tv.sees('正在往下取');
    await wait(6);
    await tv.sees('网络有点慢，正在重新连接');
    await askedAnew;
    assert.equal(hung.length, 2, 'asked for once more');
    await tv.page.unroute(film);
    await wait(9);
    await tv.plays('playing', 0.2);
    assert.doesNotMatch(await tv.text(), /网络有点慢/);
    await Promise.all(hung.map((route) => route.abort().catch(String)));
  });

  it('gives up after three more tries, says what one can do, and still recovers by itself', async () => {
    await tv.page.route(film, (route) => route.abort('internetdisconnected'));
    await openFilm(tv, filmTitles.first);
    for (const seconds of [3, 5, 9]) {
      await tv.sees('网络有点慢，正在重新连接');
      await wait(seconds);
    }
    await tv.sees('网络太慢，片子放不出来');
    assert.deepEqual(await tv.focusPath(), ['player', 'trouble', 'row', 'again']);
    assert.match(await tv.text(), /再试一次[\s\S]*下一集[\s\S]*用手机看[\s\S]*返回/);
    await tv.page.unroute(film);
    await wait(11);
    await tv.plays('playing', 0.2);
  });

  it('tries again when asked, and goes back where it came from', async () => {
    await tv.page.route(film, (route) => route.fulfill({ status: 404, body: '' }));
    await openFilm(tv, filmTitles.lonely);
    await tv.sees('这个片子现在找不到了');
    await tv.page.unroute(film);
    await tv.press('ok');
    await tv.plays('playing', 0.2);
    await tv.press('back', 'back');
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['home', 'films']);
  });

  it('leads to the phone when the box cannot play a film', async () => {
    await tv.page.route(film, (route) => route.fulfill({ contentType: 'video/mp4', body: 'no film at all, for sure' }));
    await openFilm(tv, filmTitles.first);
    await tv.sees('这台机顶盒放不了这个片子');
    assert.equal((await tv.focusPath())[3], 'scan');
    await tv.press('ok');
    assert.deepEqual(await tv.focusPath(), ['scan']);
    await tv.press('back');
    await tv.sees('这台机顶盒放不了这个片子');
  });

  it('keeps the second when a film in pieces dies on the way, and goes on when the network is back', async () => {
    let pieces = 0;
    let dead = true;
    await tv.page.route('**/media/*.ts', (route) => (dead && ++pieces > 2 ? route.abort('connectionreset') : route.continue()));
    await openFilm(tv, filmTitles.pieces);
    await tv.plays('playing', 3);
    for (let i = 0; i < 40 && !/正在重新连接/.test(await tv.text()); i++) await wait(1);
    await tv.sees('网络有点慢，正在重新连接');
    const stood = (await tv.film())!.second;
    assert.ok(stood >= 3, `${stood}`);
    dead = false;
    await wait(10);
    await tv.plays('playing', stood);
    assert.ok((await tv.film())!.second < stood + 4);
  });

  it('asks for OK when the box lets no film begin before a key was pressed', async () => {
    await tv.page.addInitScript(() => {
      const { play } = HTMLMediaElement.prototype;
      let pressed = false;
      window.addEventListener('keydown', () => (pressed = true), true);
      HTMLMediaElement.prototype.play = function () {
        return pressed ? play.call(this) : Promise.reject(new DOMException('no key was pressed', 'NotAllowedError'));
      };
    });
    const card = (await room.cards('lectures')).find(({ title }) => title === filmTitles.first);
    await tv.page.goto(`${room.address}?item=${card!.id}`);
    await tv.sees('按确定键开始放');
    await tv.press('ok');
    await tv.plays('playing', 0.2);
  });

  it('goes on at once when the box says that its network is back', async () => {
    await tv.page.route(film, (route) => route.abort('internetdisconnected'));
    await openFilm(tv, filmTitles.first);
    await tv.sees('网络有点慢，正在重新连接');
    await tv.page.unroute(film);
    await tv.page.evaluate(() => void window.dispatchEvent(new Event('online')));
    await tv.plays('playing', 0.2);
  });

  it('opens when the item comes late, and without captions that do not come', async () => {
    await tv.sees('法治讲堂');
    await tv.page.route('**/media/*.vtt', (route) => route.abort());
    await tv.page.route('**/api/v1/items/*', (route) => route.abort());
    await openFilm(tv, filmTitles.first);
    await tv.sees('网络断开了');
    await tv.page.unroute('**/api/v1/items/*');
    await wait(4);
    await tv.plays('playing', 0.2);
    await tv.press('down');
    assert.doesNotMatch(await tv.text(), /关字幕/);
  });

  it('hides the bar when no key came for a quarter of a minute, and never while it is paused', async () => {
    await openFilm(tv, filmTitles.first);
    // The film must be seen to move, or time would be taken for standing still.
    const watch = async (seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        await tv.plays('playing', (await tv.film())!.second + 0.1);
        await wait(1);
      }
    };
    await tv.plays('playing', 0.1);
    // The page's clock goes on by itself as well, faster than the film on a slow machine.
    const look = () => tv.page.evaluate(() => ({ at: performance.now(), mode: window.fawu!.film()?.mode }));
    const begun = await look();
    for (let now = begun; now.at - begun.at < 18_000; now = await look()) {
      if (now.at - begun.at < 13_000) assert.equal(now.mode, 'bar', `after ${now.at - begun.at} ms`);
      await watch(1);
    }
    assert.equal((await look()).mode, 'bare');
    await tv.press('ok');
    await wait(60);
    await tv.sees('已暂停');
    assert.equal((await tv.film())?.state, 'paused');
  });

  it('says so when the film was withdrawn while it played, and goes back', async () => {
    await openFilm(tv, filmTitles.lonely);
    await tv.plays('playing', 0.2);
    const [newest] = await room.cards('films');
    await withdraw(room.server.db, { id: newest!.id }, room.server.clock.now);
    await tv.page.clock.fastForward(31_000);
    await tv.sees('这个片子刚刚撤下了');
    assert.equal((await tv.focusPath())[0], 'home');
    assert.equal(await tv.page.evaluate(() => document.querySelectorAll('video').length), 0);
  });
});
