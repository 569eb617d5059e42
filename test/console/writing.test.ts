import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Draft } from '../../src/contract/admin/index.ts';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, password, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { Desk } from './Desk.ts';

const idNumber = '110101199003074477';

describe('writing a notice', function () {
  this.timeout(90_000);
  let browser: Browser;
  let test: ConsoleApp;
  let desk: Desk;
  /** Another clerk of the village, who reads by the API what the server has. */
  let reader: Client;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    test = await createConsoleApp();
    await test.add('administrator');
    reader = await test.as('editor');
    desk = await Desk.of(browser, test, 'editor');
  });
  afterEach(() => test.close());
  after(() => browser.close());

  /** Begins a notice of a kind and answers its id. */
  async function begin(kind = '财务收支'): Promise<string> {
    await desk.go('/new');
    await desk.page.getByRole('button', { name: kind }).click();
    await desk.page.waitForURL(/drafts\/\w+$/);
    await title().waitFor();
    return desk.page.url().split('/').at(-1)!;
  }
  const title = (page = desk.page) => page.getByRole('textbox', { name: '标题', exact: true });
  const atServer = async (id: string) => (await reader.get<Draft>(`/drafts/${id}`)).body;
  const saved = (page = desk.page) => page.getByText(/^已保存 /).first().waitFor();
  const waitsFor = (words: RegExp, page = desk.page) => page.getByText(words).first().waitFor({ timeout: 20_000 });

  /** A notice whose tab is closed while a title of it has not reached the server; the network is there again. */
  async function closedUnsent(words: string) {
    const id = await begin();
    await saved();
    const context = desk.page.context();
    const plugIn = desk.unplug();
    await title().fill(words);
    await waitsFor(/没有网络，先存在这台设备上，/);
    await desk.page.close();
    plugIn();
    return { id, context };
  }

  /** Puts the caret into a cell of the first table and pastes what Excel puts on the clipboard. */
  async function pasteAt(row: number, column: number, text: string, page: Page = desk.page) {
    await page.locator(`[data-place$=":${row}:${column}"]`).first().click();
    await page.locator('td textarea, th textarea').waitFor();
    await page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  it('saves by itself what is typed, and what was typed without a network when it is back', async () => {
    const id = await begin();
    await title().fill('三季度财务收支公开');
    await waitsFor(/有改动|正在保存/);
    await saved();
    assert.equal((await atServer(id)).title, '三季度财务收支公开');
    await desk.page.context().setOffline(true);
    await title().fill('三季度财务收支公开（更正）');
    await waitsFor(/没有网络，先存在这台设备上/);
    await desk.page.context().setOffline(false);
    await saved();
    assert.equal((await atServer(id)).title, '三季度财务收支公开（更正）');
    await desk.leave();
  });

  it('gives back after a closed tab what never reached the server, and keeps nothing on the device once it has', async () => {
    const { id, context } = await closedUnsent('关了页面也不会丢');
    const again = await context.newPage();
    await again.goto(`${originOf()}/console/drafts/${id}`);
    await again.getByText('没有传上去').waitFor();
    assert.equal((await atServer(id)).title, '', 'nothing is sent before somebody has chosen');
    await again.getByRole('button', { name: '用上次写的' }).click();
    await waitsFor(/有改动|正在保存/, again);
    await saved(again);
    assert.equal((await atServer(id)).title, '关了页面也不会丢');
    assert.deepEqual(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))), []);
    await desk.leave();
  });

  it('shows both when what the device kept is older than what somebody saved since', async () => {
    const { id, context } = await closedUnsent('没有网络时写的');
    const { version, content } = await atServer(id);
    assert.equal((await reader.put(`/drafts/${id}`, { version, content: { ...content, title: '王会计的标题' } })).status, 200);
    const again = await context.newPage();
    await again.goto(`${originOf()}/console/drafts/${id}`);
    await again.getByRole('button', { name: '用上次写的' }).click();
    await again.getByRole('heading', { name: /也改了这一篇/ }).waitFor();
    assert.equal((await atServer(id)).title, '王会计的标题');
    await again.getByRole('button', { name: '全用我的' }).click();
    await saved(again);
    assert.equal((await atServer(id)).title, '没有网络时写的');
    await desk.leave();
  });

  it('takes a save whose answer was lost for what it is: its own', async () => {
    const id = await begin();
    await saved();
    let lost = 0;
    await desk.page.route(`**/api/v1/admin/drafts/${id}`, async (route) => {
      if (route.request().method() !== 'PUT' || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await title().fill('答复丢了');
    await waitsFor(/没有网络，先存在这台设备上，/);
    await title().fill('答复丢了，接着写');
    await saved();
    assert.equal((await atServer(id)).title, '答复丢了，接着写');
    await desk.leave();
  });

  it('goes on after the session has ended, with every word', async () => {
    const id = await begin();
    await saved();
    test.clock.now += 31 * 60_000;
    await title().fill('登录过期时写的');
    await desk.page.getByRole('dialog').waitFor();
    await waitsFor(/登录已过期/);
    await desk.fill('密码', password);
    await desk.press('登录');
    await saved();
    await reader.logIn();
    assert.equal((await atServer(id)).title, '登录过期时写的');
    await desk.leave();
  });

  it('shows both versions when somebody else saved in between, and overwrites neither', async () => {
    const id = await begin();
    await saved();
    const { version, content } = await atServer(id);
    const theirs = { ...content, title: '王会计的标题', blocks: [...content.blocks, { key: 'theirs0', kind: 'paragraph', text: '王会计加的一段' }] };
    assert.equal((await reader.put(`/drafts/${id}`, { version, content: theirs })).status, 200);
    await title().fill('我的标题');
    await desk.page.getByRole('heading', { name: /也改了这一篇/ }).waitFor();
    assert.equal((await atServer(id)).title, '王会计的标题');
    await desk.sees('王会计加的一段');
    await desk.press('按下面选的合成一份');
    await title().waitFor();
    await saved();
    const merged = await atServer(id);
    assert.equal(merged.title, '我的标题');
    assert.ok(JSON.stringify(merged.content.blocks).includes('王会计加的一段'));
    await desk.leave();
  });

  it('takes cells from Excel, adds up columns and says where the total is wrong', async () => {
    const id = await begin();
    await pasteAt(0, 0, '村集体收入\t35000\t\t土地流转\r\n水费\t\t1,200.5\t7-9月\r\n电费\t\t860\t\r\n合计\t35000\t2,100.5\t\r\n');
    await desk.sees('表里写的是 2,100.5，请核对');
    await waitsFor(/有改动|正在保存/);
    await saved();
    const table = (await atServer(id)).content.blocks.find(({ kind }) => kind === 'table');
    assert.deepEqual(table?.kind === 'table' && table.rows.slice(0, 2), [['村集体收入', '35000', '', '土地流转'], ['水费', '', '1,200.5', '7-9月']]);
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.type('99');
    await desk.page.keyboard.press('Enter');
    await waitsFor(/有改动|正在保存/);
    await saved();
    const changed = (await atServer(id)).content.blocks.find(({ kind }) => kind === 'table');
    assert.equal(changed?.kind === 'table' && changed.rows[1]?.[1], '99');
    await desk.leave();
  });

  it('opens a row of a table from the keyboard where rows are filled in sheets, and gives the keyboard back', async () => {
    const id = await begin();
    await desk.page.setViewportSize({ width: 683, height: 384 });
    const row = desk.page.getByRole('button', { name: '填写第 1 行', exact: true });
    await row.focus();
    await desk.page.keyboard.press('Enter');
    const sheet = desk.page.getByRole('dialog', { name: '第 1 行' });
    await sheet.locator('textarea, input').first().fill('水费');
    await sheet.getByRole('button', { name: '填好了' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await desk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '填写第 1 行');
    await saved();
    const table = (await atServer(id)).content.blocks.find(({ kind }) => kind === 'table');
    assert.equal(table?.kind === 'table' && table.rows[0]?.[0], '水费');
    await desk.leave();
  });

  it('leaves a table with Escape: Tab goes on behind it', async () => {
    await begin();
    await desk.page.locator('[data-place$=":0:0"]').first().click();
    await desk.page.locator('td textarea').waitFor();
    await desk.page.keyboard.press('Tab');
    assert.equal(await desk.page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'Tab leads to the next cell');
    await desk.page.keyboard.press('Escape');
    assert.equal(await desk.page.evaluate(() => document.activeElement?.textContent?.trim()), '加一行');
    await desk.page.keyboard.press('Tab');
    assert.equal(await desk.page.evaluate(() => document.activeElement?.textContent?.trim()), '加一列');
    await desk.leave();
  });

  it('says before an emergency goes out what may not stand in it, and beside the field what is missing', async () => {
    await begin('应急提示');
    await title().fill('今晚有暴雨，报名找张三 13812345678');
    await desk.page.getByRole('heading', { name: '发现 1 处个人信息' }).waitFor({ timeout: 20_000 });
    await desk.press('马上发布');
    await desk.sees('应急提示里不能有，请先遮盖');
    await desk.page.getByRole('dialog').getByRole('button', { name: '马上发布' }).click();
    assert.match((await desk.problemOf('为什么要马上发布')) ?? '', /请写清楚/);
    await desk.leave();
  });

  it('does not let an ID number go to review, shows where it stands, and masks it with one press', async () => {
    const id = await begin();
    await title().fill('三季度财务收支公开');
    await pasteAt(0, 0, `补助\t\t300\t张三 ${idNumber}`);
    await desk.page.getByRole('heading', { name: '发现 1 处个人信息' }).waitFor({ timeout: 20_000 });
    assert.equal(await desk.page.locator('td.found').count(), 1);
    await desk.press('交审核');
    await desk.sees('任何时候都不能公开');
    await desk.press('回去修改');
    await desk.press('一键遮盖');
    await desk.sees('1101**********4477');
    await desk.press('遮盖这 1 处');
    await desk.page.getByRole('heading', { name: '发现 1 处个人信息' }).waitFor({ state: 'detached' });
    assert.ok(!JSON.stringify((await atServer(id)).content).includes(idNumber));
    await desk.press('交审核');
    await desk.sees('镇级审核。通过以后才公布');
    await desk.page.getByRole('dialog').getByRole('button', { name: '交审核' }).click();
    await desk.sees('等镇级审核');
    assert.equal((await atServer(id)).state, 'submitted');
    await desk.leave();
  });

  it('names what is missing beside the field, and stops naming it when it was touched', async () => {
    await begin();
    await desk.press('交审核');
    await desk.page.getByRole('dialog').getByRole('button', { name: '交审核' }).click();
    await desk.sees('请写标题');
    await title().fill('三季度财务收支公开');
    await desk.page.getByText('请写标题').first().waitFor({ state: 'detached' });
    await desk.leave();
  });

  const originOf = () => {
    const address = test.app.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  };
});
