import assert from 'node:assert/strict';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { listeningPort } from '../../src/server/app.ts';
import type { Draft } from '../../src/contract/admin/index.ts';
import type { ItemsReply, SearchReply } from '../../src/contract/index.ts';
import { Desk } from '../console/Desk.ts';
import { createConsoleApp, type ConsoleApp } from '../server/console/consoleApp.ts';
import { draft as someItem, otherVillage, village } from '../server/testApp.ts';
import { startBrowser, Television } from './browser.ts';
import { readSymbol } from './qr.ts';

const title = '示例一村第三季度账目公开';
/** Made up; its check digit holds. */
const idNumber = '420583190102030013';
const masked = '4205**********0013';

/** What Excel puts on the clipboard. */
const excel = `<table><tr><td>项目</td><td>收入（元）</td><td>支出（元）</td><td>说明</td></tr>
<tr><td>上级补助</td><td>52,000.00</td><td></td><td></td></tr>
<tr><td>道路养护</td><td></td><td>18,600.50</td><td>领款人身份证${idNumber}</td></tr></table>`;

/** Seconds within which a television of the village shows what was published: it asks every 25. */
const withinSeconds = 30;

describe('from the desk to every screen of the village, and back', function () {
  this.timeout(240_000);
  let test: ConsoleApp;
  let browser: Browser;
  let origin: string;
  let clock: NodeJS.Timeout;

  before(async () => {
    test = await createConsoleApp({ now: Date.now(), env: { PUBLIC_URL: '' }, items: [someItem({ title: '工钱要回来了' })] });
    // The notice's days are of today, on the server as in the browsers.
    clock = setInterval(() => { test.clock.now = Date.now(); }, 100);
    await test.app.listen({ port: 0, host: '0.0.0.0' });
    origin = `http://127.0.0.1:${listeningPort(test.app)}`;
    await test.add('administrator');
    browser = await startBrowser(['--lang=zh-CN']);
  });

  after(async () => {
    clearInterval(clock);
    await browser.close();
    await test.close();
  });

  it('carries a clerk’s notice past gate and review to television and phone, and takes it back from all of them', async () => {
    const home = (code: string, name: string) =>
      Television.open(browser, { address: `${origin}/tv/`, remembered: { place: { code, names: ['示例镇', name] } } });
    const television = await home(village, '示例一村');
    const neighbours = await home(otherVillage, '示例二村');

    // The clerk, on a phone.
    const clerk = await Desk.of(browser, test, 'editor', { screen: 'phone' });
    await clerk.go('/new');
    await clerk.page.getByRole('button', { name: '财务收支' }).click();
    await clerk.page.getByRole('textbox', { name: '标题', exact: true }).fill(title);
    await clerk.page.getByLabel('拍照', { exact: true }).setInputFiles({ name: '公示栏.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
    await clerk.page.getByRole('textbox', { name: '图上是什么' }).fill('公示栏上的收支表');
    await clerk.page.getByRole('button', { name: '文字', exact: true }).click();
    await pasteTable(clerk.page);
    await clerk.page.getByRole('textbox', { name: '监督电话' }).fill('0717-4212345');
    await clerk.sees('发现 1 处个人信息');
    await clerk.press('一键遮盖');
    await clerk.press('遮盖这 1 处');
    await clerk.page.getByText('发现 1 处个人信息').waitFor({ state: 'hidden' });
    await clerk.sees('已保存');
    const id = clerk.page.url().split('/').at(-1)!;
    await clerk.page.getByRole('button', { name: '交审核', exact: true }).click();
    await clerk.sees('谁来审');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '交审核', exact: true }).click();
    await clerk.sees('已经交上去了');

    // The reviewer, in the office, with the real television beside the draft.
    const reviewer = await Desk.of(browser, test, 'reviewer');
    await reviewer.sees(title);
    await reviewer.go(`/drafts/${id}`);
    await seesOnPreview(reviewer.page.frameLocator('iframe[title="电视上的样子"]'), title);
    assert.doesNotMatch(await television.text(), new RegExp(title), 'nothing is public yet');
    await reviewer.page.getByRole('region', { name: '图片和附件' }).locator('label:not(.is-disabled)').waitFor();
    for (const point of await reviewer.page.locator('label:has(input[type=checkbox])').all()) await point.click();
    await reviewer.press('通过');
    await reviewer.press('通过，公布');
    await reviewer.sees('已经公布');

    // The village, without a key pressed; the neighbours not.
    const published = Date.now();
    await television.sees(title, withinSeconds * 1000 + 5_000);
    const seconds = (Date.now() - published) / 1000;
    assert.ok(seconds <= withinSeconds + 5, `${seconds} s`);
    await neighbours.page.waitForFunction((since) => performance.now() > since, await neighbours.page.evaluate(() => performance.now() + 1000), { polling: 500 });
    assert.doesNotMatch(await neighbours.text(), new RegExp(title));

    // A neighbour with a phone.
    await television.press('up', 'ok');
    await television.sees('监督电话');
    await television.press('red');
    const link = readSymbol(await television.screenshot());
    assert.match(link ?? '', /^HTTP:\/\/[^/]+\/S\/[0-9A-Z]{8}/);
    const address = `${origin}${new URL(link as string).pathname}`;
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await phone.goto(address);
    const words = await phone.locator('body').innerText();
    for (const each of [title, '18,600.50', masked]) assert.ok(words.includes(each), `${each} is not in: ${words}`);
    assert.ok(!words.includes(idNumber));
    const picture = await phone.locator('figure img').first().evaluate((image: HTMLImageElement) => image.src);
    assert.equal((await phone.request.get(picture)).status(), 200);

    // Taken back, with a reason: gone from every answer, every link and every screen.
    const { body: draft } = await (await test.as('editor')).get<Draft>(`/drafts/${id}`);
    await reviewer.press('撤下');
    await reviewer.page.getByLabel('为什么撤下').fill('第 3 行金额有误，改正后重新公示');
    await reviewer.press('撤下这一篇');
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click();
    await reviewer.sees('撤下了');
    assert.equal((await test.get(`/api/v1/items/${draft.item}`)).status, 410);
    assert.deepEqual((await test.get<ItemsReply>(`/api/v1/items?region=${village}&column=notices`)).body.items, []);
    assert.equal((await test.get<SearchReply>(`/api/v1/search?q=${encodeURIComponent(title)}&region=${village}`)).body.items.length, 0);
    assert.equal((await phone.goto(address))?.status(), 410);
    assert.equal((await phone.request.get(picture)).status(), 404);
    await television.sees('这条内容刚刚撤下了', withinSeconds * 1000 + 5_000);
    assert.doesNotMatch(await television.text(), new RegExp(title));
    const kept = (words: string) => Object.keys(localStorage).filter((name) => localStorage.getItem(name)!.includes(words));
    for (const until = Date.now() + 10_000; (await television.page.evaluate(kept, title)).length > 0 && Date.now() < until;) await television.settle();
    assert.deepEqual(await television.page.evaluate(kept, title), [], 'the box keeps nothing of it');

    await clerk.leave();
    await reviewer.leave();
    for (const box of [television, neighbours]) {
      assert.deepEqual(box.errors, []);
      await box.close();
    }
  });
});

/** A notice on a board, as a camera takes it: lying on its side, with the place where it was taken. */
async function photograph(): Promise<Buffer> {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#f4efe2"/>
    <text x="450" y="140" font-size="60" text-anchor="middle" font-family="Noto Sans CJK SC">公示</text>
    <text x="90" y="300" font-size="40" font-family="Noto Sans CJK SC">道路养护支出一万八千六百元</text></svg>`;
  return sharp(Buffer.from(paper)).rotate(-90).jpeg().withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 25/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();
}

async function pasteTable(page: Page): Promise<void> {
  await page.locator('textarea:focus').waitFor();
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', '项目\t收入（元）');
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, excel);
  await page.getByText('道路养护').first().waitFor();
}

/** The real television in its frame shows the words. */
async function seesOnPreview(frame: FrameLocator, words: string): Promise<void> {
  await frame.locator('canvas').waitFor();
  const body = frame.locator('body');
  const shown = () => body.evaluate(() => window.fawu?.visibleText().join('\n') ?? '');
  for (const deadline = Date.now() + 30_000; !(await shown()).includes(words) && Date.now() < deadline;);
  assert.ok((await shown()).includes(words), `the preview shows: ${await shown()}`);
}
