import assert from 'node:assert/strict';
import type { Draft, DraftsReply, OverviewReply, ReviewPath } from '../../../src/contract/admin/index.ts';
import { allDrafts } from '../../../src/server/publishing/workbook.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { addUpload } from '../privacy/gateApp.ts';
import { otherTown, otherVillage, someRegions, town, village } from '../testApp.ts';
import { accounts, begin, done, press, read, saved, story, written } from './desk.ts';

const minute = 60_000;

onBothDatabases('drafts', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect, regions: [...someRegions, { code: otherTown, name: '双泉镇' }] });
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());

  const list = async (client: Client, query = '') => {
    const { status, body, text } = await client.get<DraftsReply>(`/drafts${query}`);
    assert.equal(status, 200, text);
    return body;
  };
  const titlesOf = async (client: Client, query = '') => (await list(client, query)).items.map(({ title }) => title);
  const titled = (title: string) => (content: Draft['content']) => accounts(content, { title });

  describe('begun', () => {
    it('with what the template proposes', async () => {
      const { status, body } = await begin(clerk);
      assert.equal(status, 201);
      assert.equal(body.state, 'editing');
      assert.deepEqual(body.can, ['edit', 'submit', 'drop']);
      assert.equal(body.content.disclosure?.from, '2026-11-22');
      assert.equal(body.content.disclosure?.until, '2026-12-21', 'thirty days, the first counted');
      assert.match(body.content.disclosure?.basis ?? '', /村民委员会组织法/);
      assert.deepEqual(body.content.blocks.map((block) => block.kind === 'table' && block.header), [['项目', '收入（元）', '支出（元）', '说明']]);
    });

    it('once, however often it is pressed', async () => {
      const first = await begin(clerk, { requestKey: 'pressed-twice' });
      const second = await begin(clerk, { requestKey: 'pressed-twice' });
      assert.deepEqual([first.status, second.status], [201, 200]);
      assert.equal(first.body.id, second.body.id);
      assert.equal((await list(clerk)).items.length, 1);
      const other = await begin(await test.as('editor'), { requestKey: 'pressed-twice' });
      assert.notEqual(other.body.id, first.body.id, 'a key is its maker’s own');
    });

    it('where and in what one may write, nowhere else', async () => {
      const status = async (client: Client, changes: Parameters<typeof begin>[1]) => (await begin(client, changes)).status;
      assert.equal(await status(clerk, { region: otherVillage }), 404);
      assert.equal(await status(clerk, { region: town }), 404);
      assert.equal(await status(await test.as('reviewer'), { region: otherVillage }), 201);
      assert.equal(await status(await test.as('adviser'), {}), 403);
      assert.equal(await status(clerk, { column: 'nothing', template: undefined }), 404);
      assert.equal(await status(clerk, { template: undefined }), 422);
      assert.equal(await status(clerk, { column: 'cases' }), 422);
    });
  });

  describe('saved', () => {
    it('as they were typed; what no database keeps is left out', async () => {
      const draft = await written(clerk);
      const odd = await saved(clerk, draft, (content) => ({ ...content, title: '收支\u0000公开\ud800 2026' }));
      assert.equal(odd.content.title, '收支公开\ufffd 2026');
      assert.equal(odd.version, draft.version + 1);
      assert.equal(odd.changedBy.id, clerk.account.id);
    });

    it('by one of two; the other is answered what stands', async () => {
      const other = await test.as('editor');
      const draft = await written(clerk);
      await saved(other, draft, titled('别人写的标题'));
      const late = await clerk.put<{ error: { code: string }; current: Draft }>(`/drafts/${draft.id}`, {
        version: draft.version,
        content: accounts(draft.content, { title: '我写的标题' }),
      });
      assert.equal(late.status, 409);
      assert.equal(late.body.error.code, 'conflict');
      assert.deepEqual([late.body.current.title, late.body.current.changedBy.id], ['别人写的标题', other.account.id]);
      assert.deepEqual(late.body.current.can, ['edit', 'submit', 'drop']);
    });

    it('no more once they are handed in: who comes late is told, and recalls them first', async () => {
      const draft = await written(clerk);
      const handedIn = await done(clerk, draft, 'submit');
      const put = (version: number) => clerk.put<{ current: Draft }>(`/drafts/${draft.id}`, { version, content: draft.content });
      assert.deepEqual([(await put(handedIn.version)).status, (await put(draft.version)).body.current.state], [409, 'submitted']);
      const back = await done(clerk, handedIn, 'recall');
      assert.equal(back.state, 'editing');
      assert.equal((await put(back.version)).status, 200);
    });

    it('with the changed fields alone in the audit', async () => {
      const draft = await written(clerk);
      await saved(clerk, draft, (content) => ({ ...content, title: '改过的标题', disclosure: { ...content.disclosure, seal: '示例村' } }));
      const line = await test.db.query
        .selectFrom('audit')
        .innerJoin('audit_values', 'audit_values.number', 'audit.number')
        .select(['action', 'audit.account', 'region', 'value'])
        .orderBy('audit.number', 'desc')
        .executeTakeFirstOrThrow();
      assert.deepEqual([line.action, line.account, line.region], ['draft.save', clerk.account.id, village]);
      assert.deepEqual(JSON.parse(line.value), {
        before: { title: draft.title, 'disclosure.seal': '示例一村村民委员会' },
        after: { title: '改过的标题', 'disclosure.seal': '示例村' },
      });
    });
  });

  describe('listed', () => {
    it('within reach alone: the village’s own, the town’s villages, for an adviser no notices', async () => {
      await written(clerk, titled('一村的账'));
      await written(await test.as('editor', otherVillage), titled('二村的账'), { region: otherVillage });
      await written(await test.as('adviser'), (content) => story(content, { title: '一件邻里案例' }), { column: 'cases', template: undefined, region: town });
      assert.deepEqual(await titlesOf(clerk), ['一村的账']);
      assert.deepEqual((await titlesOf(await test.as('reviewer'))).sort(), ['一件邻里案例', '一村的账', '二村的账']);
      assert.deepEqual(await titlesOf(await test.as('reviewer', otherTown)), []);
      assert.deepEqual(await titlesOf(await test.as('adviser')), ['一件邻里案例']);
      assert.equal((await titlesOf(await test.as('auditor'))).length, 3);
    });

    it('by state, column, region and words; signs of the database’s own are words', async () => {
      const reviewer = await test.as('reviewer');
      const one = await written(clerk, (content) => accounts(content, { title: '完成 100% 的工程' }));
      await written(clerk, titled('完成 1000 米水渠'));
      await written(reviewer, titled('二村的账'), { region: otherVillage });
      await done(clerk, one, 'submit');
      assert.deepEqual(await titlesOf(reviewer, '?state=submitted'), ['完成 100% 的工程']);
      assert.deepEqual(await titlesOf(reviewer, `?region=${otherVillage}`), ['二村的账']);
      assert.deepEqual(await titlesOf(reviewer, '?column=cases'), []);
      assert.deepEqual(await titlesOf(reviewer, `?q=${encodeURIComponent('100%')}`), ['完成 100% 的工程']);
      assert.deepEqual(await titlesOf(reviewer, `?q=${encodeURIComponent('_')}`), []);
      assert.equal((await titlesOf(reviewer, `?q=${encodeURIComponent('砂石料')}`)).length, 3, 'words of a table');
      assert.deepEqual(await titlesOf(reviewer, '?which=mine'), ['二村的账']);
    });

    it('by what was read from their pictures and documents, as long as these stand in the text', async () => {
      const draft = await written(clerk, titled('拍下来的公示'));
      await addUpload(test, draft, { id: 'pccctre001', name: '公示栏.jpg', text: '柳溪村修建50%蓄水池 Word' });
      const found = (words: string) => titlesOf(clerk, `?q=${encodeURIComponent(words)}`);
      assert.deepEqual(await found('蓄水池'), [], 'nobody has put it there yet');
      await saved(clerk, draft, (content) => ({ ...content, blocks: [...content.blocks, { key: 'photo01', kind: 'picture', upload: 'pccctre001', alt: '公示栏' }] }));
      assert.deepEqual([await found('蓄水池'), await found('50%蓄'), await found('wORD')], [['拍下来的公示'], ['拍下来的公示'], ['拍下来的公示']]);
      assert.deepEqual(await found('5%蓄'), []);
      assert.deepEqual(await titlesOf(await test.as('editor', otherVillage), `?q=${encodeURIComponent('蓄水池')}`), []);
    });

    it('page by page, each once, also of the same moment', async () => {
      for (let number = 0; number < 7; number++) {
        await written(clerk, titled(`第 ${number} 件`));
        if (number % 3 === 0) test.clock.now += 1000;
      }
      const seen: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page: DraftsReply = await list(clerk, `?limit=3${next === '' ? '' : `&cursor=${next}`}`);
        seen.push(...page.items.map(({ title }) => title));
        next = page.next;
      }
      assert.deepEqual(seen.toSorted(), Array.from({ length: 7 }, (_, number) => `第 ${number} 件`));
      assert.equal((await clerk.get('/drafts?cursor=made-up')).status, 400);
    });

    it('as a sheet that says so where it does not hold all', async () => {
      for (let number = 0; number < 51; number += 1) await begin(clerk);
      const person = { account: clerk.account.id, name: '张会计', role: 'editor' as const, region: village, address: '10.0.0.1' };
      const whole = await allDrafts(test.db, person, {});
      assert.deepEqual([whole.cards.length, whole.note], [51, undefined]);
      const cut = await allDrafts(test.db, person, {}, 50);
      assert.deepEqual([cut.cards.length, /只导出了最近改动的 50 件/.test(cut.note ?? '')], [50, true]);
    });

    it('as waiting for whose step it is, and never for who wrote them', async () => {
      const [reviewer, colleague, issuer] = [await test.as('reviewer'), await test.as('reviewer'), await test.as('issuer')];
      await done(reviewer, await written(reviewer, titled('所长自己写的')), 'submit');
      const notice = await done(clerk, await written(clerk, titled('会计写的')), 'submit');
      assert.deepEqual(await titlesOf(reviewer, '?which=waiting'), ['会计写的']);
      assert.deepEqual((await titlesOf(colleague, '?which=waiting')).sort(), ['会计写的', '所长自己写的']);
      assert.deepEqual(await titlesOf(issuer, '?which=waiting'), [], 'the city is not shown every village’s notice');
      await test.db.query.updateTable('account').set({ suspended: 1 }).where('role', '=', 'reviewer').execute();
      assert.equal((await titlesOf(issuer, '?which=waiting')).length, 2, 'but stands in where nobody else is there');
      assert.equal((await press(issuer, notice, 'approve')).status, 200);
    });

    it('as waiting for the city where the only reviewer wrote it or decided the step before', async () => {
      const [reviewer, issuer] = [await test.as('reviewer'), await test.as('issuer')];
      await done(reviewer, await written(reviewer, titled('唯一的所长自己写的')), 'submit');
      assert.deepEqual(await titlesOf(issuer, '?which=waiting'), ['唯一的所长自己写的']);
      assert.equal((await issuer.get<OverviewReply>('/overview')).body.waiting, 1);
      const administrator = await test.as('administrator', town);
      const path: ReviewPath = { region: town, column: 'notices', steps: ['reviewer', 'reviewer'], version: 0 };
      assert.equal((await administrator.put('/review-paths', path)).status, 200);
      const twice = await done(clerk, await written(clerk, titled('要审两次的')), 'submit');
      assert.deepEqual(await titlesOf(issuer, '?which=waiting'), ['唯一的所长自己写的'], 'the first step is the reviewer’s');
      await done(reviewer, twice, 'approve');
      assert.deepEqual((await titlesOf(issuer, '?which=waiting')).sort(), ['唯一的所长自己写的', '要审两次的']);
      await test.as('reviewer');
      assert.deepEqual(await titlesOf(issuer, '?which=waiting'), [], 'a colleague is there now');
    });
  });

  it('say who else has them open, from when, and no longer than they have', async () => {
    const other = await test.as('reviewer');
    const { id } = await written(clerk);
    const here = (client: Client, body = {}) => client.post<{ present: Draft['present'] }>(`/drafts/${id}/present`, body);
    assert.deepEqual((await here(clerk)).body.present, [], 'oneself is not somebody else');
    test.clock.now += minute / 2;
    assert.deepEqual((await here(other)).body.present, [{ name: '张会计', since: '2026-11-22T19:05:00+08:00' }]);
    await here(clerk);
    test.clock.now += minute;
    assert.deepEqual((await read(other, id)).present, [{ name: '张会计', since: '2026-11-22T19:05:00+08:00' }]);
    test.clock.now += minute / 2;
    assert.deepEqual((await read(other, id)).present, [], 'who is silent is gone');
    await here(clerk);
    assert.deepEqual((await read(other, id)).present, [{ name: '张会计', since: '2026-11-22T19:07:00+08:00' }]);
    await here(clerk, { leaving: true });
    const reply = await other.get<Draft>(`/drafts/${id}`);
    assert.deepEqual(reply.body.present, []);
    assert.equal(reply.headers['cache-control'], 'no-store');
  });
});
