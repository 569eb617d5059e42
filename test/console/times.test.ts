import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Draft } from '../../src/contract/admin/index.ts';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { accounts, begin, published, written } from '../server/publishing/desk.ts';
import { town } from '../server/testApp.ts';
import { Desk } from './Desk.ts';

describe('a time that is set', function () {
  this.timeout(90_000);
  let browser: Browser;
  let test: ConsoleApp;
  let desk: Desk;
  let colleague: Client;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    test = await createConsoleApp();
    await test.add('administrator');
    colleague = await test.as('editor');
    desk = await Desk.of(browser, test, 'editor');
  });
  afterEach(() => test.close());
  after(() => browser.close());

  const atServer = async (id: string) => (await colleague.get<Draft>(`/drafts/${id}`)).body;
  const field = () => desk.page.getByLabel('公布时间', { exact: true });
  const tick = () => desk.page.getByRole('checkbox', { name: '审核通过后不马上公布，定一个时间' });

  it('stays while it is typed anew, and nothing goes to review before it is whole', async () => {
    const publishAt = '2026-12-31T08:00:00+08:00';
    const { id } = await written(colleague, (content) => accounts(content, { publishAt }));
    await desk.go(`/drafts/${id}`);
    await field().press('Backspace');
    await desk.sees('请选公布时间');
    assert.ok(await tick().isChecked());
    await desk.press('交审核');
    await desk.page.getByRole('dialog').getByRole('button', { name: '交审核' }).click();
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await desk.problemOf('公布时间'), '请选公布时间');
    const { state, content } = await atServer(id);
    assert.deepEqual([state, content.publishAt], ['editing', publishAt]);
    await field().fill('2027-01-05T09:30');
    await desk.page.getByText('请选公布时间').first().waitFor({ state: 'detached' });
    await desk.press('交审核');
    await desk.page.getByRole('dialog').getByRole('button', { name: '交审核' }).click();
    await desk.sees('等镇级审核');
    assert.equal((await atServer(id)).content.publishAt, '2027-01-05T09:30:00+08:00');
    await desk.leave();
  });

  it('takes a year that is typed figure by figure', async () => {
    const { id } = await written(colleague, (content) => accounts(content, { publishAt: '2026-12-31T08:00:00+08:00' }));
    await desk.go(`/drafts/${id}`);
    await field().focus();
    // The test's browser asks for month, day, year.
    await field().pressSequentially('01052027');
    await desk.page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-place="field:publishAt"]')?.value === '2027-01-05T08:00');
    await desk.leave();
  });

  it('of a period follows the rules of the place, and is never taken away by choosing another kind', async () => {
    const administrator = await test.as('administrator');
    const rule = { region: town, name: '财务收支', template: 'finance', every: 'month', grace: 10, since: '2026-01-01' };
    assert.equal((await administrator.post('/duty-rules', rule)).status, 201);
    const { body } = await begin(colleague);
    await desk.go(`/drafts/${body.id}`);
    await desk.sees('这一类要按月、按季度公开');
    await desk.sees('2026 年 10 月');
    await desk.page.locator('[data-place="field:disclosure.period"] .el-select').first().click();
    await desk.page.getByRole('option', { name: '按季度' }).click();
    await desk.sees('年第');
    await desk.page.getByText(/^已保存 /).first().waitFor();
    assert.match((await atServer(body.id)).content.disclosure?.period ?? '', /^\d{4}-Q[1-4]$/);
    await desk.leave();
  });

  it('is over: the notice is told as gone by itself, and as not read where it could not be', async () => {
    const expiresAt = new Date(test.clock.now + 40 * 24 * 3600_000).toISOString();
    const { id } = await published(colleague, await test.as('reviewer'), (content) => accounts(content, { expiresAt }));
    await desk.page.clock.setFixedTime(test.clock.now);
    const plugIn = await cut(/\/api\/v1\/items\/\w+$/);
    await desk.go(`/drafts/${id}`);
    await desk.sees('连不上服务器');
    await plugIn();
    await desk.press('再试一次');
    await desk.page.getByText('手机页面', { exact: true }).first().waitFor();
    await desk.page.clock.setFixedTime(Date.parse(expiresAt) + 1000);
    await desk.go(`/drafts/${id}`);
    await desk.sees('到期，自动撤下了，现在看不到');
    assert.equal(await desk.page.getByText('现在还看不到').count(), 0);
    await desk.go('/drafts');
    await desk.sees('到期撤下了');
    await desk.leave();
  });

  /** No answer comes to requests of that address until the returned function is called. */
  async function cut(address: RegExp): Promise<() => Promise<void>> {
    await desk.page.route(address, (route) => route.abort());
    return () => desk.page.unroute(address);
  }
});
