/**
 * Takes pictures of the phone's pages for looking at, run by hand against a server:
 *   tsx test/pages/screens.ts http://127.0.0.1:8080 /tmp/screens [path …]
 * Without paths every page there is: home, an item of every column, a film from a second, lists, past
 * notices, contacts, glossary, print, search, regions, a wrong code.
 * Each at the usual and at the largest text size; prints what is wider than the screen.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { ContactsReply, Home, Item, ItemsReply } from '../../src/contract/index.ts';

const [origin = 'http://127.0.0.1:8080', folder = 'screens', ...given] = process.argv.slice(2);
const sizes = [20, 30];

async function read<T>(address: string): Promise<T> {
  const reply = await fetch(origin + address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return (await reply.json()) as T;
}

async function usualPaths(): Promise<string[]> {
  type Regions = { items: { code: string; level: string }[] };
  let village = '';
  for (let level = ''; level !== 'village'; ) {
    const first = (await read<Regions>(`/api/v1/regions${village && `?parent=${village}`}`)).items[0];
    if (!first) break;
    village = first.code;
    level = first.level;
  }
  const home = await read<Home>(`/api/v1/home?region=${village}`);
  const firsts = home.rails.map((rail) => rail.items[0]?.id ?? '');
  const cases = home.rails.find(({ column }) => column.id === 'cases');
  const item = await read<Item>(`/api/v1/items/${cases?.items[0]?.id}`);
  const notices = home.rails.find(({ column }) => column.id === 'notices');
  const lists = `/api/v1/items?region=${village}&limit=50`;
  const films = (await read<ItemsReply>(lists)).items.filter(({ kind }) => kind === 'video');
  const past = (await read<ItemsReply>(`${lists}&column=notices&disclosure=past`)).items[0];
  const contacts = await read<ContactsReply>(`/api/v1/contacts?region=${village}`);
  return [
    '/', `/?region=${village}`, ...firsts.map((id) => `/items/${id}?region=${village}`),
    `/S/${item.code}/${item.body[Math.floor(item.body.length / 2)]?.id}`,
    ...films.slice(0, 3).map(({ code }) => `/S/${code}/34`),
    `/columns/cases?region=${village}`, `/columns/notices?region=${village}`,
    `/columns/notices?region=${village}&disclosure=past`, ...(past ? [`/items/${past.id}`] : []),
    `/S/${contacts.code}`, '/contacts', `/glossary?region=${village}`, `/glossary?letter=W`,
    ...(notices?.items[0] ? [`/items/${notices.items[0].id}/print`] : []),
    `/search?q=工钱&region=${village}`, '/search?q=没有的东西',
    '/regions', `/regions?parent=${village.slice(0, 9)}000`, '/s/ABC',
  ];
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
mkdirSync(folder, { recursive: true });
const paths = given.length ? given : await usualPaths();
for (const size of sizes) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript((px) => localStorage.setItem('size', String(px)), size);
  const page = await context.newPage();
  for (const [index, address] of paths.entries()) {
    await page.goto(origin + address, { waitUntil: 'networkidle' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const name = `${String(index).padStart(2, '0')}-${size}`;
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await page.screenshot({ path: path.join(folder, `${name}-whole.png`), fullPage: true });
    console.log(`${name} ${address}${wide > 360 ? ` is ${wide} px wide` : ''}`);
  }
  await context.close();
}
await browser.close();
