import assert from 'node:assert/strict';
import { pinyin } from 'pinyin-pro';
import type { ItemCard } from '../../src/contract/index.ts';
import { withdraw } from '../../src/server/content/content.ts';
import { keyAt } from '../../src/tv/pages/initials.ts';
import { readSymbol } from '../e2e/qr.ts';
import { squeezed, type Box } from './Box.ts';
import type { RemoteKey } from './driver.ts';
import type { House } from './house.ts';
import { groundOf } from './pixels.ts';
import { history, openNotices, photograph, story, symbol, table } from './reading.ts';

export interface Step {
  what: string;
  /** Has nothing to do with how one draws: one of an engine's renderers is enough. */
  slow?: true;
  walk(box: Box, house: House): Promise<void>;
}

/** What a family does with the remote, in this order: each step begins at home, except for the first. */
export const journey: Step[] = [
  { what: 'asks for the village, and teaches the remote', walk: firstRun },
  { what: 'shows every column and every service on home', walk: home },
  { what: 'lists the notices on show and those before', walk: notices },
  { what: 'shows every cell of a long table, under its header on each page', walk: table },
  { what: 'enlarges a photograph', walk: photograph },
  { what: 'tells a story in three text sizes, and explains a word', walk: story },
  { what: 'keeps what was begun, and what was put aside', walk: history },
  { what: 'shows a symbol that a phone reads', walk: symbol },
  { what: 'shows who helps in the village', walk: contacts },
  { what: 'sets the contrast, and tests keys', walk: settings },
  { what: 'finds a story by the digits of its initials', walk: search },
  { what: 'opens a film, or says why there is none, and leads to the phone', walk: film },
  { what: 'takes away what is withdrawn while it is read', slow: true, walk: withdrawn },
  { what: 'goes on when the network is back', slow: true, walk: network },
  { what: 'asks before it leaves', walk: leaving },
];

async function firstRun(box: Box, house: House): Promise<void> {
  const { towns, villages } = await house.places();
  await box.sees(towns[0] as string);
  await box.press(1);
  await box.sees(`${towns[0]}，哪个村`);
  await box.sees(villages[0] as string);
  await box.press(1);
  await box.sees('按一下右键');
  await box.press('left');
  await box.sees('请找亮着的右键');
  await box.press('right', 'ok', 7, 'yellow', 'red');
  await box.sees('按一下返回键');
  await box.press('back');
  await box.has(/^home notices /);
}

async function home(box: Box, house: House): Promise<void> {
  const { rails } = await house.home();
  const seen = new Set<string>();
  await box.pressUntil('down', () => {
    seen.add(box.focus[1] as string);
    const rail = rails.find(({ column }) => column.id === box.focus[1]);
    if (rail && rail.column.id !== 'notices') assert.ok(box.text.includes(rail.column.name), `${rail.column.name} stands above its row`);
    return box.focus[1] === 'services';
  });
  assert.deepEqual([...seen], [...rails.map(({ column }) => column.id), 'services']);
  assert.ok(rails.length >= 6, 'the sample fills home');
  for (const service of ['便民卡', '看过的', '设置', '求助', '离开']) assert.ok(box.text.includes(service), service);
}

async function notices(box: Box, house: House): Promise<void> {
  await openNotices(box);
  const current = await house.notices('current');
  for (const { id } of current) await box.pressUntil('down', () => box.card === id);
  await box.pressUntil('up', () => box.focus[1] === 'periods');
  const past = await house.notices('past');
  assert.ok(past.length > 0, 'the sample has notices of before');
  await box.press('right', 'ok');
  await box.sees(shown(past[0]?.title as string));
  assert.ok(!box.text.includes(shown(current[0]?.title as string)), 'what is on show is not among those before');
  await box.press('back');
  await box.has(/^home notices all$/);
}

async function contacts(box: Box, house: House): Promise<void> {
  const { items } = await house.contacts();
  await box.walkTo('services', 'contacts');
  await box.press('ok');
  await box.sees(items[0]?.phone as string);
  await box.press('right');
  await box.sees(items[1]?.phone as string);
  await box.press('back');
  await box.has(/^home services contacts$/);
}

