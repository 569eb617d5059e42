import assert from 'node:assert/strict';
import type { Item } from '../../src/contract/index.ts';
import { linkText } from '../../src/qr/codes.ts';
import { readSymbol } from '../e2e/qr.ts';
import { squeezed, type Box } from './Box.ts';
import type { House } from './house.ts';
import { coloursIn } from './pixels.ts';

export async function table(box: Box, house: House): Promise<void> {
  const rowsOf = ({ body }: Item) => Math.max(0, ...body.map((block) => (block.kind === 'table' ? block.rows.length : 0)));
  const item = await house.firstOf(await house.notices('current'), (one) => rowsOf(one) >= 30);
  await openNotices(box);
  await box.pressUntil('down', () => box.card === item.id);
  await box.press('ok');
  const pages = await readThrough(box);
  for (const block of item.body) {
    if (block.kind !== 'table') continue;
    for (const cells of block.rows) {
      const row = squeezed(cells.join(''));
      const page = pages.find((text) => text.includes(row));
      assert.ok(page, `${cells.join(' ')} is on a page`);
      assert.ok(page.includes(squeezed(block.header.join(''))), `${cells.join(' ')} stands under its header`);
    }
  }
}

export async function photograph(box: Box, house: House): Promise<void> {
  const hasPicture = ({ body }: Item) => body.some(({ kind }) => kind === 'picture');
  const item = await house.firstOf(await house.notices('current'), hasPicture);
  await openNotices(box);
  await box.pressUntil('down', () => box.card === item.id);
  await box.press('ok');
  await box.has(/^story/);
  await box.pressUntil('down', () => box.text.includes('确定放大看'));
  await box.press('ok');
  await box.has(/^story photo$/);
  await box.sees('确定放大2倍');
  assert.ok(coloursIn(await box.driver.screenshot()) > 300, 'the photograph is on the screen');
  await box.press('ok');
  await box.sees('上下左右移动');
  const before = await box.driver.screenshot();
  await box.press('down', 'right');
  const after = await box.driver.screenshot();
  assert.ok(!before.equals(after), 'arrows move the photograph');
  await box.press('back');
  await box.has(/^story$/);
}

export async function story(box: Box, house: House): Promise<void> {
  const item = await openStory(box, house);
  const paragraphs = item.body.filter(({ kind }) => kind === 'paragraph' || kind === 'heading');
  const counts: number[] = [];
  for (const size of ['标准', '大', '特大']) {
    await box.sees(`字号${size}`);
    const pages = await readThrough(box);
    for (const { text } of paragraphs) {
      for (const part of [squeezed(text).slice(0, 6), squeezed(text).slice(-3)]) {
        assert.ok(pages.some((page) => page.includes(part)), `「${part}」 of ${item.title} is on a page in ${size}`);
      }
    }
    counts.push(pages.length);
    await box.walkTo('actions', 'again');
    await box.press('ok', 'yellow');
  }
  assert.ok((counts[0] as number) < (counts[1] as number) && (counts[1] as number) < (counts[2] as number), `${counts.join(', ')} pages`);
  await box.sees('字号标准');
  const explained = () => item.terms?.find(({ word }) => box.text.includes(`1${squeezed(word)}`));
  await box.pressUntil('down', () => explained() !== undefined);
  const term = explained();
  await box.press(1);
  await box.has(/^story word$/);
  await box.sees(term?.plain as string);
  await box.press('back');
  await box.has(/^story$/);
}

export async function history(box: Box, house: House): Promise<void> {
  const item = await openStory(box, house);
  await box.pressUntil('up', () => /1\/(约)?\d+页/.test(box.text) && !/\d1\//.test(box.text));
  await box.press('down', 'ok');
  await box.pressUntil('right', () => /^(scan|size|favourite)$/.test(box.card), 2);
  await box.pressUntil('down', () => box.card === 'favourite', 4);
  await box.press('ok', 'back');
  await box.has(/^home/);
  await box.pressUntil('up', () => box.focus[1] === 'recent');
  await box.pressUntil('left', () => box.card === item.id);
  await box.walkTo('services', 'history');
  await box.press('ok');
  await box.has(/^history row0/);
  await box.sees('看到第2页');
  await box.pressUntil('up', () => box.focus[1] === 'choices');
  await box.press('right', 'ok', 'down');
  assert.equal(box.card, item.id, 'what was put aside is there');
  await box.press('ok');
  await box.has(/^story/);
  assert.match(box.text, /2\/(约)?\d+页/, 'it opens where it was left');
}

export async function symbol(box: Box, house: House): Promise<void> {
  const item = await openStory(box, house);
  await box.press('red');
  await box.has(/^scan$/);
  const link = readSymbol(await box.driver.screenshot()) ?? 'no symbol';
  const place = link.split('/').pop() as string;
  assert.ok(item.body.some(({ id }) => id === place), `${link} leads to a place of the story`);
  assert.equal(link, linkText(house.server.config.publicUrl as string, item.code, { block: place }));
  await box.press('red');
  await box.has(/^story$/);
}

export async function openNotices(box: Box): Promise<void> {
  await box.walkTo('notices', 'all');
  await box.press('ok');
  await box.has(/^column row0/);
}

/** Opens the first case on home that has explained words. */
async function openStory(box: Box, house: House): Promise<Item> {
  const { rails } = await house.home();
  const cases = rails.find(({ column }) => column.id === 'cases')?.items ?? [];
  const item = await house.firstOf(cases, ({ terms }) => (terms ?? []).length > 0);
  await box.walkTo('cases', item.id);
  await box.press('ok');
  await box.has(/^story$/);
  return item;
}

/** From the first page to behind the last; answers the words of each page. */
async function readThrough(box: Box): Promise<string[]> {
  await box.has(/^story$/);
  const pages: string[] = [];
  while (!box.focus.includes('end')) {
    pages.push(box.text);
    assert.ok(pages.length < 80, 'a text ends');
    await box.press('down');
  }
  return pages;
}
