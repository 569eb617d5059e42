import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import type { DutiesReply, DutyRule, OverviewReply } from '../../../src/contract/admin/index.ts';
import { publish, withdraw } from '../../../src/server/content/content.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { city, draft, otherVillage, town, village } from '../testApp.ts';

const quarterly = { region: city, name: '财务收支', template: 'finance', every: 'quarter', grace: 20, since: '2026-07-01' };
const at = (time: string) => Date.parse(`${time}:00+08:00`);

/** A finance notice of a village for a period, as a publication leaves it. */
async function published(test: ConsoleApp, author: Client, { region = village, period = '2026-Q3', when }: { region?: string; period?: string; when: string }) {
  const id = `n${Math.random().toString(36).slice(2)}000000000`.slice(0, 10).replace(/[iluo]/g, 'a');
  const content = JSON.stringify({ title: '第三季度收支', topics: [], disclosure: { period }, blocks: [], attachments: [] });
  const sourceKey = `console/${id}`;
  await publish(test.db, draft({ sourceKey, column: 'notices', region, title: '第三季度收支' }), at(when));
  const item = await test.db.query.selectFrom('item').select(['key', 'id']).where('source_key', '=', sourceKey).executeTakeFirstOrThrow();
  const { account } = author.account.id ? { account: author.account.id } : { account: '' };
  await test.db.query
    .insertInto('draft')
    .values({
      id, request_key: id, column: 'notices', template: 'finance', region, state: 'published', step: 0, steps: '["reviewer"]', waits_for: null,
      urgent: 0, version: 3, content, title: '第三季度收支', words: '', revision: 1, published_revision: 1, author: account, changed_by: account,
      writers: '[]', created_at: at(when), changed_at: at(when), item: item.key, published_at: at(when), urgency: null, withdrawal: null, period,
    })
    .execute();
  await test.db.query.insertInto('draft_revision').values({ draft: id, revision: 1, content, created_by: account, created_at: at(when) }).execute();
  return { draft: id, item: item.id, sourceKey };
}