async function settings(box: Box): Promise<void> {
  await box.walkTo('services', 'settings');
  await box.press('ok');
  await box.has(/^settings/);
  await box.pressUntil('down', () => box.focus[1] === 'contrast');
  const ground = groundOf(await box.driver.screenshot());
  await box.press('right', 'ok');
  assert.equal(box.card, 'high');
  assert.notEqual(groundOf(await box.driver.screenshot()), ground, 'the ground is darker');
  await box.press('left', 'ok');
  assert.equal(groundOf(await box.driver.screenshot()), ground);
  await box.pressUntil('down', () => box.focus[1] === 'remote');
  await box.pressUntil('right', () => box.card === 'keys');
  await box.press('ok', 4);
  await box.sees('编号52');
  await box.sees('认作：数字4');
  await box.press('yellow');
  await box.sees('认作：黄色键');
  await box.press('back');
  await box.has(/^settings remote keys$/);
}

async function search(box: Box, house: House): Promise<void> {
  const cases = (await house.home()).rails.find(({ column }) => column.id === 'cases')?.items as ItemCard[];
  const { id, title } = cases[1] as ItemCard;
  const initials = pinyin(title.slice(0, 4), { pattern: 'first', toneType: 'none', type: 'array' });
  const digits = initials.map((letter) => Number(keyAt(letter, 0)) as RemoteKey);
  await box.press('blue');
  await box.has(/^search/);
  await box.press(...digits);
  await box.sees(`${digits.join('')}：找到`);
  await box.pressUntil('down', () => box.card === id);
  await box.press('ok');
  await box.has(/^story$/);
  await box.press('back', 'blue', 'back');
  await box.has(/^home/);
}

async function film(box: Box, house: House): Promise<void> {
  const films = (await house.home()).rails.find(({ column }) => column.id === 'films')?.items as ItemCard[];
  const card = films.find(({ kind }) => kind === 'video') as ItemCard;
  await box.walkTo('films', card.id);
  await box.press('ok');
  const expected = box.driver.film ?? 'playing';
  await box.tells('fawu.film() && fawu.film().state', expected);
  if (expected === 'failed') await box.sees('这台机顶盒放不了这个片子');
  await box.press('red');
  await box.has(/^scan$/);
  assert.match(readSymbol(await box.driver.screenshot()) ?? 'no symbol', new RegExp(`/S/${card.code}(/[0-9]+)?$`));
  await box.press('back');
  await box.has(/^player/);
  await box.pressUntil('back', () => box.focus[0] === 'home', 3);
  assert.equal(box.card, card.id);
}

async function withdrawn(box: Box, house: House): Promise<void> {
  const card = await house.publish(`${box.driver.version} 上要撤下的案例`);
  await box.open(`&item=${card.id}`);
  await box.has(/^story$/);
  await box.sees('夫妻离婚后');
  await withdraw(house.server.db, { id: card.id }, house.server.clock.now);
  // Heard with the next pulse, within half a minute.
  await box.sees('这条内容刚刚撤下了');
  await box.has(/^home/);
}

async function network(box: Box, house: House): Promise<void> {
  const cases = (await house.home()).rails.find(({ column }) => column.id === 'cases')?.items as ItemCard[];
  const [first, second] = cases as [ItemCard, ItemCard];
  await box.walkTo('cases', first.id);
  house.cable.pullOut();
  try {
    await box.pressUntil('right', () => box.card === second.id);
    await box.press('ok');
    await box.has(/^story/);
    await box.press('back');
    await box.sees('网络断开了');
  } finally {
    house.cable.plugIn();
  }
  // By itself: nobody knows which key would help.
  await box.goesAway('网络断开了');
  await box.press('ok');
  await box.sees(shown(second.title));
}

async function leaving(box: Box): Promise<void> {
  await box.press('back');
  await box.sees('离开电子法务');
  assert.deepEqual(box.focus, ['exit', 'stay']);
  await box.press('back');
  await box.has(/^home/);
}

/** As much of a title as every card has room for. */
const shown = (title: string): string => squeezed(title).slice(0, 5);
