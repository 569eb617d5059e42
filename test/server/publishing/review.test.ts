import assert from 'node:assert/strict';
import { checkpoints, type Draft, type Finding, type ReviewPath } from '../../../src/contract/admin/index.ts';
import type { Home } from '../../../src/contract/index.ts';
import type { Answer, Client, ConsoleApp } from '../console/consoleApp.ts';
import { createConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { otherTown, someRegions, town, village } from '../testApp.ts';
import { accounts, approval, begin, done, press, published, read, saved, story, written } from './desk.ts';

/** The fields that were objected to, with the words beside them. */
function objections(reply: Answer<unknown>): Record<string, string> {
  assert.equal(reply.status, 422, reply.text);
  const { error } = reply.body as { error: { details: { field: string; problem: string }[] } };
  return Object.fromEntries(error.details.map(({ field, problem }) => [field, problem]));
}

onBothDatabases('review', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  let reviewer: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect, regions: [...someRegions, { code: otherTown, name: '双泉镇' }] });
    [clerk, reviewer] = [await test.as('editor'), await test.as('reviewer')];
  });
  afterEach(() => test.close());

  it('is asked for only when nothing is missing, and says beside each field what is', async () => {
    const empty = (await begin(clerk)).body;
    assert.deepEqual(Object.keys(objections(await press(clerk, empty, 'submit'))), [
      'title', `blocks.${empty.content.blocks[0]?.key}`,
    ]);
    const wrong = await saved(clerk, empty, (content) => ({
      ...content,
      title: '公开',
      topics: ['nothing-known'],
      expiresAt: '2026-11-25T08:00:00+08:00',
      disclosure: { from: '2026-11-22', until: '2026-11-20', supervisionPhone: '打村里电话' },
      blocks: [
        { key: 'table01', kind: 'table', header: ['项目'], rows: [['']] },
        { key: 'law0001', kind: 'law', law: '民法典', article: '', text: '夫妻应当互相忠实。' },
        { key: 'photo01', kind: 'picture', upload: '0000000000', alt: '' },
      ],
    }));
    const told = objections(await press(clerk, wrong, 'submit'));
    assert.deepEqual(Object.keys(told).sort(), [
      'blocks.law0001', 'blocks.photo01', 'blocks.table01', 'disclosure.period', 'disclosure.signature', 'disclosure.supervisionPhone', 'disclosure.until', 'title', 'topics',
    ]);
    assert.equal(told['blocks.law0001'], '法条引用还缺少第几条');
    for (const words of Object.values(told)) assert.match(words, /\p{Script=Han}{4}/u);
  });

  it('is by somebody else than who wrote, changed or handed it in', async () => {
    const own = await done(reviewer, await written(reviewer, accounts), 'submit');
    const refused = await press(reviewer, own, 'approve');
    assert.deepEqual([refused.status, /由别人审核/.test(refused.text)], [403, true]);
    const helped = await written(clerk);
    await saved(reviewer, helped, (content) => ({ ...content, title: '所长改过的标题' }));
    const again = await saved(clerk, await read(clerk, helped.id), (content) => ({ ...content, title: '会计又改的标题' }));
    const handedIn = await done(clerk, again, 'submit');
    assert.equal((await press(reviewer, handedIn, 'approve')).status, 403, 'who ever wrote in it');
    assert.equal((await press(await test.as('reviewer'), handedIn, 'approve')).status, 200);
  });

  it('by the city takes a reviewer’s step, but nobody two steps of one revision', async () => {
    const issuer = await test.as('issuer');
    const draft = await done(clerk, await written(clerk, story, { column: 'cases', template: undefined }), 'submit');
    const first = await done(issuer, draft, 'approve');
    const second = await press(issuer, first, 'approve');
    assert.deepEqual([second.status, /这一稿您已经审过/.test(second.text)], [403, true]);
    assert.equal((await done(await test.as('issuer'), first, 'approve')).state, 'published');
  });

  it('passes with all six points ticked and every file looked at', async () => {
    const draft = await done(clerk, await written(clerk), 'submit');
    const hasty = await press(reviewer, draft, 'approve', approval({ checklist: checkpoints.slice(0, 4) }));
    assert.match(objections(hasty)['checklist'] ?? '', /文字、舆情/);
    assert.equal((await read(reviewer, draft.id)).version, draft.version, 'nothing happened');
  });

  it('lets a phone number out with a reason alone, which is audited, and an ID number never', async () => {
    const id = await written(clerk, (content) => accounts(content, { blocks: [{ key: 'words01', kind: 'paragraph', text: '户主身份证号 11010519491231002X，已核对。' }] }));
    assert.match(objections(await press(clerk, id, 'submit'))['blocks.words01'] ?? '', /身份证号，不能公开/);
    const phone = await saved(clerk, id, (content) => ({ ...content, blocks: [{ key: 'words01', kind: 'paragraph', text: '报名请打王师傅电话 13986745210。' }] }));
    const draft = await done(clerk, phone, 'submit');
    const { body } = await reviewer.get<{ items: Finding[] }>(`/drafts/${draft.id}/findings`);
    const finding = body.items.find(({ rule }) => rule === 'reason');
    assert.ok(finding, JSON.stringify(body.items));
    assert.match(objections(await press(reviewer, draft, 'approve'))[`findings.${finding.id}`] ?? '', /为什么可以公开这个手机号/);
    await done(reviewer, draft, 'approve', approval({ reasons: [{ finding: finding.id, reason: '本人同意公开报名电话' }] }));
    const line = await test.db.query
      .selectFrom('audit').innerJoin('audit_values', 'audit_values.number', 'audit.number').select('value')
      .where('action', '=', 'draft.approve').executeTakeFirstOrThrow();
    assert.match(line.value, /本人同意公开报名电话/);
  });

  it('shows an emergency with a phone number to nobody before its review', async () => {
    const expiresAt = new Date(test.clock.now + 24 * 3600_000).toISOString();
    const storm = await written(clerk, (content) => ({ ...content, title: '今晚有暴雨，请不要到河边', expiresAt, blocks: [{ key: 'words01', kind: 'paragraph', text: '有事打李四 13986745210。' }] }), { template: 'emergency' });
    assert.match(objections(await press(clerk, storm, 'urgent'))['blocks.words01'] ?? '', /紧急发布前请先遮住/);
    assert.deepEqual((await test.get<Home>(`/api/v1/home?region=${village}`)).body.rails, []);
  });

  it('refuses what time has overtaken when it is decided, and says what', async () => {
    const draft = await done(clerk, await written(clerk), 'submit');
    test.clock.now += 60 * 24 * 3600_000;
    await reviewer.logIn();
    assert.match(objections(await press(reviewer, draft, 'approve'))['disclosure.until'] ?? '', /已经过了/);
    assert.equal((await press(reviewer, draft, 'return')).status, 200);
  });

  it('follows the steps that the nearest region sets, as they were when it was handed in', async () => {
    const administrator = await test.as('administrator', town);
    const put = (path: ReviewPath) => administrator.put<ReviewPath>('/review-paths', path);
    const before = await done(clerk, await written(clerk), 'submit');
    const path: ReviewPath = { region: town, column: 'notices', steps: ['reviewer', 'issuer'], version: 0 };
    assert.equal((await put(path)).body.version, 1);
    assert.equal((await put(path)).status, 409, 'it is there already');
    assert.equal((await put({ ...path, region: otherTown })).status, 404);
    assert.equal((await put({ ...path, region: null })).status, 403, 'the path for everywhere is the city’s');
    const { body } = await administrator.get<{ items: ReviewPath[] }>('/review-paths');
    assert.deepEqual(body.items.map(({ region, column, steps }) => [region, column, steps.length]), [[null, null, 2], [null, 'notices', 1], [town, 'notices', 2]]);
    const after = await done(clerk, await written(clerk), 'submit');
    assert.deepEqual([before.step?.of, after.step?.of], [1, 2]);
    assert.equal((await done(reviewer, before, 'approve')).state, 'published');
    assert.equal((await done(reviewer, after, 'approve')).state, 'submitted');
  });

  it('goes back to what holds further up once a path is removed, and keeps who removed it', async () => {
    const administrator = await test.as('administrator', town);
    const path = { region: town, column: 'notices' };
    const remove = (body: object) => administrator.delete<{ current?: ReviewPath }>('/review-paths', body);
    assert.equal((await administrator.put('/review-paths', { ...path, steps: ['reviewer', 'issuer'], version: 0 })).status, 200);
    await administrator.put('/review-paths', { ...path, steps: ['issuer'], version: 1 });
    const late = await remove({ ...path, version: 1 });
    assert.equal(late.status, 409);
    assert.deepEqual(late.body.current?.steps, ['issuer'], 'what stands now is said');
    assert.equal((await remove({ ...path, column: null, version: 1 })).status, 404);
    assert.equal((await remove({ region: otherTown, column: 'notices', version: 2 })).status, 404);
    assert.equal((await remove({ region: null, column: 'notices', version: 1 })).status, 403, 'the path for everywhere is the city’s');
    assert.equal((await remove({ ...path, version: 2 })).status, 204);
    assert.equal((await remove({ ...path, version: 2 })).status, 404);
    assert.deepEqual((await done(clerk, await written(clerk), 'submit')).step, { number: 0, of: 1, role: 'reviewer' });
    const [line] = await test.db.query.selectFrom('audit').select(['target', 'region']).where('action', '=', 'reviewPath.remove').execute();
    assert.deepEqual([line?.target, line?.region], [`reviewPath/${town}/notices`, town]);
  });

  it('writes who did what to the audit, one line a change', async () => {
    const out = await published(clerk, reviewer);
    await done(clerk, out, 'withdraw', { reason: '数字有误' });
    const lines = await test.db.query.selectFrom('audit').select(['action', 'role', 'region', 'note']).where('target', '=', `draft/${out.id}`).orderBy('number').execute();
    assert.deepEqual(lines.map(({ action, role }) => `${action} ${role}`), [
      'draft.create editor', 'draft.save editor', 'draft.submit editor', 'draft.approve reviewer', 'draft.publish reviewer', 'draft.withdraw editor',
    ]);
    assert.ok(lines.every(({ region }) => region === village));
    assert.equal(lines.find(({ action }) => action === 'draft.publish')?.note, '第 1 稿，2026-11-22 19:05 起');
  });

  it('tells a wrong press what stands now', async () => {
    const out: Draft = await published(clerk, reviewer);
    const late = await clerk.post<{ current: Draft; error: { message: string } }>(`/drafts/${out.id}/submit`, { version: out.version });
    assert.equal(late.status, 409);
    assert.equal(late.body.current.state, 'published');
    assert.match(late.body.error.message, /已经发布/);
  });
});
