import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ItemCard } from '../../src/contract/index.ts';
import { publishAll, withdraw } from '../../src/server/content/content.ts';
import { without, withoutLists } from '../../src/tv/content/withdrawn.ts';
import { keys, type KeyName, type Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft } from '../server/testApp.ts';
import { filmTitles, openFilm, serveFilms } from './films.ts';
import { villageItems } from './fixtures.ts';

/** Nothing of an item is on the screen, and something else that can be seen has the focus. */
async function isClearOf(tv: Television, { title }: Pick<ItemCard, 'title'>): Promise<void> {
  const seen = (words: string) => window.fawu!.visibleText().join('\n').includes(words);
  const left = await tv.page.waitForFunction((words) => !window.fawu!.visibleText().join('\n').includes(words), title, { timeout: 10_000, polling: 50 })
    .then(() => true, () => false);
  assert.ok(left, `${title} is still on the screen:\n${await tv.text()}`);
  await tv.settle();
  assert.equal(await tv.page.evaluate(seen, title), false);
  assert.equal(await tv.focusFault(), undefined);
}

const notFound = { error: { code: 'not_found', message: '没有' } };

/** Presses a key until the focus path has a name. */
async function walk(tv: Television, key: KeyName, name: string): Promise<void> {
  for (let i = 0; i < 40 && !(await tv.focusPath()).includes(name); i++) await tv.press(key);
  assert.ok((await tv.focusPath()).includes(name), `${name} has the focus`);
}

describe('data without what is gone', () => {
  const card = (id: string) => ({ id, revision: 1, title: id });
  const isGone = ({ id }: { id: string }) => id === 'gone';

  it('is the same where nothing of it was', () => {
    const home = { revision: 'r', rails: [{ column: { id: 'cases' }, items: [card('here')], total: 1 }] };
    assert.equal(without(home, isGone), home);
    assert.equal(without(undefined, isGone), undefined);
  });

  it('counts what is left, and loses what consisted of it', () => {
    const rail = (id: string, ...cards: string[]) => ({ column: { id }, items: cards.map(card), total: 9 });
    assert.deepEqual(without({ rails: [rail('cases', 'gone', 'here'), rail('films', 'gone')] }, isGone), {
      rails: [{ column: { id: 'cases' }, items: [card('here')], total: 8 }],
    });
    const hit = (id: string) => ({ item: card(id), title: { text: id } });
    assert.deepEqual(without([hit('gone'), hit('here')], isGone), [hit('here')]);
    assert.deepEqual(without({ ...card('here'), next: card('gone') }, isGone), { ...card('here'), next: undefined });
  });

  it('keeps of a memory what holds no card when nobody knows which ones are gone', () => {
    const topics = [{ id: 'land', name: '土地承包', count: 3 }];
    assert.deepEqual(withoutLists({ topics, items: [card('here')], rows: { row: 'row1' } }), { topics, rows: { row: 'row1' } });
  });
});