onBothDatabases('disclosure duties', (dialect) => {
  let test: ConsoleApp;
  let administrator: Client;
  let editor: Client;
  const rule = (changes: object = {}) => administrator.post<DutyRule>('/duty-rules', { ...quarterly, ...changes });
  const duties = async (who: Client, query = '') => (await who.get<DutiesReply>(`/duties${query}`)).body;

  beforeEach(async () => {
    test = await createConsoleApp({ dialect, now: at('2026-10-05T10:00') });
    administrator = await test.as('administrator');
    editor = await test.as('editor');
  });
  afterEach(() => test.close());

  it('are open while the grace runs, due in its last days, overdue after it', async () => {
    assert.equal((await rule()).status, 201);
    for (const [now, state] of [['2026-10-05', 'open'], ['2026-10-14', 'open'], ['2026-10-15', 'due'], ['2026-10-20', 'due'], ['2026-10-21', 'overdue']] as const) {
      test.clock.now = at(`${now}T10:00`);
      await editor.logIn();
      const { items, counts } = await duties(editor);
      assert.deepEqual(items.map((each) => [each.region, each.period, each.periodName, each.dueOn, each.state]), [
        [village, '2026-Q3', '2026 年第三季度', '2026-10-20', state],
      ]);
      assert.equal(counts[state], 1);
    }
  });

  it('are done by what was published in time, late by what came after, and owed again when it is withdrawn', async () => {
    await rule();
    const { item, draft: id } = await published(test, editor, { when: '2026-10-20T23:59' });
    const late = await published(test, editor, { region: otherVillage, when: '2026-10-21T00:00' });
    test.clock.now = at('2026-11-22T10:00');
    const reviewer = await test.as('reviewer');
    const { items, counts } = await duties(reviewer);
    assert.deepEqual({ ...counts }, { done: 1, late: 1, open: 0, due: 0, overdue: 0 });
    const done = items.find(({ state }) => state === 'done');
    assert.deepEqual(done?.evidence, { draft: id, item, title: '第三季度收支', publishedAt: '2026-10-20T23:59:00+08:00' });
    assert.equal(done.townName, '示例镇');
    await withdraw(test.db, { sourceKey: late.sourceKey }, test.clock.now);
    assert.deepEqual((await duties(reviewer, '?state=overdue')).items.map(({ region }) => region), [otherVillage]);
  });

  it('are not done by what is set for later, and do not tell its title', async () => {
    await rule();
    await published(test, editor, { when: '2026-10-12T10:00' });
    await test.db.query.updateTable('item').set({ published_at: at('2026-12-01T10:00') }).execute();
    test.clock.now = at('2026-11-22T10:00');
    await editor.logIn();
    const { items } = await duties(editor);
    assert.equal(items[0]?.state, 'overdue');
    assert.equal(items[0].evidence, undefined);
    assert.ok(items[0].draft);
  });

  it('keep what was done while a correction of another period is written', async () => {
    await rule();
    const { draft: id } = await published(test, editor, { when: '2026-10-10T10:00' });
    await test.db.query.updateTable('draft').set({ state: 'editing', period: '2026-Q4' }).where('id', '=', id).execute();
    test.clock.now = at('2026-11-22T10:00');
    await editor.logIn();
    assert.equal((await duties(editor)).items[0]?.state, 'done');
  });

  it('show everybody their own reach: a village itself, a town its villages, nobody another’s', async () => {
    await rule();
    const regions = async (who: Client, query = '') => (await duties(who, query)).items.map(({ region }) => region);
    assert.deepEqual(await regions(editor), [village]);
    const reviewer = await test.as('reviewer');
    assert.deepEqual(await regions(reviewer), [village, otherVillage]);
    assert.deepEqual(await regions(reviewer, `?region=${otherVillage}`), [otherVillage]);
    assert.equal((await editor.get(`/duties?region=${otherVillage}`)).status, 404);
    assert.equal((await editor.get(`/duties?region=${town}`)).status, 404);
  });

  it('follow rules that an administrator makes, changes and takes away, in the version that was seen', async () => {
    const { body } = await rule({ grace: 10 });
    assert.equal((await administrator.put(`/duty-rules/${body.id}`, { ...quarterly, grace: 30, version: 1 })).status, 200);
    assert.equal((await administrator.put(`/duty-rules/${body.id}`, { ...quarterly, grace: 5, version: 1 })).status, 409);
    assert.equal((await duties(editor)).items[0]?.dueOn, '2026-10-30');
    assert.equal((await administrator.delete(`/duty-rules/${body.id}`, { version: 1 })).status, 409);
    assert.equal((await administrator.delete(`/duty-rules/${body.id}`, { version: 2 })).status, 204);
    assert.equal((await duties(editor)).items.length, 0);
    assert.equal((await administrator.put(`/duty-rules/${body.id}`, { ...quarterly, version: 2 })).status, 404);
  });

  it('are made for everywhere by a city alone', async () => {
    assert.equal((await rule({ region: null })).status, 201);
    const ofTown = await test.as('administrator', town);
    assert.equal((await ofTown.post('/duty-rules', { ...quarterly, region: null })).status, 404);
    assert.equal((await ofTown.post('/duty-rules', { ...quarterly, region: city })).status, 404);
    assert.equal((await ofTown.post('/duty-rules', { ...quarterly, region: town })).status, 201);
  });

  it('go along as an Excel file, in which nothing is a formula', async () => {
    await rule({ name: '=HYPERLINK("http://x")' });
    const { body: _body, headers } = await administrator.inject({ url: '/api/v1/admin/duties.xlsx' });
    assert.match(String(headers['content-disposition']), /^attachment; /);
    const reply = await test.app.inject({ url: '/api/v1/admin/duties.xlsx', headers: administrator.headers });
    const rows = await readSheet(reply.rawPayload);
    assert.deepEqual(rows[0]?.slice(0, 3), ['乡镇', '村（社区）', '公开事项']);
    assert.deepEqual(rows[1]?.slice(0, 6), ['示例镇', '示例一村', '=HYPERLINK("http://x")', '2026 年第三季度', '2026-10-20', '还没到期']);
  });

  it('stand on the first page as numbers', async () => {
    await rule();
    const { body } = await editor.get<OverviewReply>('/overview');
    assert.deepEqual(body, {
      waiting: 0, mine: { editing: 0, submitted: 0, returned: 0 }, afterwards: 0, duties: { done: 0, late: 0, open: 1, due: 0, overdue: 0 },
    });
  });
});
