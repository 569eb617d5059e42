import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { matchInitials } from '../../src/text/titleInitials.ts';
import { readHits } from '../../src/tv/content/hits.ts';
import { exampleIn, examples } from '../../src/tv/pages/searchExamples.ts';
import { runsOf } from '../../src/tv/pages/searchHits.ts';
import { keys as keyNames, type KeyName, type Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, draft, otherVillage } from '../server/testApp.ts';
import { paragraphs } from './fixtures.ts';

/** 打工, 打官司, 大沟 all begin with 3 4; what comes later is newer. */
function items() {
  const one = (title: string, changes: Parameters<typeof draft>[0] = {}) =>
    draft({ title, topics: ['labour'], body: paragraphs(2), ...changes });
  return [
    one('外出打工半年，工钱怎么要'),
    one('打官司要花多少钱', { column: 'lectures' }),
    one('彩礼给了八万八', { topics: ['marriage'] }),
    one('大沟修路公示', {
      column: 'notices', region: otherVillage, topics: ['village'],
      disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
    }),
    ...Array.from({ length: 12 }, (_, i) => one(`网购课${'天山水火木石人和雨雪云月'.charAt(i)}`, { column: 'tips', topics: ['consumer'] })),
  ];
}

describe('search on the television', function () {
  this.timeout(90_000);
  let television: Television;

  // Before the living room switches it off.
  afterEach(async () => assert.equal(await television.focusFault(), undefined));
  const room = livingRoom({ serve: () => createTestApp({ items: items() }) });

  async function open(remembered: Record<string, unknown> = {}, at = '?page=search'): Promise<Television> {
    television = await room.open({ at, remembered: { place, ...remembered } });
    return television;
  }

  async function opened(): Promise<Television> {
    const tv = await open();
    await tv.sees('按专题找');
    await tv.sees('劳动用工');
    return tv;
  }

  const idOf = async (title: string) => (await room.cards()).find((card) => card.title === title)?.id;

  it('narrows with each digit of the remote, and widens when one is taken back', async () => {
    const tv = await opened();
    await tv.press(3, 4);
    await tv.sees('3 4：找到 2 条');
    const text = await tv.text();
    assert.match(text, /打官司要花多少钱[^]*外出打工半年/, 'what begins with the keys stands first');
    assert.doesNotMatch(text, /大沟/, 'another village\'s notice is not found');
    await tv.press(7);
    await tv.sees('3 4 7：找到 1 条');
    assert.doesNotMatch(await tv.text(), /外出打工/);
    await tv.press(1);
    await tv.sees('3 4：找到 2 条');
  });

  it('opens the first hit with OK after the remote\'s digits, and is as it was when one comes back', async () => {
    const tv = await opened();
    await tv.press(3, 4);
    await tv.sees('3 4：找到 2 条');
    assert.deepEqual(await tv.focusPath(), ['search', 'hits', await idOf('打官司要花多少钱')]);
    await tv.press('down', 'ok');
    await tv.sees('第 1 段');
    await tv.press('back');
    await tv.sees('3 4：找到 2 条');
    assert.deepEqual(await tv.focusPath(), ['search', 'hits', await idOf('外出打工半年，工钱怎么要')]);
    await tv.press('back');
    await tv.sees('便民服务');
  });

  it('types with arrows and OK, goes to what was found with Right and back with Left', async () => {
    const tv = await opened();
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', '2']);
    await tv.press('ok', 'down', 'ok');
    await tv.sees('2 5：找到 1 条');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys4', '5']);
    await tv.press('right', 'right');
    assert.deepEqual(await tv.focusPath(), ['search', 'hits', await idOf('彩礼给了八万八')]);
    await tv.press('right', 'up', 'up', 'left');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys4', '6']);
    await tv.press('left', 'left', 'left', 'up', 'up', 'ok', 'ok');
    await tv.sees('按专题找');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', 'undo']);
  });

  it('finds by letters as well, and takes the remote\'s digits for the keys that the letters stand on', async () => {
    const tv = await opened();
    await tv.press('down', 'down', 'down', 'ok');
    await tv.sees('换成数字键');
    await tv.press('up', 'up', 'up', 'up', 'up');
    const [, row] = await tv.focusPath();
    assert.equal(row, 'letters0');
    while ((await tv.focusPath())[2] !== 'd') await tv.press('right');
    await tv.press('ok');
    await tv.sees('D：找到 2 条');
    await tv.press('down');
    while ((await tv.focusPath())[2] !== 'g') await tv.press('left');
    await tv.press('ok');
    await tv.sees('D G：找到 2 条');
    await tv.press(7);
    await tv.sees('3 4 7：找到 1 条');
    await tv.sees('换成字母');
  });

  it('has all hits in reach of the arrows, in every size of the text', async () => {
    for (const size of ['standard', 'large', 'extra']) {
      const tv = await open({ size });
      await tv.sees('劳动用工');
      await tv.press(9, 4, 5);
      await tv.sees('9 4 5：找到 12 条');
      const titles = new Set<string>();
      for (let i = 0; i < 12; i++) {
        for (const title of (await tv.text()).match(/网购课./g) ?? []) titles.add(title);
        assert.equal(await tv.focusFault(), undefined);
        await tv.press('down');
      }
      assert.equal(titles.size, 12, size);
      const last = await tv.focusPath();
      await tv.press('down', 'pageDown');
      assert.deepEqual(await tv.focusPath(), last);
    }
  });

  it('offers topics when nothing is typed or found, and a topic\'s items of all columns', async () => {
    const tv = await opened();
    await tv.press(9, 9, 9);
    await tv.sees('没有找到 9 9 9');
    await tv.sees('12348');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', '2']);
    await tv.press('right', 'right');
    const [page, row, topic] = await tv.focusPath();
    assert.deepEqual([page, row], ['search', 'topics0']);
    while ((await tv.focusPath())[2] !== 'labour') await tv.press('right');
    assert.ok(topic);
    await tv.press('ok');
    await tv.sees('外出打工半年');
    await tv.sees('打官司要花多少钱');
    assert.doesNotMatch(await tv.text(), /彩礼/);
    await tv.press('back');
    await tv.sees('没有找到 9 9 9');
    assert.equal((await tv.focusPath())[2], 'labour');
  });

  it('asks one question at a time however fast one types, and shows the answer to the last', async () => {
    const tv = await opened();
    let under = 0;
    let most = 0;
    const asked: string[] = [];
    await tv.page.route(/\/search\/initials/, async (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('keys') ?? '');
      most = Math.max(most, ++under);
      const response = await route.fetch();
      under--;
      await route.fulfill({ response });
    });
    const typed: KeyName[] = [9, 4, 5, 9, 5, 2, 1, 1, 1, 1, 1, 1, 3, 4, 7];
    for (const key of typed) {
      await tv.page.keyboard.press(keyNames[key]);
      const pressed = await tv.page.evaluate(() => performance.now());
      // As fast as a hand: a key sooner than this is the same press.
      await tv.page.waitForFunction((since) => performance.now() - since > 130, pressed, { polling: 'raf' });
    }
    await tv.sees('3 4 7：找到 1 条');
    assert.equal(most, 1);
    assert.ok(asked.length < typed.length, asked.join(' '));
    assert.equal(asked[asked.length - 1], '347');
  });

  it('keeps what was found on the screen until the next answer is there', async () => {
    const tv = await opened();
    await tv.press(3);
    await tv.sees('3：找到 2 条');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await tv.page.route(/\/search\/initials/, async (route) => {
      await held;
      await route.continue();
    });
    await tv.page.keyboard.press('4');
    await tv.page.waitForFunction(() => window.fawu!.visibleText().includes('3 4'));
    assert.match(await tv.text(), /外出打工半年/);
    await tv.page.waitForFunction(() => window.fawu!.visibleText().includes('正在找……'));
    assert.match(await tv.text(), /外出打工半年/);
    answer();
    await tv.sees('3 4：找到 2 条');
  });

  it('says in plain words that the network is gone, and finds by itself when it is back', async () => {
    const tv = await opened();
    await tv.page.route(/\/api\//, (route) => route.abort('internetdisconnected'));
    await tv.press(3, 4);
    await tv.sees('网络断开了');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', '2']);
    await tv.press('right', 'right');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', '3'], 'there is nothing to go to');
    await tv.page.unrouteAll({ behavior: 'ignoreErrors' });
    await tv.sees('3 4：找到 2 条');
  });

  it('comes with the blue key from any page, not over a question, and there takes back all', async () => {
    const tv = await open({}, '');
    await tv.sees('便民服务');
    await tv.press('back', 'blue');
    await tv.sees('离开电子法务？');
    await tv.press('ok', 'blue');
    await tv.sees('按专题找');
    await tv.press(3, 4, 7);
    await tv.sees('3 4 7：找到 1 条');
    await tv.press('ok');
    await tv.sees('第 1 段');
    await tv.press('blue');
    await tv.sees('按专题找');
    await tv.press('back', 'back');
    await tv.sees('3 4 7：找到 1 条');
    await tv.press('blue');
    await tv.sees('按专题找');
    assert.deepEqual(await tv.focusPath(), ['search', 'keys1', '2']);
  });
});

