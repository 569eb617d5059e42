import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { village } from '../server/testApp.ts';
import { MediaShelf, filmTitles, serveFilms } from '../tv/films.ts';
import { median, report, round } from './measure.ts';
import { press } from './page.ts';

const rounds = 7;
const presses = 40;
const place = JSON.stringify({ code: village, names: ['示例镇', '示例一村'] });

/**
 * From OK to a film's first picture against a bare page that knows the film's address, with the same hls.js:
 * pressed as soon as the focus is there, and once it rested there so long that the film was asked for.
 * Keys while a film plays and while it does not.
 */
export async function run(): Promise<void> {
  const test = await serveFilms();
  const origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const shelf = new MediaShelf(test);
  const { body } = await test.get<{ items: { id: string; title: string }[] }>('/api/v1/items?limit=20');
  const idOf = (title: string) => body.items.filter((item) => item.title === title)[0]?.id as string;
  const browser = await startBrowser();
  const films = [
    { kind: 'one file', id: idOf(filmTitles.lonely), src: shelf.film() },
    { kind: 'in pieces', id: idOf(filmTitles.pieces), src: shelf.pieces() },
  ];
  for (const slowdown of [1, 4]) {
    for (const { kind, id, src } of films) {
      const times = { bare: [] as number[], atOnce: [] as number[], rested: [] as number[] };
      for (let i = 0; i < rounds; i++) {
        times.bare.push(await start(browser, `${origin}/bare`, slowdown, barePage(src), async () => undefined));
        times.atOnce.push(await start(browser, `${origin}/tv/`, slowdown, undefined, (page) => focusCard(page, id)));
        times.rested.push(await start(browser, `${origin}/tv/`, slowdown, undefined, (page) => restOnCard(page, id)));
      }
      const bare = median(times.bare);
      for (const pressed of ['atOnce', 'rested'] as const) {
        const ours = median(times[pressed]);
        report('OK to first picture', { slowdown, film: kind, pressed, oursMs: round(ours), bareMs: round(bare), ratio: round(ours / bare) });
      }
    }
    await compareKeys(browser, `${origin}/tv/`, slowdown, idOf(filmTitles.lonely));
  }
  await browser.close();
  await test.close();
}

/** One press on OK: ms until the film moves and its first picture was handed to the screen. */
async function start(
  browser: Browser, address: string, slowdown: number, html: string | undefined, prepare: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await open(browser, address, slowdown, html);
  await prepare(page);
  const shown = await page.evaluateHandle(() => ({
    time: new Promise<number>((done) => {
      let pressed = 0;
      let begun = false;
      let pictured = false;
      const end = () => begun && pictured && requestAnimationFrame(() => done(performance.now() - pressed));
      const look = () => {
        const video = document.querySelector('video');
        if (!video) {
          requestAnimationFrame(look);
          return;
        }
        video.addEventListener('playing', () => {
          begun = true;
          end();
        });
        video.requestVideoFrameCallback(() => {
          pictured = true;
          end();
        });
      };
      window.addEventListener('keydown', (event) => {
        pressed = event.timeStamp;
        look();
      }, true);
    }),
  }));
  const session = await page.context().newCDPSession(page);
  await press(session, 'Enter');
  const time = await shown.evaluate((one) => one.time);
  await page.context().close();
  return time;
}

/** Left and right among a film's choices: key → frame while it plays, and while it is paused. */
async function compareKeys(browser: Browser, address: string, slowdown: number, id: string): Promise<void> {
  const page = await open(browser, address, slowdown, undefined);
  await focusCard(page, id);
  const session = await page.context().newCDPSession(page);
  const is = (state: string) => page.waitForFunction((wanted) => window.fawu?.film()?.state === wanted, state);
  await press(session, 'Enter');
  await is('playing');
  const figures: Record<string, number> = {};
  for (const state of ['playing', 'paused']) {
    if (state === 'paused') {
      await page.keyboard.press('Escape');
      await press(session, 'Enter');
      await is('paused');
    }
    await press(session, 'ArrowDown');
    await page.waitForFunction(() => window.fawu?.focusPath().includes('choices'));
    const times: number[] = [];
    for (let i = 0; i < presses; i++) times.push(await keyToFrame(page, () => press(session, i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')));
    figures[state] = median(times);
  }
  const [playing, paused] = [figures['playing'] as number, figures['paused'] as number];
  report('key to frame over a film', { slowdown, playingMs: round(playing), pausedMs: round(paused), ratio: round(playing / paused) });
  await page.context().close();
}

async function keyToFrame(page: Page, push: () => Promise<void>): Promise<number> {
  const drawn = await page.evaluateHandle(() => ({
    time: new Promise<number>((done) => {
      window.addEventListener('keydown', (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      }, { capture: true, once: true });
    }),
  }));
  await push();
  return drawn.evaluate((one) => one.time);
}

async function open(browser: Browser, address: string, slowdown: number, html: string | undefined): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, bypassCSP: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // The loader of these benches names functions by a function that a page does not have.
  await page.addInitScript({ content: 'window.__name = (named) => named;' });
  await page.addInitScript((chosen) => localStorage.setItem('fawu.place', chosen), place);
  if (html !== undefined) await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  await page.waitForFunction(() => window.fawu?.settled() ?? (window as unknown as { ready?: boolean }).ready);
  return page;
}

/** Down home until a card has the focus. */
async function focusCard(page: Page, id: string): Promise<void> {
  const has = () => page.evaluate((card) => window.fawu!.focusPath().includes(card), id);
  for (let i = 0; !(await has()); i++) {
    if (i > 12) throw new Error(`${id} is not on home`);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => window.fawu?.settled());
  }
}

/** Until the focus has been on a card for as long as its film takes to be asked for. */
async function restOnCard(page: Page, id: string): Promise<void> {
  const came = page.waitForResponse((reply) => reply.url().endsWith(`/items/${id}`));
  await focusCard(page, id);
  await came;
  await page.waitForFunction(() => window.fawu?.settled());
}

const hlsScript = `/tv/${readdirSync(join(import.meta.dirname, '../../build/tv')).find((name) => name.startsWith('hls.'))}`;

/** A page that knows the film's address and does nothing but play it on a key; hls.js comes when it is needed, as in ours. */
function barePage(src: string): string {
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#000}video{width:1280px;height:720px}</style>
<script>
window.addEventListener('keydown', function () {
  var video = document.createElement('video');
  document.body.appendChild(video);
  if (/m3u8$/.test('${src}')) {
    var script = document.createElement('script');
    script.src = '${hlsScript}';
    script.onload = function () {
      var hls = new fawuHls({ enableWorker: false });
      hls.attachMedia(video);
      hls.loadSource('${src}');
    };
    document.body.appendChild(script);
    video.addEventListener('loadedmetadata', function () { video.play(); });
  } else {
    video.src = '${src}';
    video.play();
  }
});
window.ready = true;
</script>`;
}
