import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Block } from '../../src/contract/index.ts';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import { body, paragraph, town, village as place } from './fixtures.ts';
import { noticeDraft, openVillage, type Put, type Village } from './village.ts';

const sound = { src: '/media/00112233445566778899aabbccddeeff.mp3', type: 'audio/mpeg' };

const hostile = '"><img src=x onerror="window.ran=1"><script>window.ran=2</script>{{constructor}}';

describe('phone in a browser', function () {
  this.timeout(60_000);
  let village: Village;
  let browser: Browser;
  let origin: string;
  let story: Put;
  let notice: Put;
  let trap: Put;
  let recording: Put;
  const open: BrowserContext[] = [];

  before(async () => {
    village = await openVillage();
    const words = '说来话长。'.repeat(40);
    const before = Array.from({ length: 12 }, (_, index) => paragraph(`F${10000 + index}`, words));
    const after = paragraph('E00001', '后来呢。'.repeat(200));
    story = await village.put({ sourceKey: 'cases/caili.md', body: [...before, ...body, after] });
    const wide: Block = {
      id: 'T00001', kind: 'table', text: '表', header: ['项目', '说明', '收入（元）', '支出（元）', '经手人'],
      rows: Array.from({ length: 30 }, (_, row) => [`第 ${row} 项`, '道路养护和路灯电费', '186,000', '152,000', '张*三']),
    };
    notice = await village.put({ ...noticeDraft, body: [wide] });
    const long = '《中华人民共和国村民委员会组织法》第三十条第一款第一项'.repeat(2);
    await saveTerms(village.db, 'glossary.yaml', [
      { word: '彩礼', also: ['聘礼'], plain: long, example: long, law: long }, { word: hostile, also: [], plain: hostile },
    ]);
    const adviser = { role: 'adviser', roleName: '法律顾问', name: long, phone: '0717-0000002', duty: long, place: long };
    const nobody = { role: hostile, roleName: hostile, name: hostile, note: hostile };
    const contacts = [adviser, { ...nobody, role: 'office' }];
    await saveContacts(village.db, [{ sourceKey: 'contacts/a.yaml', region: place.code, contacts }]);
    trap = await village.put({
      sourceKey: 'cases/trap.md', title: hostile, summary: hostile,
      body: [paragraph('X00001', hostile), { ...wide, id: 'X00002', header: [hostile], rows: [[hostile]] }],
      provenance: { source: hostile, notes: [hostile] },
    });
    recording = await village.put({ sourceKey: 'cases/sound.md', title: '录音', kind: 'audio', media: sound });
    const far = { ...town, code: '420583902000', name: '远镇' };
    const villages = Array.from({ length: 12 }, (_, index) => ({
      code: String(420583902001 + index), name: `第${index + 1}村`, initials: `d${index + 1}c`,
    }));
    await saveRegions(village.db, [far, ...villages]);
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
  });

  async function phone(javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
    open.push(context);
    return context.newPage();
  }

  const link = () => `${origin}/S/${story.code}/K7Q2MA`;

  it('goes to the paragraph where the television stopped and shows it marked', async () => {
    const page = await phone();
    await page.goto(link());
    const stop = page.locator('#b-K7Q2MA');
    await page.waitForFunction(() => scrollY > 0);
    assert.ok(await inView(page, '#b-K7Q2MA'));
    assert.match(await page.locator('.stopped').innerText(), /电视上看到这里/);
    assert.match(await stop.innerText(), /可是婚期一拖再拖/);
    await page.getByText('从头看').click();
    await page.waitForFunction(() => scrollY === 0);
  });

  it('is read without a script, with a plain link to the paragraph', async () => {
    const page = await phone(false);
    await page.goto(link());
    assert.equal(await page.getByRole('button', { name: '字大一点' }).isVisible(), false);
    assert.equal(await inView(page, '#b-K7Q2MA'), false);
    await page.getByText('跳到电视上看到的地方').click();
    assert.ok(await inView(page, '#b-K7Q2MA'));
    await page.getByText('首页').click();
    await page.getByLabel(/电视上的字母数字/).fill(story.code.toLowerCase());
    await page.getByRole('button', { name: '打开' }).click();
    assert.equal(await page.locator('h1').innerText(), '彩礼给了八万八，婚没结成');
  });

  it('makes the text larger and remembers it, with the passage still in view', async () => {
    const page = await phone();
    await page.goto(link());
    await page.waitForFunction(() => scrollY > 0);
    for (const size of [22, 24, 27, 30]) {
      await page.getByRole('button', { name: '字大一点' }).click();
      assert.equal(await textSize(page), size);
    }
    assert.ok(await inView(page, '#b-K7Q2MA'));
    assert.ok(await page.getByRole('button', { name: '字大一点' }).isDisabled());
    await page.goto(`${origin}/items/${notice.id}`);
    assert.equal(await textSize(page), 30);
  });

  it('keeps within 360 px in every text size, with targets of 60 px and text of 18 px at least', async () => {
    const page = await phone();
    const paths = [
      '/', `/?region=${place.code}`, '/columns/cases', `/items/${story.id}`, `/items/${notice.id}`, '/regions',
      '/search?q=%E5%BD%A9%E7%A4%BC', '/s/00000000', `/items/${trap.id}`, `/items/${notice.id}/print`,
      '/columns/notices', '/columns/notices?disclosure=past', `/contacts?region=${place.code}`, '/contacts', '/glossary',
    ];
    for (const size of [18, 30]) {
      await page.addInitScript((px) => localStorage.setItem('size', String(px)), size);
      for (const path of paths) {
        await page.goto(origin + path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(width, 360, `${path} at ${size}`);
        assert.deepEqual(await tooSmall(page), [], `${path} at ${size}`);
      }
    }
  });

  it('scrolls a wide table within itself, its header staying in view', async () => {
    const page = await phone();
    await page.goto(`${origin}/items/${notice.id}`);
    const sheet = page.locator('.sheet');
    await sheet.evaluate((element) => element.scrollTo(120, 400));
    const top = await sheet.evaluate((element) => element.getBoundingClientRect().top);
    const heading = page.locator('th').first();
    const header = await heading.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(Math.abs(header - top) <= 2);
    assert.equal(await sheet.evaluate((element) => element.scrollLeft), 120);
  });

  it('plays a recording on from the second where the television stopped', async () => {
    const page = await phone();
    await serveSound(page, silence(20));
    await page.goto(`${origin}/S/${recording.code}/15`);
    await page.getByRole('button', { name: '从 00:15 接着听' }).click();
    const pause = page.getByRole('button', { name: '暂停' });
    await pause.waitFor();
    await page.waitForFunction(() => document.querySelector('audio')!.currentTime >= 15);
    await pause.click();
    await page.getByRole('button', { name: '接着听' }).waitFor();
    assert.ok(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.paused));
  });

  it('finds a place among many by its name or its initials', async () => {
    const page = await phone();
    await page.goto(`${origin}/regions?parent=420583902000`);
    const box = page.getByLabel(/拼音首字母/);
    for (const words of ['第7', 'D7C']) {
      await box.fill(words);
      assert.deepEqual(await page.locator('.places a:visible').allInnerTexts(), ['第7村']);
    }
    await page.goto(`${origin}/regions?parent=420583901000`);
    assert.equal(await box.isVisible(), false);
  });

  it('leads back to the village chosen last', async () => {
    const page = await phone();
    await page.goto(`${origin}/regions?parent=420583901000`);
    await page.getByText('示例一村', { exact: true }).click();
    await page.goto(`${origin}/`);
    await page.waitForURL(`${origin}/?region=${place.code}`);
    assert.match(await page.locator('h1').innerText(), /示例一村/);
  });

  it('forgets a village that is there no more, says so once, and offers to choose', async () => {
    const page = await phone();
    await page.goto(origin);
    await page.evaluate(() => localStorage.setItem('region', '999999999999'));
    let loads = 0;
    page.on('framenavigated', () => loads++);
    for (const path of ['/', '/contacts']) {
      loads = 0;
      await page.evaluate(() => localStorage.setItem('region', '999999999999'));
      // The address that the bare one leads to answers 404, and leads nowhere by itself.
      await page.goto(origin + path);
      await page.getByRole('heading', { name: '没找到这个村' }).waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(loads, 2, path);
      assert.equal(await page.evaluate(() => localStorage.getItem('region')), null);
    }
    await page.getByRole('link', { name: '选我的村，看本村公示' }).click();
    await page.getByText('示例镇', { exact: true }).click();
    await page.getByText('示例一村', { exact: true }).click();
    await page.goto(`${origin}/`);
    await page.waitForURL(`${origin}/?region=${place.code}`);
  });

  it('keeps the village chosen last when an address names another that is not there, or the server is in trouble', async () => {
    const page = await phone();
    await page.goto(`${origin}/?region=${place.code}`);
    await page.goto(`${origin}/?region=999999999999`);
    await page.getByRole('heading', { name: '没找到这个村' }).waitFor();
    const other = await village.app.inject('/items/nothing');
    await page.route('**/?region=*', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: other.body }));
    await page.goto(`${origin}/?region=${place.code}`);
    assert.equal(await page.evaluate(() => localStorage.getItem('region')), place.code);
  });

  it('runs nothing that stands in content', async () => {
    const page = await phone();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const question = `/search?q=${encodeURIComponent(hostile)}`;
    const region = `?region=${place.code}`;
    for (const path of [`/items/${trap.id}`, `/${region}`, question, `/contacts${region}`, '/glossary']) {
      await page.goto(origin + path);
      assert.equal(await page.evaluate(() => 'ran' in window), false, path);
      assert.equal(await page.locator('img[src="x"]').count(), 0, path);
    }
    assert.deepEqual(said, []);
  });
});

