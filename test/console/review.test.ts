import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { Draft, DraftContent, Upload, UploadsReply } from '../../src/contract/admin/index.ts';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, type Answer, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { village } from '../server/testApp.ts';
import { form } from '../server/uploads/uploadsApp.ts';
import { Desk } from './Desk.ts';

/** A photograph with stripes, so that a mosaic changes it. */
const photograph = () =>
  sharp(Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, index) => (Math.floor(index / 60) % 2) * 255)), { raw: { width: 400, height: 300, channels: 3 } }).jpeg().toBuffer();

describe('from the desk to the families', function () {
  this.timeout(90_000);
  let browser: Browser;
  let test: ConsoleApp;
  let clerk: Client;

  before(async () => {
    browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    test = await createConsoleApp();
    await test.add('administrator');
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());
  after(() => browser.close());

  let keys = 0;
  /** A notice of the village, handed in as often as contents are given. */
  async function handedIn(...contents: Partial<DraftContent>[]): Promise<Draft> {
    const made = await clerk.post<Draft>('/drafts', { requestKey: `review-test-${(keys += 1)}`, column: 'notices', template: 'other', region: village });
    let draft = made.body;
    for (const [at, content] of contents.entries()) {
      if (at > 0) draft = (await clerk.post<Draft>(`/drafts/${draft.id}/recall`, { version: draft.version })).body;
      const saved = await clerk.put<{ version: number }>(`/drafts/${draft.id}`, { version: draft.version, content: { ...draft.content, title: '村道修补公示', ...content } });
      const reply = await clerk.post<Draft>(`/drafts/${draft.id}/submit`, { version: saved.body.version });
      assert.equal(reply.status, 200, reply.text);
      draft = reply.body;
    }
    return draft;
  }
  const words = (text: string): DraftContent['blocks'] => [{ key: 'words000', kind: 'paragraph', text }];

  /** A notice with a photograph whose words have been read. */
  async function photographHandedIn(): Promise<{ draft: Draft; picture: Upload }> {
    const { body: begun } = await clerk.post<Draft>('/drafts', { requestKey: `review-test-${(keys += 1)}`, column: 'notices', template: 'other', region: village });
    const { body: picture } = (await clerk.inject({
      method: 'POST', url: `/api/v1/admin/drafts/${begun.id}/uploads`, ...form({ name: '公示.jpg', data: await photograph() }),
    })) as Answer<Upload>;
    await test.db.query.updateTable('upload').set({ reading: 'read', text: '' }).execute();
    const content = { ...begun.content, title: '村道修补公示', blocks: [{ key: 'photo000', kind: 'picture', upload: picture.id, alt: '公示栏' }] };
    const saved = await clerk.put<{ version: number }>(`/drafts/${begun.id}`, { version: begun.version, content });
    const { body: draft } = await clerk.post<Draft>(`/drafts/${begun.id}/submit`, { version: saved.body.version });
    return { draft, picture };
  }

  async function tickAll(desk: Desk) {
    await desk.page.locator('.point').first().waitFor();
    for (const box of await desk.page.locator('.point label').all()) await box.click();
  }

  it('a reviewer sees what changed, ticks every point, and publishes after a confirmation', async () => {
    const draft = await handedIn({ blocks: words('花费 12000 元。') }, { blocks: words('花费 13000 元。') });
    const desk = await Desk.of(browser, test, 'reviewer');
    await desk.go(`/drafts/${draft.id}`);
    await desk.page.locator('del').first().waitFor();
    assert.deepEqual(await desk.page.locator('del').allInnerTexts(), ['12000']);
    assert.deepEqual(await desk.page.locator('ins').allInnerTexts(), ['13000']);
    await desk.press('通过');
    await desk.sees('六项检查还有 6 项没打勾');
    await tickAll(desk);
    await desk.press('通过');
    await desk.sees('通过以后马上在示例一村的电视和手机上公布');
    await desk.press('通过，公布');
    await desk.page.getByRole('heading', { name: '已公布' }).waitFor();
    await desk.sees('打印这一篇');
    assert.equal((await clerk.get<Draft>(`/drafts/${draft.id}`)).body.state, 'published');
    await desk.leave();
  });

  it('of two reviewers one decides, and the other is told who it was', async () => {
    const draft = await handedIn({ blocks: words('花费一万二千元。') });
    const desk = await Desk.of(browser, test, 'reviewer');
    await desk.go(`/drafts/${draft.id}`);
    await desk.sees('六项检查');
    const other = await test.as('reviewer');
    assert.equal((await other.post(`/drafts/${draft.id}/return`, { version: draft.version, reasons: '请补盖章页' })).status, 200);
    await tickAll(desk);
    await desk.press('通过');
    await desk.press('通过，公布');
    await desk.sees('李所长刚刚已经退回了这一篇，您的这次没有算进去');
    assert.equal((await clerk.get<Draft>(`/drafts/${draft.id}`)).body.state, 'returned');
    await desk.leave();
  });

  it('a draft goes back with reasons, and its author reads them above it', async () => {
    const draft = await handedIn({ blocks: words('花费一万二千元。') });
    const desk = await Desk.of(browser, test, 'reviewer');
    await desk.go(`/drafts/${draft.id}`);
    await desk.press('退回修改');
    await desk.press('退回');
    await desk.sees('请写清楚要改什么');
    await desk.press('合计和明细对不上，请核对。');
    await desk.press('退回');
    await desk.sees('退回了，写的人会在首页看到您的话');
    await desk.leave();
    const author = await Desk.of(browser, test, 'editor');
    await author.go(`/drafts/${draft.id}`);
    await author.sees('李所长退回了这一篇');
    await author.sees('合计和明细对不上，请核对。');
    await author.leave();
  });

  it('a phone number goes out only with the reviewer’s reason, a picture only with their tick', async () => {
    const draft = await handedIn({ blocks: words('报名找张三 13812345678。') });
    const desk = await Desk.of(browser, test, 'reviewer', { screen: 'phone' });
    await desk.go(`/drafts/${draft.id}`);
    await desk.sees('里面有个人信息');
    await tickAll(desk);
    await desk.press('通过');
    await desk.sees('要写明公开的理由');
    await desk.fill('为什么可以公开', '值班电话，本人同意公开');
    await desk.press('通过');
    await desk.press('通过，公布');
    await desk.page.getByRole('heading', { name: '已公布' }).waitFor();
    await desk.leave();
  });

  it('what is published is taken back with a reason and a confirmation, and an older revision becomes a new draft', async () => {
    const draft = await handedIn({ blocks: words('花费一万二千元。') });
    const reviewer = await test.as('reviewer');
    const checklist = ['politics', 'law', 'policy', 'secrecy', 'wording', 'opinion'];
    const out = await reviewer.post<Draft>(`/drafts/${draft.id}/approve`, { version: draft.version, opinion: '', checklist, clearUploads: [], reasons: [] });
    assert.equal(out.status, 200, out.text);
    const desk = await Desk.of(browser, test, 'editor');
    await desk.go(`/drafts/${draft.id}`);
    await desk.press('撤下');
    await desk.press('撤下这一篇');
    await desk.sees('请写清楚为什么撤下');
    await desk.fill('为什么撤下', '金额有误，改正后重新公示');
    await desk.press('撤下这一篇');
    await desk.page.getByRole('dialog').getByRole('button', { name: '撤下', exact: true }).click();
    await desk.sees('撤下。理由：金额有误，改正后重新公示');
    assert.equal((await clerk.get(`/api/v1/items/${out.body.item}`)).status, 410);
    await desk.press('用这一稿另写一篇');
    await desk.page.getByRole('textbox', { name: '标题', exact: true }).waitFor();
    assert.notEqual(desk.page.url().split('/').at(-1), draft.id);
    await desk.leave();
  });

  it('a photograph is sent, covered in part by numbers from the keyboard, and shown covered', async () => {
    const { body: draft } = await clerk.post<Draft>('/drafts', { requestKey: `review-test-${(keys += 1)}`, column: 'notices', template: 'other', region: village });
    const desk = await Desk.of(browser, test, 'editor', { screen: 'phone' });
    await desk.go(`/drafts/${draft.id}`);
    const chooser = desk.page.getByLabel('拍照', { exact: true });
    await chooser.setInputFiles([{ name: '公示.jpg', mimeType: 'image/jpeg', buffer: await photograph() }]);
    const picture = desk.page.locator('figure img');
    await picture.waitFor();
    const before = await picture.getAttribute('src');
    await desk.press('打马赛克');
    await desk.press('加一个框');
    await desk.page.getByLabel('宽', { exact: true }).fill('50');
    await desk.page.getByLabel('宽', { exact: true }).press('Tab');
    await desk.press('盖住 1 处');
    await desk.press('打上马赛克');
    await desk.page.locator(`figure img:not([src="${before}"])`).waitFor();
    const { body } = await clerk.get<UploadsReply>(`/drafts/${draft.id}/uploads`);
    assert.equal(body.items.length, 1);
    assert.notEqual(body.items[0]!.src, before);
    await desk.leave();
  });

  it('a picture that was handed in is turned into another one: what is typed on is saved, and the reviewer sees both', async () => {
    const { draft, picture } = await photographHandedIn();
    const returned = await (await test.as('reviewer')).post<Draft>(`/drafts/${draft.id}/return`, { version: draft.version, reasons: '请盖住号码' });
    assert.equal(returned.status, 200, returned.text);

    const desk = await Desk.of(browser, test, 'editor');
    await desk.go(`/drafts/${draft.id}`);
    await desk.page.locator('figure img').waitFor();
    await desk.page.getByRole('textbox', { name: '标题', exact: true }).fill('村道修补公示（更正）');
    await desk.press('向右转');
    await desk.page.locator(`figure img:not([src="${picture.src}"])`).waitFor();
    await desk.page.getByRole('textbox', { name: '标题', exact: true }).fill('村道修补公示（再更正）');
    await desk.press('交审核');
    await desk.page.getByRole('dialog').getByRole('button', { name: '交审核', exact: true }).click();
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.leave();
    const { body: now } = await clerk.get<Draft>(`/drafts/${draft.id}`);
    assert.deepEqual([now.state, now.title, now.revisions.length], ['submitted', '村道修补公示（再更正）', 2]);

    const reviewer = await Desk.of(browser, test, 'reviewer');
    await reviewer.go(`/drafts/${draft.id}`);
    const sides = reviewer.page.getByRole('region', { name: '改了哪里' }).locator('img');
    await sides.nth(1).waitFor();
    const [before, after] = await sides.evaluateAll((all) => all.map((each) => each.getAttribute('src')));
    assert.equal(before, picture.src);
    assert.notEqual(after, before);
    await reviewer.leave();
  });

  it('what has not come cannot be ticked nor passed over: it is asked for again', async () => {
    const { draft, picture } = await photographHandedIn();
    const desk = await Desk.of(browser, test, 'reviewer');
    const lost = [`**${picture.src}`, '**/uploads', '**/findings'];
    for (const path of lost) await desk.page.route(path, (route) => route.abort());
    await desk.go(`/drafts/${draft.id}`);
    await tickAll(desk);
    await desk.press('通过');
    await desk.sees('个人信息还没有查出结果');
    await desk.sees('还有图片或附件没有看过打勾');
    for (const path of lost.slice(1)) await desk.page.unroute(path);
    for (const part of ['个人信息', '图片和附件']) await desk.page.getByRole('region', { name: part }).getByRole('button', { name: '再试一次' }).click();

    await desk.sees('这张图片没有取到');
    const tick = desk.page.getByRole('checkbox', { name: '看过了，没有别人的隐私' });
    assert.equal(await tick.isDisabled(), true);
    await desk.page.unroute(lost[0] as string);
    await desk.press('再取一次');
    await desk.page.locator('label:not(.is-disabled)', { hasText: '看过了，没有别人的隐私' }).click();
    assert.equal(await tick.isChecked(), true);
    await desk.press('通过');
    await desk.press('通过，公布');
    await desk.page.getByRole('heading', { name: '已公布' }).waitFor();
    await desk.leave();
  });
});