describe('what was withdrawn, wherever the television keeps it', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }), isServerFresh: true });

  async function open(at = ''): Promise<Television> {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address + at);
    await tv.sees('返回');
    return tv;
  }

  /** Takes an item back, and lets the television hear of it. */
  async function takeBack(tv: Television, id: string): Promise<void> {
    await withdraw(room.server.db, { id }, room.server.clock.now);
    await tv.page.clock.fastForward(31_000);
  }

  const cardOf = async (id: string | undefined): Promise<ItemCard> => {
    const found = (await room.cards()).find((card) => card.id === id);
    assert.ok(found, 'the focus is on a card of the list');
    return found;
  };
  const focused = async (tv: Television) => cardOf((await tv.focusPath()).pop());
  const titled = async (title: string) => {
    const found = (await room.cards()).find((card) => card.title === title);
    assert.ok(found, title);
    return found;
  };

  it('is gone from what is offered behind the last page', async () => {
    const tv = await open();
    await tv.press(1);
    await walk(tv, 'down', 'end');
    const first = await focused(tv);
    await tv.press('right');
    const second = await focused(tv);
    await takeBack(tv, second.id);
    await isClearOf(tv, second);
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['story', 'end']);
    assert.match(await tv.text(), new RegExp(first.title));
    await tv.press('left', 'ok', 'back');
    await tv.sees('看完了，接着看看这些');
    await isClearOf(tv, second);
  });

  it('is gone from the end of a text that one comes back to', async () => {
    const tv = await open();
    await tv.press(1);
    await walk(tv, 'down', 'end');
    await tv.press('right');
    const second = await focused(tv);
    await tv.press('left', 'ok');
    await tv.sees('第 1 段');
    await takeBack(tv, second.id);
    await tv.page.waitForFunction((id) => window.localStorage.getItem('fawu.withdrawals')?.includes(id), second.id);
    await tv.press('back');
    await tv.sees('看完了，接着看看这些');
    await isClearOf(tv, second);
  });

  it('is gone from what search found, and the focus is on what stands there now', async () => {
    const tv = await open('?page=search');
    await tv.sees('按专题找');
    await tv.press(2, 5);
    await tv.sees('先列出');
    await tv.press('down');
    const hit = await focused(tv);
    await takeBack(tv, hit.id);
    await isClearOf(tv, hit);
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['search', 'hits']);
    assert.notEqual((await focused(tv)).id, hit.id);
  });

  it('is gone from a column, and who was far down stays there', async () => {
    const tv = await open();
    await walk(tv, 'down', 'cases');
    await walk(tv, 'right', 'more');
    await tv.press('ok');
    await tv.sees('土地承包');
    for (let i = 0; i < 8; i++) await tv.press('down');
    const card = await focused(tv);
    await tv.press('ok');
    await tv.sees('第 1 段');
    await takeBack(tv, card.id);
    await tv.sees('这条内容刚刚撤下了');
    const row = (await tv.focusPath())[1];
    assert.match(String(row), /^row[5-9]$/);
    await isClearOf(tv, card);
  });

  it('is gone from what the family saw and put aside, and from home', async () => {
    const tv = await open();
    const seen = await titled('案例第60号');
    await tv.press(1, 'down', 'down', 'ok');
    await walk(tv, 'right', 'scan');
    await walk(tv, 'down', 'favourite');
    await tv.press('ok', 'back');
    await tv.sees('刚才在看');
    await walk(tv, 'down', 'services');
    await walk(tv, 'right', 'history');
    await tv.press('ok');
    await tv.sees(seen.title);
    await walk(tv, 'up', 'choices');
    await walk(tv, 'right', 'remove');
    await tv.press('ok', 'ok');
    await tv.sees('去掉这一条？');
    await takeBack(tv, seen.id);
    await isClearOf(tv, seen);
    assert.equal((await tv.focusPath())[0], 'history', 'nothing asks about it any more');
    await walk(tv, 'left', 'seen');
    await walk(tv, 'right', 'favourites');
    await tv.press('ok');
    await tv.sees('还没有收藏');
    await tv.press('back');
    await isClearOf(tv, seen);
    assert.doesNotMatch(await tv.text(), /刚才在看/);
  });

  it('is gone from the list that it was opened from, when the server says it is none any more', async () => {
    const tv = await open();
    await tv.sees('案例第60号');
    const card = await titled('案例第59号');
    await withdraw(room.server.db, { id: card.id }, room.server.clock.now);
    await tv.press(2);
    await tv.sees('这条内容已经撤下');
    await tv.press('back');
    await isClearOf(tv, card);
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('stays gone when what is offered behind its last page comes after that', async () => {
    const tv = await room.open();
    await tv.press(1, 'back');
    let takeAway: () => void = () => undefined;
    let bringRelated: () => void = () => undefined;
    const gone = new Promise<void>((done) => (takeAway = done));
    const late = new Promise<void>((done) => (bringRelated = done));
    await tv.page.route('**/api/v1/items/*', (route) => gone.then(() => route.fulfill({ status: 404, json: notFound })));
    await tv.page.route('**/api/v1/items/*/related', (route) => late.then(() => route.continue()));
    await tv.page.keyboard.press(keys[1]);
    await tv.page.waitForFunction(() => window.fawu!.focusPath()[0] === 'story');
    for (let i = 0; i < 20 && !(await tv.focusPath()).includes('end'); i++) await tv.page.keyboard.press(keys.down);
    takeAway();
    await tv.page.waitForFunction(() => window.fawu!.focusPath()[0] === 'home');
    const came = tv.page.waitForResponse('**/related');
    bringRelated();
    await (await came).finished();
    await isClearOf(tv, { title: '案例第60号' });
  });

  it('does not come back with an answer from a cache that is older', async () => {
    const tv = await open();
    await tv.sees('案例第60号');
    const card = await titled('案例第60号');
    const old = (await room.server.get(`/api/v1/home?region=${card.region}`)).body;
    await tv.page.route('**/api/v1/home*', (route) => route.fulfill({ json: old }));
    const asked = tv.page.waitForResponse((answer) => answer.url().includes('/api/v1/home'));
    await takeBack(tv, card.id);
    await asked;
    await isClearOf(tv, card);
  });
});

describe('a film that was withdrawn', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: serveFilms, isServerFresh: true });

  async function play(title: string): Promise<Television> {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address);
    await openFilm(tv, title);
    await tv.plays('playing', 0.1);
    return tv;
  }

  async function takeBack(tv: Television, title: string): Promise<void> {
    const card = (await room.cards()).find((one) => one.title === title);
    assert.ok(card);
    await withdraw(room.server.db, { id: card.id }, room.server.clock.now);
    await tv.page.clock.fastForward(31_000);
  }

  it('is not kept as seen when its player is left for that', async () => {
    const tv = await play(filmTitles.lonely);
    await tv.press(6);
    await tv.plays('playing', 36);
    await takeBack(tv, filmTitles.lonely);
    await tv.sees('这个片子刚刚撤下了');
    assert.equal((await tv.focusPath())[0], 'home');
    await isClearOf(tv, { title: filmTitles.lonely });
  });

  it('is not called withdrawn when its time is over', async () => {
    const tv = await play(filmTitles.lonely);
    const expired = { error: { code: 'expired', message: '到期' } };
    await tv.page.route('**/api/v1/items/*', (route) => route.fulfill({ status: 410, json: expired }));
    await publishAll(room.server.db, [draft()], room.server.clock.now);
    await tv.page.clock.fastForward(31_000);
    await tv.sees('这个片子到期了');
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('is not offered behind the film before it', async () => {
    const tv = await play(filmTitles.first);
    await tv.press('down');
    await tv.sees('下一集');
    await takeBack(tv, filmTitles.second);
    await tv.page.waitForFunction(() => !window.fawu!.visibleText().join('\n').includes('下一集'));
    await tv.press('up', 9);
    await tv.page.evaluate(() => (document.querySelector('video')!.currentTime = 59));
    await tv.sees('看完了');
    await isClearOf(tv, { title: filmTitles.second });
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['player', 'end']);
  });
});
