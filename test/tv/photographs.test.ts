import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { PNG } from 'pngjs';
import { listeningPort } from '../../src/server/app.ts';
import { withdraw, type ItemDraft } from '../../src/server/content/content.ts';
import type { Television } from '../e2e/browser.ts';
import { layCable, type Cable } from '../e2e/cable.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';
import { blockId } from './fixtures.ts';

const titles = { opened: '水费明细照片', likely: '低保名单照片', album: '修路照片一组', heavy: '一张很大的照片', scans: '几张大照片' };
const photograph = (number: number) => `/media/${String(number).padStart(32, '0')}.png`;
/** Photographs of each notice, by their numbers. */
const shows: Record<keyof typeof titles, number[]> = {
  opened: [1], likely: [2], album: Array.from({ length: 60 }, (_, i) => 100 + i), heavy: [3],
  scans: [200, 201, 202, 203, 204],
};

function notice(name: keyof typeof titles, minute: number): ItemDraft {
  return draft({
    column: 'notices', region: village, title: titles[name], topics: ['village'],
    publishAt: Date.parse('2026-11-20T08:00:00+08:00') + minute * 60_000,
    disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
    body: shows[name].map((number, i) => ({
      id: blockId(i), kind: 'picture' as const, text: '张贴的原件',
      picture: { src: photograph(number), width: 320, height: 180, alt: '张贴的原件' },
    })),
  });
}

/** Bright red, so that it is told from the page's ground; `weight`: bytes that go along unseen. */
function picture(weight = 0): Buffer {
  const png = new PNG({ width: 320, height: 180 });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([255, 0, 0, 255], i);
  return Buffer.concat([PNG.sync.write(png), Buffer.alloc(weight)]);
}

describe('the photographs of notices, without a network', function () {
  this.timeout(120_000);
  let cable: Cable;
  let address: string;
  let television: Television;

  const room = livingRoom({ isServerFresh: true, serve: async () => {
    const server = await createTestApp({ items: [notice('scans', 0), notice('heavy', 0), notice('album', 1), notice('likely', 2), notice('opened', 3)] });
    const folder = path.join(server.config.dataDir, 'media');
    mkdirSync(folder, { recursive: true });
    const write = (number: number, weight?: number) => writeFileSync(path.join(folder, path.basename(photograph(number))), picture(weight));
    Object.values(shows).flat().forEach((number) => write(number));
    write(3, 4_000_000);
    shows.scans.forEach((number) => write(number, 2_500_000));
    return server;
  } });

  beforeEach(async () => {
    cable = await layCable(listeningPort(room.server.app) ?? 0);
    address = `${cable.origin}/tv/`;
    television = await room.prepare();
  });

  afterEach(() => cable.close());

  const idOf = async (title: string) => (await room.cards('notices')).find((card) => card.title === title)!.id;

  /** Until a text of its own is on the box. */
  const isTextKept = (name: keyof typeof titles) => television.page.waitForFunction((title) => Object.keys(localStorage).some(
    (key) => key.startsWith('fawu.shelf.item:') && localStorage.getItem(key)!.includes(title)), titles[name]);

  const isKept = (number: number) => television.page.evaluate(async (src) => (await caches.match(src)) !== undefined, photograph(number));

  async function open(name: keyof typeof titles): Promise<void> {
    await television.page.goto(`${address}?from=${name}#item/${await idOf(titles[name])}`);
    await television.sees('手机接着看');
    await isTextKept(name);
  }

  /** Until the box keeps exactly these photographs, by their numbers. */
  async function keeps(...numbers: number[]): Promise<void> {
    const kept = async () => {
      const found: number[] = [];
      for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        requests.forEach(({ url }) => /\.png$/.test(url) && found.push(Number(url.slice(-36, -4))));
      }
      return found.sort((a, b) => a - b).join();
    };
    const are = await television.page.waitForFunction(`(${String(kept)})().then((kept) => kept === '${numbers.join()}')`)
      .then(() => true, () => false);
    if (!are) assert.equal(await television.page.evaluate(kept), numbers.join());
  }

  /** Whether anything on the screen is as red as the photograph. */
  async function seesRed(): Promise<boolean> {
    const { data } = PNG.sync.read(await television.screenshot());
    let red = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! > 240 && data[i + 1]! < 20 && data[i + 2]! < 20) red++;
    return red > 10_000;
  }

  /** Off and on again with the cable out; the browser's own cache is as good as none on many boxes. */
  async function startWithoutNetwork(): Promise<void> {
    cable.pullOut();
    const tools = await television.context.newCDPSession(television.page);
    await tools.send('Network.clearBrowserCache');
    await tools.detach();
    await television.page.reload();
  }

  it('stand on the screen when their notice was opened before', async () => {
    await open('opened');
    assert.equal(await seesRed(), true);
    await keeps(...shows.opened);
    await startWithoutNetwork();
    await television.sees('刚才存下的');
    assert.equal(await seesRed(), true);
    assert.doesNotMatch(await television.text(), /图片没有传到/);
  });

  it('go with what was withdrawn, at once and when that happened while the box was off', async () => {
    await open('likely');
    await keeps(...shows.likely);
    await open('opened');
    await keeps(...shows.opened, ...shows.likely);
    await withdraw(room.server.db, { id: await idOf(titles.likely) }, room.server.clock.now);
    await television.page.reload();
    await television.sees('手机接着看');
    await keeps(...shows.opened);
    await television.page.clock.install();
    await television.page.reload();
    await television.sees('手机接着看');
    await withdraw(room.server.db, { id: await idOf(titles.opened) }, room.server.clock.now);
    await television.page.clock.fastForward(31_000);
    await television.sees('撤下了');
    await television.page.clock.resume();
    await keeps();
  });

  it('come with a text that is likely opened next', async () => {
    await television.page.clock.install();
    await television.page.goto(address);
    await television.sees('本村公示');
    for (const deadline = Date.now() + 60_000; !(await isKept(2));) {
      assert.ok(Date.now() < deadline, 'the photograph came in a minute');
      await television.page.clock.runFor(10_000);
      await television.settle();
    }
  });

  it('make room for those of what was opened last, and one that is too heavy takes none', async () => {
    await open('opened');
    await keeps(...shows.opened);
    await open('album');
    const ofOne = shows.album.slice(0, 10);
    await keeps(...shows.opened, ...ofOne);
    await open('heavy');
    await open('likely');
    await keeps(...shows.opened, ...shows.likely, ...ofOne);
  });

  it('take twelve million bytes at most: those of what was opened longest ago go', async () => {
    await open('opened');
    await keeps(...shows.opened);
    await open('scans');
    await keeps(200, 201, 202, 203);
    await open('opened');
    await keeps(...shows.opened, 200, 201, 202, 203);
  });
});