describe('words that show how to search', () => {
  it('have the letters of their pinyin, and the digits that these stand on', () => {
    assert.ok(examples.length > 20);
    for (const { word, letters, digits } of examples) {
      for (const typed of [letters.toLowerCase(), digits]) {
        assert.deepEqual(matchInitials(word, typed), { rank: 0, marks: [[0, word.length]] }, `${word} ${typed}`);
      }
    }
  });

  it('are taken from what the village can find', () => {
    assert.deepEqual(exampleIn('两家争一道田埂\n打官司要花多少钱'), { word: '官司', letters: 'GS', digits: '47' });
    assert.ok(exampleIn('').word.length > 0);
  });
});

describe('hits of a later or a broken server', () => {
  const item = {
    id: '0123456789', code: '7K3M9QXW', column: 'cases', kind: 'article', region: '420583000000', topics: [],
    title: '打官司', summary: '', minutes: 5, publishedAt: '2026-11-22T19:05:00+08:00', revision: 1,
  };
  const hit = (marks: unknown, changes: object = {}) => ({ item: { ...item, ...changes }, title: { text: '打官司', marks } });

  it('are left out one by one', () => {
    const whole = [hit([[0, 2]]), hit([]), hit([[0, 1], [2, 3]])];
    const broken = [
      null, 5, {}, { item }, hit('x'), hit([[0, 4]]), hit([[2, 1]]), hit([[1, 2], [0, 1]]), hit([['0', 1]]), hit([null]),
      hit([], { kind: 'hologram' }),
    ];
    assert.deepEqual(readHits({ items: [...broken, ...whole], next: null }), whole);
    for (const value of [null, 5, {}, { items: 'x' }]) assert.throws(() => readHits(value));
  });

  it('are marked across the end of a line', () => {
    assert.deepEqual(runsOf('打官司要', 0, [[1, 6]]), [{ text: '打', marked: false }, { text: '官司要', marked: true }]);
    assert.deepEqual(runsOf('花多少钱', 4, [[1, 6], [7, 8]]), [
      { text: '花多', marked: true }, { text: '少', marked: false }, { text: '钱', marked: true },
    ]);
    assert.deepEqual(runsOf('花多少钱', 4, []), [{ text: '花多少钱', marked: false }]);
  });
});
