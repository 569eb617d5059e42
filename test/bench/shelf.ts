import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { layCable } from '../e2e/cable.ts';
import { serve } from './child.ts';
import { village } from './corpus.ts';
import { Client } from './load.ts';
import { median, report, round } from './measure.ts';
import { open, openAgain, type Looks } from './page.ts';
import { servePeers } from './peerServer.ts';
import { chosen, homeDrawn } from './television.ts';

const rounds = 5;
const idleSeconds = 60;

/** Home from the shelf, with no network, against a bare Lightning page with one; then a minute in which nobody does anything. */
export async function run(): Promise<void> {
  const server = await serve(join(import.meta.dirname, 'apiServer.ts'), { items: 1000 });
  const client = new Client(server.port, 1);
  const home = await client.get({ path: `/api/v1/home?region=${village}` });
  const peers = await servePeers(home.body.toString());
  const browser = await startBrowser();
  const bare: Looks = { address: peers.bare, ready: 'benchReady()' };
  for (const slowdown of [1, 4]) {
    const figures: Record<'bare' | 'bareAgain' | 'shelf', number[]> = { bare: [], bareAgain: [], shelf: [] };
    for (let i = 0; i < rounds; i++) {
      const peer = await open(browser, bare, slowdown);
      figures.bare.push(peer.firstFrame);
      figures.bareAgain.push(await openAgain(peer));
      await peer.close();
      figures.shelf.push(await startFromShelf(browser, server.port, slowdown));
    }
    const of = (name: keyof typeof figures) => round(median(figures[name]));
    report('home from the shelf without a network', {
      slowdown,
      firstFrameMs: { bare: of('bare'), bareAgain: of('bareAgain'), shelf: of('shelf') },
      toBare: round(median(figures.shelf) / median(figures.bare)),
      toBareAgain: round(median(figures.shelf) / median(figures.bareAgain)),
    });
  }
  await measureIdleHome(browser, server.port);
  client.close();
  await browser.close();
  await peers.close();
  await server.stop();
}

async function startFromShelf(browser: Browser, port: number, slowdown: number): Promise<number> {
  const cable = await layCable(port);
  const subject = await open(browser, { address: `${cable.origin}/tv/`, ready: homeDrawn, storage: chosen }, slowdown);
  await subject.page.waitForFunction((key) => localStorage.getItem(key) !== null, `fawu.shelf.home:${village}`);
  await subject.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  cable.pullOut();
  const firstFrame = await openAgain(subject);
  await subject.close();
  await cable.close();
  return firstFrame;
}

/** Frames drawn and timers that ran: the clock's minute is the one thing that moves. */
async function measureIdleHome(browser: Browser, port: number): Promise<void> {
  const subject = await open(browser, { address: `http://127.0.0.1:${port}/tv/`, ready: homeDrawn, storage: chosen }, 1);
  await subject.page.waitForFunction('fawu.settled()');
  await subject.page.evaluate(countWork);
  const frames = () => subject.page.evaluate('fawu.app.stage.frameCounter') as Promise<number>;
  const before = await frames();
  await new Promise((done) => setTimeout(done, idleSeconds * 1000));
  const drawn = (await frames()) - before;
  const work = await subject.page.evaluate(() => (window as unknown as { benchWork: Work }).benchWork);
  report('a minute of nothing on home', {
    seconds: idleSeconds,
    framesDrawn: drawn,
    animationFrames: work.frames,
    // Each new minute on the bar is drawn.
    minutesShown: work.minutes,
    // Pulse, and what is fetched and kept meanwhile.
    timersPerSecond: round(work.timers / idleSeconds),
  });
  await subject.close();
}

interface Work {
  timers: number;
  frames: number;
  minutes: number;
}

/** Runs in the page: counts what it is woken for from now on. */
function countWork(): void {
  const work: Work = { timers: 0, frames: 0, minutes: 0 };
  (window as unknown as { benchWork: Work }).benchWork = work;
  const { setTimeout: timeout, setInterval: interval, requestAnimationFrame: frame } = window;
  const counted = (handler: TimerHandler) => () => {
    work.timers++;
    (handler as () => void)();
  };
  window.setTimeout = ((handler: TimerHandler, ms?: number) => timeout(counted(handler), ms)) as typeof setTimeout;
  window.setInterval = ((handler: TimerHandler, ms?: number) => interval(counted(handler), ms)) as typeof setInterval;
  window.requestAnimationFrame = (handler) => frame((time) => {
    work.frames++;
    handler(time);
  });
  let shown = '';
  interval(() => {
    const now = window.fawu!.visibleText().filter((words) => /\d\d:\d\d$/.test(words)).join();
    if (shown !== '' && now !== shown) work.minutes++;
    shown = now;
  }, 1000);
}
