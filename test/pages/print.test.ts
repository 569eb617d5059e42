import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Block } from '../../src/contract/index.ts';
import { readSymbol } from '../e2e/qr.ts';
import { noticeDraft, openVillage, type Put, type Village } from './village.ts';

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

describe('a notice on paper', function () {
  this.timeout(60_000);
  let village: Village;
  let browser: Browser;
  let page: Page;
  let origin: string;
  let notice: Put;
  let long: Put;

  before(async () => {
    village = await openVillage();
    notice = await village.put(noticeDraft);
    const table: Block = {
      id: 'T00001', kind: 'table', text: '表', header: ['户主', '面积（亩）'],
      rows: Array.from({ length: 120 }, (_, row) => [`张*${row}`, String(row)]),
    };
    long = await village.put({ ...noticeDraft, sourceKey: 'notices/long.md', title: '很长的表', body: [table] });
    origin = await village.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    page = await browser.newPage({ viewport: { width: 673, height: 1024 } });
  });
  after(async () => {
    await browser?.close();
    await village.close();
  });

  it('fits a short one on one A4 page, nothing of the screen on it', async () => {
    await page.goto(`${origin}/items/${notice.id}/print`);
    assert.ok(await page.getByRole('button', { name: '打印' }).isVisible());
    assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 1);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByText('回到公示').isVisible(), false);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 673));
  });

  it('carries a symbol that a phone reads as its short link', async () => {
    assert.equal(readSymbol(await page.locator('.scan').screenshot()), `HTTP://FW.TEST/S/${notice.code}`);
  });

  it('goes on over pages with the table’s header on each', async () => {
    await page.goto(`${origin}/items/${long.id}/print`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pagesOf(pdf) >= 3, `${pagesOf(pdf)} pages`);
    const look = await page.locator('thead').evaluate((head) => getComputedStyle(head).display);
    assert.equal(look, 'table-header-group');
    assert.equal(await page.locator('tbody tr').count(), 120);
  });

  it('leaves the bar and the forms away when its page for the phone is printed', async () => {
    await page.goto(`${origin}/items/${notice.id}`);
    for (const hidden of ['header', '.tools', '.actions']) {
      assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    }
    assert.ok(await page.locator('h1').isVisible());
  });
});
