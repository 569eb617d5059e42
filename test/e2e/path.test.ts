import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { listeningPort } from '../../src/server/app.ts';
import type { Item, ItemCard, ItemsReply, SearchReply } from '../../src/contract/index.ts';
import { importFolder, type ImportReport } from '../../src/server/import/importFolder.ts';
import { createTestApp, village, type TestApp } from '../server/testApp.ts';
import { startBrowser, Television } from './browser.ts';
import { corpusFolder } from '../corpus/corpus.ts';
import { readSymbol } from './qr.ts';

const lived = { code: village, names: ['枝江市', '示例镇', '示例一村'] };

describe('from a folder of cases to the sofa and on to the phone', function () {
  this.timeout(240_000);
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let imported: ImportReport;
  let items: ItemCard[];

  before(async () => {
    test = await createTestApp({ env: { PUBLIC_URL: '' } });
    imported = await importFolder(test.db, { folder: corpusFolder(), dataDir: test.config.dataDir, now: test.clock.now });
    await test.app.listen({ port: 0, host: '0.0.0.0' });
    origin = `http://127.0.0.1:${listeningPort(test.app)}`;
    items = await everyItem(test);
    browser = await startBrowser();
  });

  after(async () => {
    await browser.close();
    await test.close();
  });

  it('takes every text of the folder', () => {
    assert.deepEqual(imported.refused, []);
    assert.equal(items.length, imported.added);
    assert.ok(items.length > 0);
  });

  it('finds every text by its title', async () => {
    for (const item of items) {
      const question = encodeURIComponent(item.title.slice(0, 40));
      const { body } = await test.get<SearchReply>(`/api/v1/search?q=${question}&limit=10`);
      assert.ok(body.items.some((hit) => hit.item.id === item.id), `${item.title} is not found`);
    }
  });

  it('goes from first run to a case, and the symbol opens the same paragraph on the phone', async () => {
    // With WebGL, which a browser without a graphics card would not choose; everything else runs on canvas2d.
    const television = await Television.open(browser, { address: `${origin}/tv/?renderer=webgl` });
    assert.equal(await television.page.evaluate(() => window.fawu?.renderer), 'webgl');
    await television.sees('示例镇');
    await television.press(1);
    await television.sees('示例一村');
    await television.press(2);
    await television.sees('按一下右键');
    await television.press('back');
    await television.sees('法治案例');
    await television.press(1, 'pageDown');

    const corner = readSymbol(await television.screenshot());
    await television.press('red');
    const link = readSymbol(await television.screenshot());
    assert.equal(corner, link, 'the symbol in the corner and the large one say the same');
    assert.match(link ?? '', /^HTTP:\/\/[^/]+\/S\/[0-9A-Z]{8}\/[0-9A-Z]{6}$/);
    await television.press('back');
    const onScreen = squeezed(await television.text());
    assert.deepEqual(television.errors, []);
    await television.close();

    const phone = await openPhone(browser, link as string);
    const passage = phone.locator('[data-stop]');
    await passage.waitFor();
    const words = squeezed(await passage.innerText()).replace(/^电视上看到这里/, '');
    assert.ok(words.length > 0);
    assert.ok(
      onScreen.includes(words.slice(0, 12)) || onScreen.includes(words.slice(-12)),
      `the television showed ${onScreen}, the phone marks ${words}`,
    );
    assert.ok(await inView(passage.first().elementHandle()), 'the passage is scrolled into view');
    await phone.context().close();
  });

  it('opens every text on the television and on the phone', async () => {
    const television = await Television.open(browser, { address: `${origin}/tv/`, remembered: { place: lived } });
    for (const card of items) {
      const { page } = television;
      await page.evaluate((id) => void (location.hash = `#item/${id}`), card.id);
      await page.reload();
      await television.sees(card.title.slice(0, 4));
      await television.press('pageDown');
      const { body } = await test.get<Item>(`/api/v1/items/${card.id}`);
      const reply = await fetch(`${origin}/items/${card.id}?at=${body.body.at(-1)?.id}`);
      assert.equal(reply.status, 200);
      const html = await reply.text();
      const last = body.body.at(-1);
      assert.ok(last && html.includes(last.id), `${card.title}: the phone page ends early`);
    }
    assert.deepEqual(television.errors, []);
    await television.close();
  });
});

async function everyItem(test: TestApp): Promise<ItemCard[]> {
  const found: ItemCard[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { body } = await test.get<ItemsReply>(`/api/v1/items?limit=50${cursor}`);
    found.push(...body.items);
    next = body.next;
  } while (next !== null);
  return found;
}

async function openPhone(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function inView(handle: Promise<Awaited<ReturnType<ReturnType<Page['locator']>['elementHandle']>>>): Promise<boolean> {
  const element = await handle;
  if (element === null) return false;
  return element.evaluate((node) => {
    const { top, bottom } = (node as Element).getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}

/** Lines on a television have no spaces between them, a page may. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
