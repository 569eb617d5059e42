import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, password, type ConsoleApp } from '../server/console/consoleApp.ts';
import { Desk } from './Desk.ts';

const half = 31 * 60_000;
const own = '柿子树下三只大白鹅88';

describe('at the console’s door', function () {
  this.timeout(60_000);
  let browser: Browser;
  let test: ConsoleApp;
  const setupCode = '7K3M-9QXW-4RTA';

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    test = await createConsoleApp({ setupCode });
  });
  afterEach(() => test.close());
  after(() => browser.close());

  it('the first administrator comes in with the code from the terminal', async () => {
    const desk = await Desk.at(browser, test, 'qian.guanli');
    await desk.sees('第一次使用：设管理员');
    await desk.press('设好，开始使用');
    assert.match((await desk.problemOf('开通码')) ?? '', /请填/);
    assert.match((await desk.problemOf('您的姓名')) ?? '', /请填您的姓名/);
    await desk.fill('开通码', 'AAAA-AAAA-AAAA');
    await desk.fill('您的姓名', '钱管理');
    await desk.fill('登录名', 'qian.guanli');
    await desk.fill('密码', own);
    await desk.fill('再填一遍密码', `${own}9`);
    await desk.press('设好，开始使用');
    assert.equal(await desk.problemOf('再填一遍密码'), '两次填的密码不一样');
    await desk.fill('再填一遍密码', own);
    await desk.press('设好，开始使用');
    await desk.sees('请看服务器终端里这次启动时显示的');
    assert.match((await desk.problemOf('开通码')) ?? '', /不对/);
    await desk.fill('开通码', setupCode.toLowerCase());
    await desk.press('设好，开始使用');
    await desk.sees('钱管理，您好');
    await desk.leave();
  });

  it('a wrong password is told in place, and nothing that was typed goes', async () => {
    const desk = await Desk.at(browser, test, await test.add('administrator'));
    await desk.logIn('不是这个密码啊啊');
    await desk.sees('登录名或密码不对');
    assert.equal(await desk.page.getByLabel('登录名', { exact: true }).inputValue(), desk.userName);
    await desk.logIn();
    await desk.sees('您好');
    await desk.leave();
  });

  it('leads to the page that was asked for, and never to another site', async () => {
    await test.add('administrator');
    const desk = await Desk.at(browser, test, await test.add('editor'));
    await desk.go('/drafts?which=mine');
    await desk.page.waitForURL('**/console/login?**');
    await desk.logIn();
    await desk.page.waitForURL('**/console/drafts?which=mine');
    await desk.page.context().clearCookies();
    await desk.go('/login?to=//example.com/');
    await desk.logIn();
    await desk.sees('您好');
    assert.equal(new URL(desk.page.url()).pathname, '/console/');
    await desk.leave();
  });

  it('a password that somebody else set is changed before anything else', async () => {
    await test.add('administrator');
    const desk = await Desk.at(browser, test, await test.add('editor', undefined, { mustChange: true }), 'phone');
    await desk.logIn();
    await desk.sees('换一个自己的密码');
    await desk.go('/drafts');
    await desk.sees('换一个自己的密码');
    await desk.fill('现在的密码', password);
    await desk.fill('新密码', '1234567890');
    await desk.fill('再填一遍新密码', '1234567890');
    await desk.press('换成新密码');
    await desk.sees('按顺序排的');
    assert.match((await desk.problemOf('新密码')) ?? '', /太简单/);
    await desk.fill('新密码', own);
    await desk.fill('再填一遍新密码', own);
    await desk.press('换成新密码');
    await desk.sees('密码换好了');
    await desk.sees('张会计，您好');
    await desk.leave();
  });

  it('an ended session lays a login over the page: what was typed stays, and what was pressed is done', async () => {
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.go('/accounts');
    await desk.press('开一个账号');
    await desk.fill('姓名', '周会计');
    await desk.fill('登录名', 'zhou.kuaiji');
    await desk.page.getByLabel('角色', { exact: true }).last().selectOption({ label: '市级签发' });
    test.clock.now += half;
    await desk.press('开账号');
    await desk.sees('请再登录一次');
    const again = desk.page.getByRole('dialog', { name: '请再登录一次' });
    assert.equal(await again.getByLabel('登录名', { exact: true }).inputValue(), desk.userName);
    assert.equal(await again.getByLabel('登录名', { exact: true }).getAttribute('readonly'), '');
    await again.getByLabel('密码', { exact: true }).fill(password);
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await desk.sees('登录名和第一个密码');
    await desk.sees('zhou.kuaiji');
    await desk.leave();
  });

  it('a session that another page of the browser renewed goes on', async () => {
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.go('/accounts');
    await desk.page.getByRole('button', { name: '开一个账号' }).waitFor();
    const other = await desk.page.context().newPage();
    await other.goto(desk.page.url().replace('/accounts', '/login'));
    await other.getByLabel('登录名', { exact: true }).fill(desk.userName);
    await other.getByLabel('密码', { exact: true }).fill(password);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.getByRole('heading', { name: '您好' }).waitFor();
    await desk.press('开一个账号');
    await desk.fill('姓名', '周会计');
    await desk.fill('登录名', 'zhou.kuaiji');
    await desk.page.getByLabel('角色', { exact: true }).last().selectOption({ label: '市级签发' });
    await desk.press('开账号');
    await desk.sees('登录名和第一个密码');
    await desk.leave();
  });

  it('says in words that the network is gone, and goes on when it is back', async () => {
    const desk = await Desk.of(browser, test, 'administrator');
    await desk.page.context().setOffline(true);
    await desk.page.getByRole('link', { name: '账号', exact: true }).first().click();
    await desk.sees('连不上服务器');
    await desk.page.context().setOffline(false);
    await desk.page.getByRole('link', { name: '账号', exact: true }).first().click();
    await desk.sees(desk.userName);
    await desk.page.context().setOffline(true);
    await desk.press('查找');
    await desk.leave();
  });
});
