import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { listeningPort } from '../../src/server/app.ts';
import type { Draft } from '../../src/contract/admin/index.ts';
import { Desk } from '../console/Desk.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { approval, done, written } from '../server/publishing/desk.ts';
import { village } from '../server/testApp.ts';
import { startBrowser, Television } from './browser.ts';

/** Each would set `hacked` where it could run; `at` says where it was typed. */
const hostile = (at: string) =>
  `${at}<img src=x onerror="window.hacked='${at}'"><script>window.hacked='${at}'</script><svg onload=window.hacked=1>"'\`{{constructor.constructor('window.hacked=1')()}}\${window.hacked=1}</title></textarea>`;

declare global {
  interface Window {
    hacked?: unknown;
  }
}

describe('words that would be a script', function () {
  this.timeout(120_000);
  let test: ConsoleApp;
  let browser: Browser;
  let origin: string;
  let clerk: Client;
  let draft: Draft;

  before(async () => {
    test = await createConsoleApp({ env: { PUBLIC_URL: '' } });
    await test.add('administrator');
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${listeningPort(test.app)}`;
    browser = await startBrowser();
    [clerk] = [await test.as('editor')];
    await test.db.query.updateTable('account').set({ name: hostile('姓名') }).where('id', '=', clerk.account.id).execute();
    draft = await written(clerk, (content) => ({
      ...content,
      title: hostile('标题').slice(0, 100),
      summary: hostile('摘要').slice(0, 300),
      disclosure: {
        ...content.disclosure, supervisionPhone: '0717-4212345', period: '2026-Q3',
        basis: hostile('依据').slice(0, 300), responsible: hostile('主体').slice(0, 100), objections: hostile('异议').slice(0, 300),
        signature: hostile('落款').slice(0, 100), seal: hostile('盖章').slice(0, 100),
      },
      blocks: [
        { key: 'aaaaaa', kind: 'heading', level: 2, text: hostile('小标题').slice(0, 200) },
        { key: 'bbbbbb', kind: 'paragraph', text: hostile('段落') },
        { key: 'cccccc', kind: 'list', ordered: false, items: [hostile('列表')] },
        { key: 'dddddd', kind: 'table', header: [hostile('表头').slice(0, 200), '金额'], rows: [[hostile('格子'), '1']] },
        { key: 'eeeeee', kind: 'law', law: hostile('法').slice(0, 100), article: '第一条', text: hostile('条文') },
      ],
    }));
  });

  after(async () => {
    await browser.close();
    await test.close();
  });

  const untouched = async (page: Page, where: string) => assert.equal(await page.evaluate(() => window.hacked), undefined, where);

  it('stay words in the console: while written, handed in, reviewed, listed and audited', async () => {
    const writer = await Desk.of(browser, test, 'editor');
    await writer.go(`/drafts/${draft.id}`);
    await writer.sees('已保存');
    await untouched(writer.page, 'writing');
    await writer.go('/drafts');
    await writer.sees('标题<img');
    await untouched(writer.page, 'list');
    await writer.leave();

    draft = await done(clerk, draft, 'submit');
    const reviewer = await Desk.of(browser, test, 'reviewer');
    await untouched(reviewer.page, 'home');
    await reviewer.go(`/drafts/${draft.id}`);
    await reviewer.sees('段落<img');
    await reviewer.page.frameLocator('iframe[title="电视上的样子"]').locator('canvas').waitFor();
    await untouched(reviewer.page, 'review');
    await reviewer.page.getByText('手机', { exact: true }).click();
    await reviewer.page.frameLocator('iframe[title="手机上的样子"]').getByText('段落<img').first().waitFor();
    for (const frame of reviewer.page.frames()) assert.equal(await frame.evaluate(() => window.hacked).catch(() => undefined), undefined, frame.url());
    await reviewer.leave();

    const auditor = await Desk.of(browser, test, 'auditor');
    await auditor.go('/audit');
    await auditor.sees('姓名<img');
    await untouched(auditor.page, 'audit');
    await auditor.leave();
  });

  it('stay words when they are pasted as the browser’s own HTML', async () => {
    const writer = await Desk.of(browser, test, 'editor');
    await writer.go('/new');
    await writer.page.getByRole('button', { name: '会议决议' }).click();
    await writer.page.getByRole('button', { name: '文字', exact: true }).click();
    await writer.page.locator('textarea:focus').waitFor();
    await writer.page.evaluate((html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', `<p>贴进来的话${html}</p><iframe srcdoc="<script>top.hacked=1</script>"></iframe><table><tr><td>甲${html}</td><td>1</td></tr></table>`);
      clipboardData.setData('text/plain', '贴进来的话');
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, hostile('粘贴'));
    await writer.page.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('贴进来的话')));
    await untouched(writer.page, 'pasted');
    await writer.leave();
  });

  it('stay words on the television, the phone and the printed page', async () => {
    const published = await done(await test.as('reviewer'), draft, 'approve', approval());
    const television = await Television.open(browser, { address: `${origin}/tv/`, remembered: { place: { code: village, names: ['示例镇', '示例一村'] } } });
    await television.press('ok');
    for (let page = 1; page < 8 && !(await television.text()).includes('段落<img'); page += 1) await television.press('pageDown');
    await television.sees('段落<img');
    await untouched(television.page, 'television');
    assert.deepEqual(television.errors, []);
    await television.close();

    const page = await browser.newPage();
    const violations: string[] = [];
    page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) violations.push(message.text()); });
    for (const path of [`/items/${published.item}`, `/items/${published.item}/print`, `/columns/notices?region=${village}`, `/search?q=${encodeURIComponent('段落')}&region=${village}`]) {
      assert.equal((await page.goto(`${origin}${path}`))?.status(), 200, path);
      await untouched(page, path);
    }
    assert.deepEqual(violations, [], 'the policy had nothing to stop: the words were never markup');
    await page.close();
  });
});