/** Answers for ranges, as the server does: a player seeks by them. */
function serveSound(page: Page, file: Buffer): Promise<unknown> {
  return page.route(`**${sound.src}`, (route) => {
    const from = Number(/bytes=(\d+)/.exec(route.request().headers()['range'] ?? '')?.[1] ?? 0);
    const range = `bytes ${from}-${file.length - 1}/${file.length}`;
    const headers = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes', 'content-range': range };
    return route.fulfill({ status: 206, headers, body: file.subarray(from) });
  });
}

/** A WAV file that says nothing for some seconds. */
function silence(seconds: number): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + rate * seconds, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate * seconds, 40);
  return Buffer.concat([head, Buffer.alloc(rate * seconds, 128)]);
}

function textSize(page: Page): Promise<number> {
  const text = page.locator('article p').first();
  return text.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
}

function inView(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && Math.min(bottom, top + 60) <= innerHeight - 76;
  });
}

/**
 * What is under 60 px high though it is to be pressed, or under 18 px though it is to be read.
 * A word that is explained is as high as its line.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = Array.from(document.querySelectorAll('body *')).filter(
      (element) => element.getClientRects().length > 0,
    );
    const low = shown
      .filter((element) => element.matches('a:not(.term), button, input, summary'))
      .filter((element) => element.getBoundingClientRect().height < 59.5)
      .map((element) => `low: ${element.outerHTML.slice(0, 80)}`);
    const faint = shown
      .filter((element) => (element.textContent ?? '') !== '')
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 18)
      .map((element) => `small: ${element.outerHTML.slice(0, 80)}`);
    return [...low, ...faint];
  });
}
