import assert from 'node:assert/strict';
import type { Draft } from '../../src/contract/admin/index.ts';
import type { Client } from '../server/console/consoleApp.ts';
import { accounts, done, press, published, read, saved, written } from '../server/publishing/desk.ts';
import { Desk } from './Desk.ts';
import { freshOffice } from './freshOffice.ts';

describe('a notice that families read while it is corrected', function () {
  this.timeout(90_000);
  const office = freshOffice();
  let clerk: Client;
  let reviewer: Client;

  beforeEach(async () => {
    [clerk, reviewer] = [await office.test.as('editor'), await office.test.as('reviewer')];
  });

  const spent = (amount: string) => (content: Draft['content']) =>
    accounts(content, { blocks: [{ key: 'words01', kind: 'paragraph', text: `修路花费 ${amount} 元。` }] });
  const revising = async (amount: string) => done(clerk, await published(clerk, reviewer, spent(amount)), 'revise');

  async function withdraw(desk: Desk) {
    await desk.press('撤下');
    await desk.press('撤下这一篇');
    assert.match((await desk.problemOf('为什么撤下')) ?? '', /请写清楚为什么撤下/);
    await desk.fill('为什么撤下', '里面有村民的身份证号');
    await desk.press('撤下这一篇');
    await desk.page.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click();
    await desk.sees('撤下。理由：里面有村民的身份证号');
  }
  const answerOf = async ({ item }: Draft) => (await clerk.get(`/api/v1/items/${item}`)).status;

  it('is taken down from the page where it is corrected, and the correction is kept', async () => {
    const draft = await revising('12000');
    const desk = await Desk.of(office.browser, office.test, 'editor', { screen: 'phone' });
    await desk.go(`/drafts/${draft.id}`);
    await desk.sees('村民现在看到的还是第 1 稿');
    await desk.page.getByRole('textbox', { name: '标题', exact: true }).fill('更正以后的标题');
    await withdraw(desk);
    assert.equal(await answerOf(draft), 410);
    assert.equal((await read(clerk, draft.id)).title, '更正以后的标题');
    await desk.leave();
  });

  it('is taken down also while what is typed cannot be saved, which then waits on this device', async () => {
    const draft = await revising('12000');
    const desk = await Desk.of(office.browser, office.test, 'editor');
    await desk.page.route(`**/api/v1/admin/drafts/${draft.id}`, (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()));
    await desk.go(`/drafts/${draft.id}`);
    await desk.page.getByRole('textbox', { name: '标题', exact: true }).fill('没有存上的标题');
    await withdraw(desk);
    assert.equal(await answerOf(draft), 410);
    await desk.page.getByText('看这些内容').click();
    await desk.sees('没有存上的标题');
    await desk.leave();
  });

  it('is taken down by the reviewer of the correction, who sees what is different from what families read', async () => {
    const first = await done(clerk, await saved(clerk, await revising('12000'), spent('13000')), 'submit');
    const second = await done(clerk, await saved(clerk, await done(clerk, first, 'recall'), spent('14000')), 'submit');
    const desk = await Desk.of(office.browser, office.test, 'reviewer');
    await desk.go(`/drafts/${second.id}`);
    await desk.sees('村民现在看到的还是第 1 稿');
    const gone = async (amount: string) => desk.page.locator('del', { hasText: amount }).first().waitFor();
    await gone('12000');
    await desk.page.getByText('与上一稿相比', { exact: true }).click();
    await gone('13000');
    await desk.page.getByText('与现在公布的相比', { exact: true }).click();
    await gone('12000');
    await withdraw(desk);
    assert.equal(await answerOf(second), 410);
    await desk.leave();
  });

  it('stays as families read it when the correction is given up, and the question says so', async () => {
    const draft = await revising('12000');
    const desk = await Desk.at(office.browser, office.test, clerk.account.userName);
    await desk.logIn();
    await desk.sees('，您好');
    await desk.go(`/drafts/${draft.id}`);
    await desk.press('这次的修改不要了');
    await desk.sees('村民看到的还是原来的');
    await desk.press('不要了');
    await desk.page.getByRole('heading', { name: '已公布' }).waitFor();
    assert.equal(await answerOf(draft), 200);
    await desk.leave();
  });

  it('opens each of its revisions for reading', async () => {
    const draft = await done(reviewer, await done(clerk, await saved(clerk, await revising('12000'), spent('13000')), 'submit'), 'approve');
    const desk = await Desk.of(office.browser, office.test, 'auditor');
    await desk.go(`/drafts/${draft.id}`);
    await desk.sees('修路花费 13000 元。');
    await desk.press('看第 1 稿');
    await desk.page.getByRole('dialog').getByText('修路花费 12000 元。').waitFor();
    await desk.leave();
  });

  it('is approved only as it was read: ticks do not outlive the text, and nobody is said to have decided who has not', async () => {
    const back = await done(reviewer, await done(clerk, await written(clerk, spent('12000')), 'submit'), 'return');
    const seen = await done(clerk, await saved(clerk, back, spent('13000')), 'submit');
    const desk = await Desk.of(office.browser, office.test, 'reviewer');
    await desk.go(`/drafts/${seen.id}`);
    await desk.page.locator('.point').first().waitFor();
    for (const box of await desk.page.locator('.point label').all()) await box.click();
    await done(clerk, await saved(clerk, await done(clerk, seen, 'recall'), spent('99000')), 'submit');
    await desk.press('通过');
    await desk.press('通过，公布');
    await desk.sees('这一篇刚刚有变化，请看现在的样子');
    await desk.sees('修路花费 99000 元。');
    assert.equal(await desk.page.locator('.point .is-checked').count(), 0);
    await desk.press('通过');
    await desk.sees('六项检查还有 6 项没打勾');
    assert.equal((await read(clerk, seen.id)).state, 'submitted');
    await desk.leave();
  });

  it('names what a return lacks beside its field', async () => {
    const draft = await done(clerk, await written(clerk), 'submit');
    const desk = await Desk.of(office.browser, office.test, 'reviewer', { screen: 'phone' });
    await desk.go(`/drafts/${draft.id}`);
    await desk.press('退回修改');
    await desk.press('退回');
    assert.match((await desk.problemOf('退回，请他改什么')) ?? '', /请写清楚要改什么/);
    await desk.leave();
  });

  it('tells who presses late what stands now, also when that is another page', async () => {
    const draft = await published(clerk, reviewer);
    const desk = await Desk.of(office.browser, office.test, 'editor');
    await desk.go(`/drafts/${draft.id}`);
    await desk.page.getByRole('button', { name: '改一稿' }).waitFor();
    assert.equal((await press(reviewer, draft, 'withdraw')).status, 200);
    await desk.press('改一稿');
    await desk.sees('这一篇刚刚有变化');
    await desk.sees('撤下。理由：数字有误');
    await desk.leave();
  });

  it('shows words that never left this device, though a colleague has handed it in since', async () => {
    const draft = await written(clerk, spent('12000'));
    const desk = await Desk.of(office.browser, office.test, 'editor');
    await desk.go(`/drafts/${draft.id}`);
    const title = desk.page.getByRole('textbox', { name: '标题', exact: true });
    await title.waitFor();
    const plugIn = desk.unplug();
    await title.fill('没有网络时改的标题');
    await desk.sees('没有网络，先存在这台设备上');
    const page = desk.page.url();
    await desk.page.goto('about:blank');
    plugIn();
    await done(clerk, draft, 'submit');
    await desk.page.goto(page);
    await desk.sees('这台设备上还有没传上去的内容');
    await desk.page.getByText('看这些内容').click();
    await desk.sees('没有网络时改的标题');
    await desk.press('这些不要了');
    await desk.press('删掉');
    await desk.page.getByText('这台设备上还有没传上去的内容').waitFor({ state: 'detached' });
    assert.deepEqual(await desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))), []);
    await desk.leave();
  });
});
