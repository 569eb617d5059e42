import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { ReviewPath } from '../../src/contract/admin/index.ts';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { city, town, village } from '../server/testApp.ts';
import { Desk } from './Desk.ts';

describe('rules and paths at the console', function () {
  this.timeout(90_000);
  let browser: Browser;
  let test: ConsoleApp;
  let colleague: Client;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    test = await createConsoleApp();
    colleague = await test.as('administrator');
  });
  afterEach(() => test.close());
  after(() => browser.close());

  /** Presses 修改, a colleague being quicker; closes, and opens again what stands now. */
  async function overtaken(desk: Desk, change: string | RegExp, quicker: () => Promise<unknown>, after: string) {
    await desk.page.getByRole('button', { name: change }).click();
    await quicker();
    await desk.press('保存修改');
    await desk.page.getByText(/有人改过|被别人改过/).first().waitFor();
    await desk.press('取消');
    await desk.sees(after);
    await desk.page.getByRole('button', { name: change }).click();
    await desk.press('保存修改');
    await desk.page.getByText(/存好了|改好了/).first().waitFor();
  }

  it('let go on, after a conflict, from what stands now', async () => {
    const rule = { region: city, name: '水费公开', template: 'finance', every: 'quarter', grace: 20, since: '2026-04-01' };
    const { body: made } = await colleague.post<{ id: string; version: number }>('/duty-rules', rule);
    await colleague.put('/review-paths', { region: town, column: 'tips', steps: ['reviewer'], version: 0 });
    const { body: person } = await colleague.post<{ account: { id: string; version: number } }>('/accounts', { name: '陈文书', userName: 'chen.wenshu', role: 'editor', region: village });
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.go('/duty-rules');
    await overtaken(desk, '修改水费公开', () => colleague.put(`/duty-rules/${made.id}`, { ...rule, grace: 25, version: made.version }), '25 天');
    const { body } = await colleague.get<{ items: { id: string; grace: number }[] }>('/duty-rules');
    assert.equal(body.items.find(({ id }) => id === made.id)?.grace, 25, 'the colleague’s change stands');
    await desk.go('/accounts?q=陈文书');
    await overtaken(desk, /^修改陈文书/, () => colleague.patch(`/accounts/${person.account.id}`, { version: person.account.version, name: '陈文书二' }), '陈文书二');
    await desk.leave();
  });

  it('let a path be removed that is no longer wanted', async () => {
    await colleague.put('/review-paths', { region: town, column: 'tips', steps: ['issuer'], version: 0 });
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.go('/review-paths');
    const path = desk.page.getByRole('listitem').filter({ hasText: '示例镇' });
    await path.getByRole('button', { name: '删掉' }).click();
    await desk.sees('按上一级的流程来');
    await desk.page.getByRole('dialog').getByRole('button', { name: '删掉' }).click();
    await desk.sees('审核流程删掉了');
    await path.waitFor({ state: 'detached' });
    const { body } = await colleague.get<{ items: ReviewPath[] }>('/review-paths');
    assert.deepEqual(body.items.filter(({ region }) => region === town), []);
    await desk.leave();
  });
});
