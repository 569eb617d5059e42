import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/contract/admin/index.ts';
import { startBrowser } from '../e2e/browser.ts';
import { inPage } from '../seen/inPage.ts';
import { createConsoleApp, type ConsoleApp } from '../server/console/consoleApp.ts';
import { accounts, done, published, written } from '../server/publishing/desk.ts';
import { city } from '../server/testApp.ts';
import { Desk, type Screen } from './Desk.ts';

const pages: Record<string, readonly string[]> = {
  editor: ['/', '/drafts', '/duties', '/account'],
  reviewer: ['/'],
  administrator: ['/', '/accounts', '/duty-rules', '/review-paths'],
  auditor: ['/', '/audit', '/accounts', '/duty-rules', '/review-paths'],
};
const faultsIn = inPage('phoneText.ts');

describe('the console, as it is seen', function () {
  this.timeout(120_000);
  let browser: Browser;
  let test: ConsoleApp;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
    test = await createConsoleApp();
    await lively(test);
  });
  after(async () => {
    await browser.close();
    await test.close();
  });

  for (const screen of ['office', 'phone'] as const) {
    it(`can be read and hit on the ${screen}’s screen`, async () => {
      const faults: string[] = [];
      for (const [role, paths] of Object.entries(pages)) {
        const desk = await Desk.of(browser, test, role as Role, { screen });
        for (const path of paths) {
          await desk.go(path);
          await settled(desk.page);
          faults.push(...(await faultsOf(desk.page, screen)).map((fault) => `${role} ${path}: ${fault}`));
        }
        await desk.leave();
      }
      assert.deepEqual([...new Set(faults)], []);
    });

    it(`has forms that can be read and hit on the ${screen}’s screen`, async () => {
      const desk = await Desk.of(browser, test, 'administrator', { screen });
      const faults: string[] = [];
      for (const [path, opens, press] of [['/accounts', '开一个账号', '开账号'], ['/duty-rules', '加一条规则', '加上'], ['/review-paths', '加一条流程', '取消']] as const) {
        await desk.go(path);
        await desk.press(opens);
        if (press !== '取消') await desk.press(press);
        await settled(desk.page);
        faults.push(...(await faultsOf(desk.page, screen, '.el-dialog')).map((fault) => `${path}: ${fault}`));
      }
      assert.deepEqual(faults, []);
      await desk.leave();
    });
  }

  it('is walked through with the keyboard alone, and shows where it stands', async () => {
    const desk = await Desk.of(browser, test, 'administrator');
    for (const path of ['/', '/accounts', '/account']) {
      await desk.go(path);
      await settled(desk.page);
      const { reached, unseen, missed } = await walk(desk.page);
      assert.ok(reached > 5, `${reached} stops on ${path}`);
      assert.deepEqual({ unseen, missed }, { unseen: [], missed: [] }, path);
    }
    // A dialog holds the keyboard, and gives it back where it was opened.
    await desk.go('/accounts');
    await desk.page.getByRole('button', { name: '开一个账号' }).focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('dialog').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await desk.page.evaluate(() => document.activeElement?.textContent?.trim()), '开一个账号');
    await desk.leave();
  });
});

/** A village with something in every state, and rules that it is late for. */
async function lively(test: ConsoleApp): Promise<void> {
  const [administrator, clerk, reviewer] = [await test.as('administrator'), await test.as('editor'), await test.as('reviewer')];
  const rule = { region: city, name: '季度财务收支公开', template: 'finance', every: 'quarter', grace: 20, since: '2026-04-01' };
  assert.equal((await administrator.post('/duty-rules', rule)).status, 201);
  await published(clerk, reviewer);
  await done(clerk, await written(clerk), 'submit');
  const long = '2026 年耕地地力保护补贴发放公示（第一批，示例一村一至六组，共 128 户，金额以银行到账为准）';
  await done(reviewer, await done(clerk, await written(clerk, (content) => accounts(content, { title: long })), 'submit'), 'return');
  await written(clerk, (content) => accounts(content, { title: '' }));
}

/** All that was asked for came, and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null && document.getAnimations().every(({ playState }) => playState !== 'running'));
}

async function faultsOf(page: Page, screen: Screen, within?: string): Promise<string[]> {
  await page.evaluate(faultsIn);
  if (within !== undefined) await page.evaluate((selector) => { document.querySelector('#console')?.toggleAttribute('hidden', document.querySelector(selector) !== null); }, within);
  const faults = await page.evaluate(() => window.phoneFaults());
  // A mouse hits what a finger does not.
  return screen === 'phone' ? faults : faults.filter((fault) => !fault.endsWith('to a finger'));
}

/** Tab from the top until it comes round: how many stops, which show no focus, and what no Tab reaches. */
async function walk(page: Page) {
  const name = '(element) => (element.getAttribute("aria-label") ?? element.textContent ?? element.id).trim().slice(0, 20)';
  const stops = new Set<string>();
  const unseen: string[] = [];
  await page.evaluate(() => document.body.focus());
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const first = !element.hasAttribute('data-walked');
      element.setAttribute('data-walked', '');
      const shows = [element, ...(element.closest('.el-input__wrapper, li') ? [element.closest('.el-input__wrapper, li')!] : [])].some((each) => {
        const { outlineStyle, boxShadow } = getComputedStyle(each);
        return outlineStyle !== 'none' || boxShadow.includes('inset');
      });
      return { first, shows, text: (element.getAttribute('aria-label') ?? element.textContent ?? element.id).trim().slice(0, 20) };
    });
    if (at === undefined || !at.first) break;
    stops.add(`${step} ${at.text}`);
    if (!at.shows) unseen.push(at.text);
  }
  const missed = await page.evaluate(`[...document.querySelectorAll('a[href], button:not(:disabled), input, select, summary')]
    .filter((element) => !element.hasAttribute('data-walked') && element.tabIndex >= 0 && element.checkVisibility())
    .map(${name})`);
  return { reached: stops.size, unseen, missed: missed as string[] };
}
