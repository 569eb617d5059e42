import assert from 'node:assert/strict';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { paragraph } from './fixtures.ts';
import { openVillage, type Put, type Village } from './village.ts';

const name = '/media/00112233445566778899aabbccddeeff';
const media = { src: `${name}.mp4`, type: 'video/mp4', captions: `${name}.vtt` };

/** A real film of the sample, at least half a minute long, with its captions. */
const film = globSync('sample/films/**/*.mp4').sort()[0] ?? '';
/** One in pieces. */
const playlist = globSync('sample/films/**/*.m3u8').sort()[0] ?? '';

/** Puts the pieces of the playlist where the import would, under names of the same form. */
function layPieces(dataDir: string): void {
  let count = 0;
  const lines = readFileSync(playlist, 'utf8').split('\n').map((line) => {
    if (!line.endsWith('.ts')) return line;
    const piece = `${(count += 1).toString(16).padStart(32, '0')}.ts`;
    copyFileSync(path.join(path.dirname(playlist), line), path.join(dataDir, 'media', piece));
    return piece;
  });
  writeFileSync(path.join(dataDir, `${name}.m3u8`), lines.join('\n'));
}

describe('a film on the phone', function () {
  this.timeout(60_000);
  let dataDir: string;
  let village: Village;
  let browser: Browser;
  let origin: string;
  let put: Put;
  let pieces: Put;
  const open: BrowserContext[] = [];

  before(async () => {
    assert.ok(film && playlist, 'the sample has a film whole and one in pieces');
    dataDir = mkdtempSync(path.join(tmpdir(), 'phone-'));
    mkdirSync(path.join(dataDir, 'media'));
    copyFileSync(film, path.join(dataDir, media.src));
    copyFileSync(film.replace(/mp4$/, 'vtt'), path.join(dataDir, media.captions));
    layPieces(dataDir);
    village = await openVillage({ DATA_DIR: dataDir });
    const usual = { column: 'films', kind: 'video' as const, media };
    await saveTerms(village.db, 'glossary.yaml', [
      { word: '借条', also: [], plain: '写明谁欠谁多少钱的纸。' }, { word: '违约金', also: [], plain: '不照合同办要赔的钱。' },
    ]);
    const body = [paragraph('F00001', '老孙借钱没有打借条。'), paragraph('F00002', '说来话长。'.repeat(300))];
    put = await village.put({ ...usual, sourceKey: 'films/a.md', title: '一张借条', body });
    const hls = { ...media, type: 'application/vnd.apple.mpegurl', src: `${name}.m3u8` };
    pieces = await village.put({ ...usual, sourceKey: 'films/b.md', title: '一段一段来的', media: hls });
    origin = await village.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
  });
  afterEach(() => Promise.all(open.splice(0).map((context) => context.close())));
  after(async () => {
    await browser?.close();
    await village.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function phone(options: { userAgent?: string; javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    open.push(context);
    return context.newPage();
  }

  const second = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

  it('goes on at the second where the television stopped, with its captions on', async () => {
    const page = await phone();
    await page.goto(`${origin}/S/${put.code}/20`);
    assert.equal(await second(page), 0);
    await page.getByRole('button', { name: '从 00:20 接着看' }).click();
    await page.waitForFunction(() => document.querySelector('video')!.currentTime >= 20.5);
    assert.ok((await second(page)) < 25);
    const mode = () => document.querySelector('video')!.textTracks[0]?.mode;
    assert.equal(await page.evaluate(mode), 'showing');
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: '从头看' }).click();
    await page.waitForFunction(() => document.querySelector('video')!.currentTime < 15);
  });

  it('goes to a line of what is said, and marks the line that is being said', async () => {
    const page = await phone();
    await page.goto(`${origin}/items/${put.id}`);
    await page.getByText('讲了什么，看字').click();
    const line = page.locator('.said [data-at]').nth(3);
    const at = Number(await line.getAttribute('data-at'));
    assert.ok(at > 0);
    await line.click();
    await page.waitForFunction((from) => document.querySelector('video')!.currentTime > from, at);
    await page.locator('.said [aria-current]').waitFor();
    assert.ok((await second(page)) < at + 10);
  });

  it('is there without a script too, with a plain link at every line', async () => {
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`${origin}/items/${put.id}`);
    await page.getByText('讲了什么，看字').click();
    const line = page.locator('.said [data-at]').nth(3);
    const at = await line.getAttribute('data-at');
    await line.click();
    assert.match(page.url(), new RegExp(`t=${at}$`));
    assert.ok(await line.isVisible());
    assert.match((await page.locator('video').getAttribute('src')) ?? '', new RegExp(`#t=${at}$`));
  });

  /** A browser that knows films in pieces no more than a computer's did for years. */
  async function withoutPieces(): Promise<Page> {
    const page = await phone();
    await page.addInitScript(() => {
      HTMLMediaElement.prototype.canPlayType = () => '';
    });
    return page;
  }

  it('comes in pieces where the browser itself cannot take them', async () => {
    const page = await withoutPieces();
    await page.goto(`${origin}/S/${pieces.code}/7`);
    assert.equal(await page.locator('head script[src*="hls"]').count(), 0, 'the large script is not brought before');
    await page.getByRole('button', { name: '从 00:07 接着看' }).click();
    await page.waitForFunction(() => document.querySelector('video')!.currentTime >= 7.2);
  });

  it('says so in words where a browser cannot play it', async () => {
    const page = await withoutPieces();
    await page.route('**/media/*.m3u8', (route) => route.abort());
    await page.goto(`${origin}/items/${pieces.id}`);
    await page.getByRole('button', { name: '开始看' }).click();
    await page.getByText('这里放不了这段视频').waitFor();
    assert.equal(await page.getByRole('button', { name: '开始看' }).isVisible(), false);
  });

  it('explains a word over the text without moving it, and gives the focus back', async () => {
    const page = await phone();
    await page.goto(`${origin}/items/${put.id}`);
    const word = page.locator('a.term');
    const place = () => word.evaluate((element) => element.getBoundingClientRect().top);
    await word.scrollIntoViewIfNeeded();
    const before = await place();
    for (const close of ['Escape', 'Enter']) {
      await word.focus();
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog');
      assert.match(await sheet.innerText(), /借条.*写明谁欠谁多少钱的纸/s);
      assert.equal(await place(), before);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '知道了');
      await page.keyboard.press(close);
      await sheet.waitFor({ state: 'detached' });
      assert.ok(await word.evaluate((element) => element === document.activeElement));
    }
  });

  it('leads to the word in the glossary where there is no script', async () => {
    const page = await phone({ javaScriptEnabled: false });
    await page.goto(`${origin}/items/${put.id}`);
    await page.locator('a.term').click();
    assert.match(page.url(), /\/glossary\?.*#w-/);
    assert.match(await page.locator(':target').innerText(), /借条.*写明/s);
  });

  it('is passed on: by the phone’s own way, by copying, and in WeChat by its menu', async () => {
    const page = await phone();
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
    await page.goto(`${origin}/items/${put.id}?from=timeline`);
    await page.getByRole('button', { name: '转给家人看' }).click();
    assert.match(await page.getByRole('status').innerText(), /已复制/);
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      document.body.prepend(field);
      field.focus();
    });
    await page.keyboard.press('Control+V');
    assert.equal(await page.locator('body > textarea').inputValue(), `一张借条 ${origin}/items/${put.id}`);

    const own = await phone();
    await own.addInitScript({
      content: `navigator.share = async (what) => { document.title = JSON.stringify(what) }`,
    });
    await own.goto(`${origin}/items/${put.id}`);
    await own.getByRole('button', { name: '转给家人看' }).click();
    assert.deepEqual(JSON.parse(await own.title()), { title: '一张借条', url: `${origin}/items/${put.id}` });

    const chat = await phone({ userAgent: 'Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0.2' });
    await chat.goto(`${origin}/items/${put.id}`);
    await chat.getByRole('button', { name: '转给家人看' }).click();
    assert.match(await chat.getByRole('status').innerText(), /右上角的“···”/);
  });
});
