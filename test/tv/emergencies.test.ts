import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publish, withdraw } from '../../src/server/content/content.ts';
import type { Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { openFilm, filmTitles, serveFilms } from './films.ts';
import { createTestApp, draft, otherVillage, village } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

const title = '今晚有特大暴雨，请不要到河边';
const keysWords = '按“确定”看，按“返回”收起';

const emergency = (region = village, words = title) => draft({
  column: 'notices', region, urgent: true, title: words, topics: ['village'], summary: '今夜到明早有暴雨，低洼处的人家请到村小学。',
  expiresAt: Date.parse('2026-11-25T08:00:00+08:00'), disclosure: { from: '2026-11-22', until: '2026-11-24' },
});

describe('an emergency on the television', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }), isServerFresh: true });

  async function open(at = '', remembered: Record<string, unknown> = {}): Promise<Television> {
    const tv = await room.prepare({ remembered: { place, ...remembered } });
    await tv.page.clock.install();
    await tv.page.goto(room.address + at);
    await tv.sees('返回');
    return tv;
  }

  const publishOne = (region?: string, words?: string) => publish(room.server.db, emergency(region, words), room.server.clock.now);
  const idOf = async (words: string) => (await room.cards()).find((card) => card.title === words)!.id;

  /** The next pulse, and a quiet moment after it. */
  async function pulse(tv: Television): Promise<void> {
    const heard = tv.page.waitForResponse((reply) => reply.url().includes('/pulse'));
    await tv.page.clock.fastForward(31_000);
    await (await heard).finished();
    await tv.settle();
    await tv.page.clock.fastForward(2_000);
    await tv.settle();
  }

  const isTold = async (tv: Television) => (await tv.text()).includes(keysWords);

  it('stands first on home, under a word and a sign of its own, above the village\'s notices', async () => {
    await publishOne();
    const tv = await open();
    await tv.sees(title);
    const text = await tv.text();
    assert.match(text, /应急提示/);
    assert.ok(text.indexOf(title) < text.indexOf('一村第三季度财务公示'), text);
    assert.ok((await tv.focusPath()).includes(await idOf(title)), 'it has the focus');
    await pulse(tv);
    assert.equal(await isTold(tv), false, 'who sees it on home is not told of it as well');
    await tv.press('ok');
    assert.deepEqual((await tv.focusPath())[0], 'story');
  });

  it('comes over a text that is being read within one pulse; OK opens it, Back leads back to the page that was read, and it does not come again', async () => {
    const tv = await open(`#item/${await idOf('案例第60号')}`);
    await tv.sees('手机接着看');
    await tv.press('down');
    assert.match(await tv.text(), /^2 \/ \d+ 页$/m);
    await publishOne();
    await pulse(tv);
    await tv.sees(keysWords);
    assert.match(await tv.text(), /应急提示/);
    assert.doesNotMatch(await tv.text(), /上下 翻页/, 'nothing else says what OK and Back do');
    await tv.press('down');
    assert.match(await tv.text(), /^3 \/ \d+ 页$/m, 'arrows turn the pages as before');
    await tv.press('ok');
    await tv.sees(title);
    assert.equal(await isTold(tv), false);
    await tv.press('back');
    assert.match(await tv.text(), /^3 \/ \d+ 页$/m);
    await pulse(tv);
    assert.equal(await isTold(tv), false);
  });

  it('is put away by Back, which does nothing else then, and stays away, also after the box was off', async () => {
    const at = `#item/${await idOf('案例第59号')}`;
    const tv = await open(at);
    await publishOne();
    await pulse(tv);
    await tv.sees(keysWords);
    await tv.press('back');
    assert.equal(await isTold(tv), false);
    assert.deepEqual(await tv.focusPath(), ['story']);
    await tv.page.reload();
    await tv.sees('手机接着看');
    await pulse(tv);
    assert.equal(await isTold(tv), false);
  });

  it('goes with its withdrawal, and the next one that stands is told of', async () => {
    const tv = await open(`#item/${await idOf('案例第58号')}`);
    await publishOne(village, '河堤有险情，请马上撤离');
    room.server.clock.now += 1;
    await publishOne();
    await pulse(tv);
    await tv.sees(title);
    await withdraw(room.server.db, { id: await idOf(title) }, room.server.clock.now);
    await pulse(tv);
    await tv.sees('河堤有险情');
    assert.doesNotMatch(await tv.text(), new RegExp(title));
  });

  it('waits behind a question and a symbol that are open', async () => {
    const tv = await open(`#item/${await idOf('案例第57号')}`);
    await tv.press('red');
    await publishOne();
    await pulse(tv);
    assert.equal(await isTold(tv), false);
    await tv.press('back');
    await tv.sees(keysWords);
    assert.deepEqual(await tv.focusPath(), ['story']);
  });

  it('of another village is nobody\'s business here', async () => {
    const tv = await open(`#item/${await idOf('案例第56号')}`);
    await publishOne(otherVillage);
    await pulse(tv);
    assert.equal(await isTold(tv), false);
  });

  it('keeps its words and keys in extra large letters', async () => {
    const tv = await open(`#item/${await idOf('案例第55号')}`, { size: 'extra' });
    await publishOne();
    await pulse(tv);
    await tv.sees(title);
    await tv.press('yellow');
    await tv.sees(title);
    assert.ok(await isTold(tv));
  });
});

describe('an emergency while a film plays', function () {
  this.timeout(120_000);
  const room = livingRoom({ serve: serveFilms });

  it('lies over it; the film goes on, and is found again where it was', async () => {
    const tv = await room.open();
    await openFilm(tv, filmTitles.first);
    await tv.plays('playing', 1);
    await publish(room.server.db, emergency(), room.server.clock.now);
    await tv.sees(keysWords, 60_000);
    assert.equal((await tv.film())?.state, 'playing');
    await tv.press('ok');
    await tv.sees(title);
    assert.equal((await tv.focusPath())[0], 'story');
    await tv.press('back');
    await tv.plays('playing', 1);
  });
});
