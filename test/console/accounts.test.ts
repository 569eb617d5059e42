import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { authenticatorOf } from '../server/accounts/authenticator.ts';
import { createConsoleApp, password, type ConsoleApp } from '../server/console/consoleApp.ts';
import { village } from '../server/testApp.ts';
import { Desk } from './Desk.ts';

const own = '柿子树下三只大白鹅88';

describe('accounts at the console', function () {
  this.timeout(60_000);
  let browser: Browser;
  let test: ConsoleApp;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
    test = await createConsoleApp();
    // Else everybody is led to the first set-up.
    await test.add('administrator');
  });
  after(async () => {
    await browser.close();
    await test.close();
  });

  it('a new official gets a first password that is shown once, and makes it their own', async () => {
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.go('/accounts');
    await desk.press('开一个账号');
    await desk.press('开账号');
    assert.equal(await desk.problemOf('姓名'), '请填姓名');
    const form = desk.page.getByRole('dialog');
    await desk.fill('姓名', '周会计');
    await desk.fill('登录名', 'zhou.kuaiji');
    await form.getByLabel('角色', { exact: true }).selectOption({ label: '村级编辑' });
    await desk.press('开账号');
    await desk.sees('村级编辑的地区要选村');
    await form.getByLabel('地区', { exact: true }).selectOption({ label: '示例镇' });
    await form.getByLabel('村（社区）', { exact: true }).selectOption({ label: '示例一村' });
    await desk.press('开账号');
    await desk.sees('关掉以后就再也看不到了');
    const first = await desk.page.locator('.el-dialog .secret').innerText();
    assert.match(first, /^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
    await desk.page.emulateMedia({ media: 'print' });
    assert.equal(await desk.page.locator('.print-sheet').isVisible(), true);
    assert.equal(await desk.page.locator('#console').isVisible(), false);
    await desk.page.emulateMedia({ media: 'screen' });
    await desk.press('已经记好，关掉');
    await desk.sees('周会计');
    assert.equal(await desk.page.getByText(first).count(), 0);
    await desk.leave();

    const official = await Desk.at(browser, test, 'zhou.kuaiji', 'phone');
    await official.logIn(first);
    await official.fill('现在的密码', first);
    await official.fill('新密码', own);
    await official.fill('再填一遍新密码', own);
    await official.press('换成新密码');
    await official.sees('周会计，您好');
    await official.leave();
  });

  it('who is suspended is out at the next press, and is told', async () => {
    const admin = await Desk.of(browser, test, 'administrator');
    const official = await Desk.of(browser, test, 'reviewer');
    await admin.go(`/accounts?q=${official.userName}`);
    await admin.press('停用李所长');
    await admin.sees('停用李所长的账号？');
    await admin.press('先不');
    await admin.press('停用李所长');
    await admin.press('停用');
    await admin.sees('已停用');
    await official.page.getByRole('link', { name: '稿件', exact: true }).first().click();
    await official.sees('请再登录一次');
    await admin.leave();
    await official.leave();
  });

  it('one-time codes: the symbol carries the secret, and from then on a code is asked for', async () => {
    const desk = await Desk.of(browser, test, 'reviewer');
    await desk.go('/account');
    await desk.press('打开动态验证码');
    await desk.page.getByRole('img', { name: '动态验证码的二维码' }).waitFor();
    await desk.page.getByText('扫不了？用手输入').click();
    const secret = (await desk.page.locator('details .secret').innerText()).replaceAll(/\s/g, '');
    const shows = authenticatorOf(secret);
    await desk.fill('6 位数字', '12');
    await desk.press('打开动态验证码');
    assert.equal(await desk.problemOf('6 位数字'), '请填手机上显示的 6 位数字');
    await desk.fill('6 位数字', shows(test.clock.now));
    await desk.press('打开动态验证码');
    await desk.sees('每个只能用一次');
    const codes = await desk.page.locator('.el-dialog .secret').allInnerTexts();
    assert.equal(codes.length, 10);
    await desk.press('已经记好，关掉');
    await desk.sees('换手机或关掉');

    // At the next login the code is asked for beside what was typed; a recovery code will do.
    await desk.page.context().clearCookies();
    await desk.go('/login');
    await desk.logIn();
    await desk.sees('动态验证码');
    await desk.fill('动态验证码', '000000');
    await desk.press('登录');
    await desk.page.locator('[aria-invalid="true"]').waitFor();
    await desk.fill('动态验证码', codes[3]!);
    await desk.press('登录');
    await desk.sees('您好');

    await desk.go('/account');
    await desk.press('换手机或关掉……');
    await desk.page.getByLabel('现在的密码', { exact: true }).last().fill(password);
    await desk.press('关掉动态验证码');
    await desk.sees('动态验证码关掉了');
    await desk.leave();
  });

  it('shows nobody what they may not do', async () => {
    const seen: Record<string, string[]> = {};
    for (const role of ['editor', 'adviser', 'administrator', 'auditor'] as const) {
      const desk = await Desk.of(browser, test, role);
      seen[role] = await desk.page.getByRole('navigation').getByRole('link').allInnerTexts();
      await desk.leave();
    }
    assert.deepEqual(seen, {
      editor: ['首页', '写公示', '稿件', '公开任务', '我的账号'],
      adviser: ['首页', '写案例', '稿件', '我的账号'],
      administrator: ['首页', '公开任务', '公开规则', '审核流程', '账号', '我的账号'],
      auditor: ['首页', '稿件', '公开任务', '操作记录', '公开规则', '审核流程', '账号', '我的账号'],
    });
  });

  it('an auditor looks up who has an account and which rules hold, and is offered no change', async () => {
    await test.add('editor', village, { suspended: true });
    const desk = await Desk.of(browser, test, 'auditor');
    await desk.page.getByRole('navigation').getByRole('link', { name: '账号', exact: true }).click();
    await desk.sees('张会计');
    const clerk = desk.page.getByRole('row').filter({ hasText: '示例一村' });
    await desk.fill('姓名或登录名', '会计');
    await clerk.filter({ hasText: '已停用' }).filter({ hasText: '还没登录过' }).first().waitFor();
    const offered = await desk.page.getByRole('main').getByRole('button').allInnerTexts();
    assert.deepEqual(offered.filter((words) => /开一个账号|修改|重设密码|停用|恢复/.test(words)), []);
    assert.deepEqual(await desk.page.getByRole('columnheader').allInnerTexts(), ['姓名', '登录名', '角色', '地区', '上次登录', '状态']);
    for (const [page, shown] of [['公开规则', '哪些事项必须公开'], ['审核流程', '要依次经过谁']] as const) {
      await desk.page.getByRole('navigation').getByRole('link', { name: page, exact: true }).click();
      await desk.sees(shown);
      await desk.page.getByRole('main').locator('table, .sheet').first().waitFor();
      assert.equal(await desk.page.getByRole('main').getByRole('button').count(), 0, page);
    }
    await desk.leave();

    const phone = await Desk.of(browser, test, 'auditor', { screen: 'phone' });
    const bar = await phone.page.getByRole('navigation').getByRole('link').allInnerTexts();
    assert.deepEqual(bar, ['首页', '稿件', '公开任务', '操作记录'], 'what an auditor is there for stands in the bar');
    await phone.press('更多');
    await phone.page.getByRole('dialog').getByRole('link', { name: '账号', exact: true }).click();
    await phone.sees('张会计');
    await phone.leave();
  });
});
