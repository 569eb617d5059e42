import assert from 'node:assert/strict';
import type { Draft } from '../../src/contract/admin/index.ts';
import type { Client } from '../server/console/consoleApp.ts';
import { accounts, story, written } from '../server/publishing/desk.ts';
import { Desk } from './Desk.ts';
import { freshOffice } from './freshOffice.ts';

describe('what is wrong is shown where it is', function () {
  this.timeout(90_000);
  const office = freshOffice();
  let desk: Desk;
  let reviewer: Client;

  beforeEach(async () => {
    reviewer = await office.test.as('reviewer');
    desk = await Desk.of(office.browser, office.test, 'reviewer');
  });

  async function handIn(button = '交审核'): Promise<void> {
    await desk.press(button);
    await desk.page.getByRole('dialog').getByRole('button', { name: button }).click();
  }

  it('a text that is empty: at the text, and the list leads there', async () => {
    const { id } = await written(reviewer, (content) => accounts(content, { blocks: [] }));
    await desk.go(`/drafts/${id}`);
    await handIn();
    await desk.page.getByRole('region', { name: '正文' }).getByText('正文还是空的，请写上内容，或者放上照片').waitFor();
    assert.equal(await desk.page.locator('[data-place="field:blocks"]').count(), 1);
    await desk.leave();
  });

  it('a cover with a number in its name: at the cover, where it can be covered as well', async () => {
    const draft: Draft = await written(reviewer, (content) => story(content), { column: 'cases', template: undefined });
    await desk.go(`/drafts/${draft.id}`);
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    await desk.page.getByLabel('选封面图片').setInputFiles({ name: '张三 13986745210.png', mimeType: 'image/png', buffer: png });
    const cover = desk.page.locator('[data-place^="upload:"]');
    await cover.getByText('文件名里有').waitFor({ timeout: 20_000 });
    await cover.getByRole('button', { name: '打马赛克' }).click();
    await desk.page.getByRole('dialog', { name: '盖住图上的个人信息' }).waitFor();
    await desk.leave();
  });

  it('the end of an emergency: in the question that asks for it', async () => {
    const { id } = await written(reviewer, (content) => ({
      ...content, title: '今晚有暴雨，请不要到河边', blocks: [{ key: 'words01', kind: 'paragraph', text: '住在河边的请到村小学。' }],
    }), { template: 'emergency' });
    await desk.go(`/drafts/${id}`);
    await desk.press('马上发布');
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('为什么要马上发布').fill('市气象台发布暴雨红色预警');
    await dialog.getByLabel('什么时候自动撤下').fill('2027-12-31T08:00');
    await dialog.getByRole('button', { name: '马上发布' }).click();
    await dialog.getByText('应急提示最多发布 7 天').waitFor();
    await dialog.getByLabel('什么时候自动撤下').fill('');
    await dialog.getByRole('button', { name: '马上发布' }).click();
    await dialog.getByText('请选什么时候自动撤下').waitFor();
    await desk.leave();
  });
});
