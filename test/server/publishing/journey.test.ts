import assert from 'node:assert/strict';
import type { Draft } from '../../../src/contract/admin/index.ts';
import type { Home, Item, ItemsReply, Pulse, SearchReply } from '../../../src/contract/index.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { otherVillage, village } from '../testApp.ts';
import { accounts, done, press, published, read, saved, story, written } from './desk.ts';

const day = 24 * 3600_000;

onBothDatabases('from the desk to the families', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  let reviewer: Client;
  let issuer: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    [clerk, reviewer, issuer] = [await test.as('editor'), await test.as('reviewer'), await test.as('issuer')];
  });
  afterEach(() => test.close());

  const titles = async (region: string) => (await test.get<ItemsReply>(`/api/v1/items?region=${region}`)).body.items.map(({ title }) => title);
  const item = async (draft: Draft) => test.get<Item>(`/api/v1/items/${draft.item ?? 'none'}`);

  it('takes the quarter’s accounts from the clerk over the township to this village, and to no other', async () => {
    const handedIn = await done(clerk, await written(clerk), 'submit');
    assert.deepEqual([handedIn.state, handedIn.step, handedIn.can], ['submitted', { number: 0, of: 1, role: 'reviewer' }, ['recall']]);
    assert.deepEqual(await titles(village), [], 'nothing is public before the decision');
    const out = await done(reviewer, handedIn, 'approve');
    assert.equal(out.state, 'published');
    assert.deepEqual(await titles(village), ['示例一村 2026 年第三季度财务收支公开']);
    assert.deepEqual(await titles(otherVillage), []);
    const { body } = await item(out);
    assert.deepEqual(body.body.map(({ kind, text }) => [kind, text]), [
      ['paragraph', '本季度收支经村务监督委员会审核。'],
      ['paragraph', '有疑问请到村委会查账。'],
      ['table', '项目，收入（元），支出（元），说明\n上级补助，52000，，\n道路养护，，18600.50，砂石料'],
    ]);
    assert.equal(body.summary, '本季度收支经村务监督委员会审核。');
    assert.equal(body.disclosure?.seal, '示例一村村民委员会');
    assert.equal(body.disclosure?.daysLeft, 30);
    assert.deepEqual(body.provenance, { source: '示例一村', notes: [] });
    assert.equal(new Set(body.body.map(({ id }) => id)).size, 3);
    const found = await test.get<SearchReply>(`/api/v1/search?q=${encodeURIComponent('道路养护')}&region=${village}`);
    assert.equal(found.body.items[0]?.item.id, out.item);
  });

  it('wants three pairs of eyes for a case: who writes, the township, the city', async () => {
    const adviser = await test.as('adviser');
    const draft = await written(adviser, story, { column: 'cases', template: undefined, region: village });
    const handedIn = await done(adviser, draft, 'submit');
    assert.deepEqual(handedIn.step, { number: 0, of: 2, role: 'reviewer' });
    const first = await done(reviewer, handedIn, 'approve');
    assert.deepEqual([first.state, first.step], ['submitted', { number: 1, of: 2, role: 'issuer' }]);
    assert.equal((await press(reviewer, first, 'approve')).status, 403, 'the last step is the city’s');
    const out = await done(issuer, first, 'approve');
    assert.equal(out.state, 'published');
    assert.deepEqual(out.reviews.map(({ role, reviewer: by, decision }) => [role, by.name, decision]), [
      ['reviewer', '李所长', 'approved'],
      ['issuer', '王科长', 'approved'],
    ]);
    const { body } = await item(out);
    assert.equal(body.provenance.source, '示例司法所');
    assert.deepEqual(body.body[1], {
      id: body.body[1]?.id,
      kind: 'law',
      law: '民法典',
      article: '第二百九十六条',
      text: '不动产权利人因用水、排水利用相邻不动产的，应当尽量避免对相邻的不动产权利人造成损害。',
    });
  });

  it('sends back with reasons, and keeps each revision that was handed in', async () => {
    const first = await done(clerk, await written(clerk), 'submit');
    const returned = await done(reviewer, first, 'return', { reasons: '道路养护的数字不对' });
    assert.equal(returned.state, 'returned');
    assert.deepEqual(returned.reviews.map(({ opinion }) => opinion), ['道路养护的数字不对']);
    const better = await saved(clerk, await read(clerk, first.id), (content) => ({ ...content, title: '示例一村第三季度收支（更正）' }));
    const second = await done(clerk, better, 'submit');
    assert.deepEqual(second.revisions.map(({ revision }) => revision), [1, 2]);
    const old = await reviewer.get<{ content: { title: string } }>(`/drafts/${first.id}/revisions/1`);
    assert.equal(old.body.content.title, '示例一村 2026 年第三季度财务收支公开');
    const out = await done(reviewer, second, 'approve');
    assert.deepEqual(await titles(village), ['示例一村第三季度收支（更正）']);
    assert.equal(out.reviews.length, 2);
  });

  it('lets families read on while a published item is written anew, and changes it at the next approval', async () => {
    const out = await published(clerk, reviewer);
    const before = (await item(out)).body;
    test.clock.now += day;
    await Promise.all([clerk.logIn(), reviewer.logIn()]);
    const open = await saved(clerk, await done(clerk, out, 'revise'), (content) => ({ ...content, title: '更正后的第三季度收支' }));
    assert.deepEqual([open.state, open.item], ['editing', out.item]);
    assert.equal((await item(out)).body.title, before.title);
    const again = await done(reviewer, await done(clerk, open, 'submit'), 'approve');
    const after = (await item(out)).body;
    assert.deepEqual([after.id, after.title, after.revision, after.publishedAt], [before.id, '更正后的第三季度收支', 2, before.publishedAt]);
    assert.equal(again.publishedAt, out.publishedAt);
  });

  it('gives a revision up and leaves what is published as it is', async () => {
    const out = await published(clerk, reviewer);
    const open = await saved(clerk, await done(clerk, out, 'revise'), (content) => ({ ...content, title: '写了一半的更正' }));
    const back = await done(clerk, open, 'drop');
    assert.deepEqual([back.state, back.title, back.item], ['published', out.title, out.item]);
    assert.equal((await item(out)).status, 200);
  });

  it('is gone everywhere at the next request after it was withdrawn, and begins again from an old revision', async () => {
    const out = await published(clerk, reviewer);
    const code = (await item(out)).body.code;
    const gone = await done(reviewer, out, 'withdraw', { reason: '公开了不该公开的名单' });
    assert.deepEqual([gone.state, gone.item, gone.withdrawal?.reason], ['withdrawn', undefined, '公开了不该公开的名单']);
    assert.equal((await item(out)).status, 410);
    assert.deepEqual(await titles(village), []);
    assert.equal((await test.get(`/api/v1/links/${code}`)).status, 410);
    assert.deepEqual((await test.get<SearchReply>(`/api/v1/search?q=${encodeURIComponent('财务收支')}&region=${village}`)).body.items, []);
    assert.deepEqual((await test.get<Pulse>(`/api/v1/pulse?region=${village}`)).body.withdrawn, [out.item]);
    const again = await written(clerk, (content) => content, { from: { draft: out.id, revision: 1 } });
    assert.deepEqual([again.state, again.title, again.content.blocks.length], ['editing', out.title, 2]);
    const second = await done(reviewer, await done(clerk, again, 'submit'), 'approve');
    assert.notEqual(second.item, out.item);
    assert.deepEqual(await titles(village), [out.title]);
  });

  it('publishes at the time that was set, and takes off by itself at the end', async () => {
    const [at, until] = [new Date(test.clock.now + day).toISOString(), new Date(test.clock.now + 40 * day).toISOString()];
    const out = await published(clerk, reviewer, (content) => accounts(content, { publishAt: at, expiresAt: until }));
    assert.equal(out.state, 'published');
    assert.equal(Date.parse(out.publishedAt ?? ''), test.clock.now + day);
    assert.deepEqual(await titles(village), []);
    assert.equal((await item(out)).status, 404);
    test.clock.now += day;
    assert.deepEqual(await titles(village), [out.title]);
    test.clock.now += 39 * day;
    assert.equal((await item(out)).status, 410);
  });

  it('schedules a first publication alone', async () => {
    const out = await published(clerk, reviewer);
    const later = new Date(test.clock.now + day).toISOString();
    const open = await saved(clerk, await done(clerk, out, 'revise'), (content) => ({ ...content, publishAt: later }));
    const reply = await press(clerk, open, 'submit');
    assert.equal(reply.status, 422);
    assert.match(reply.text, /"field":"publishAt","problem":"这件内容已经在发布中，修改不能定时/);
  });

  describe('an emergency', () => {
    const until = () => new Date(test.clock.now + 2 * day).toISOString();
    const storm = (content: Draft['content']): Draft['content'] => ({
      ...content,
      title: '今晚有暴雨，请不要到河边',
      expiresAt: until(),
      blocks: [{ key: 'words01', kind: 'paragraph', text: '今晚八点到明早六点有特大暴雨，住在河边的请到村小学。' }],
    });
    const emergency = () => written(clerk, storm, { template: 'emergency' });

    it('is out at once, first on home, and waits for its review afterwards', async () => {
      await published(clerk, reviewer);
      const draft = await emergency();
      assert.ok(draft.can.includes('publishUrgent'));
      test.clock.now += 1000;
      const out = await done(clerk, draft, 'urgent', { reason: '气象台红色预警' });
      assert.deepEqual([out.state, out.urgency?.reason, out.step?.role], ['afterwards', '气象台红色预警', 'reviewer']);
      await published(await test.as('editor'), reviewer, (content) => accounts(content, { title: '之后发布的一件公示' }));
      const rail = async () => (await test.get<Home>(`/api/v1/home?region=${village}`)).body.rails[0]?.items ?? [];
      assert.deepEqual((await rail()).map(({ title, urgent }) => [title, urgent]).slice(0, 2), [
        ['今晚有暴雨，请不要到河边', true],
        ['之后发布的一件公示', undefined],
      ]);
      const waiting = await reviewer.get<{ items: Draft[] }>('/drafts?which=waiting');
      assert.deepEqual(waiting.body.items.map(({ id }) => id), [out.id]);
      const reviewed = await done(reviewer, out, 'approve');
      assert.deepEqual([reviewed.state, reviewed.item], ['published', out.item]);
      assert.equal((await item(out)).body.revision, 1, 'a review afterwards changes nothing that is out');
      test.clock.now += 2 * day;
      assert.equal((await rail()).some(({ urgent }) => urgent === true), false);
    });

    it('is withdrawn when the review afterwards sends it back', async () => {
      const out = await done(clerk, await emergency(), 'urgent');
      const gone = await done(reviewer, out, 'return', { reasons: '消息不实' });
      assert.deepEqual([gone.state, gone.withdrawal?.reason], ['withdrawn', '消息不实']);
      assert.equal((await item(out)).status, 410);
    });

    it('needs an end within seven days, and is the template of emergencies alone', async () => {
      const endless = await written(clerk, (content) => ({ ...storm(content), expiresAt: undefined }), { template: 'emergency' });
      assert.match((await press(clerk, endless, 'urgent')).text, /要写下架时间/);
      const long = await saved(clerk, endless, (content) => ({ ...content, expiresAt: new Date(test.clock.now + 8 * day).toISOString() }));
      assert.match((await press(clerk, long, 'urgent')).text, /最多发布 7 天/);
      const ordinary = await press(clerk, await written(clerk), 'urgent');
      assert.deepEqual([ordinary.status, /只有“应急提示”/.test(ordinary.text)], [403, true]);
    });
  });
});
