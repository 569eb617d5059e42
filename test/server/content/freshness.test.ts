import assert from 'node:assert/strict';
import type { Home, Item, ItemsReply, Pulse, SearchReply } from '../../../src/contract/index.ts';
import { publish, withdraw } from '../../../src/server/content/content.ts';
import { onBothDatabases } from '../databases.ts';
import { city, createTestApp, draft, evening, otherVillage, village, type TestApp } from '../testApp.ts';

const minute = 60_000;

onBothDatabases('freshness', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const list = async () => (await test.get<ItemsReply>('/api/v1/items')).body.items.map((item) => item.title);
  const revision = async () => (await test.get<Pulse>('/api/v1/pulse')).body.revision;

  it('shows a published item in every answer at the next request', async () => {
    assert.deepEqual(await list(), []);
    await publish(test.db, draft({ title: '新来的' }), test.clock.now);
    assert.deepEqual(await list(), ['新来的']);
    const home = (await test.get<Home>('/api/v1/home')).body;
    assert.deepEqual(home.rails.map((rail) => [rail.column.id, rail.total]), [['cases', 1]]);
  });

  it('has a withdrawn item nowhere at the next request, and the pulse names it', async () => {
    await publish(test.db, draft({ sourceKey: 'a', title: '离婚案' }), test.clock.now);
    await publish(test.db, draft({ sourceKey: 'b', title: '离婚二案' }), test.clock.now);
    const before = (await test.get<ItemsReply>('/api/v1/items')).body.items;
    const gone = before.find((item) => item.title === '离婚案');
    const left = before.find((item) => item.title === '离婚二案');
    assert.ok(gone && left);
    for (const url of [`/api/v1/items/${gone.id}`, `/api/v1/items/${left.id}/related`, '/api/v1/home']) {
      assert.match((await test.get(url)).text, new RegExp(gone.id));
    }
    assert.equal(await withdraw(test.db, { id: gone.id }, test.clock.now), true);

    const answers = ['items', 'home', 'search?q=离婚', `items/${left.id}/related`, 'items?topic=marriage'];
    for (const answer of answers) {
      const { status, text } = await test.get(`/api/v1/${answer}`);
      assert.equal(status, 200);
      assert.doesNotMatch(text, new RegExp(gone.id), answer);
    }
    for (const url of [`items/${gone.id}`, `items/${gone.id}/related`, `links/${gone.code}`]) {
      const { status, body } = await test.get<{ error: { code: string } }>(`/api/v1/${url}`);
      assert.deepEqual([status, body.error.code], [410, 'withdrawn'], url);
    }
    const pulse = (await test.get<Pulse>('/api/v1/pulse')).body;
    assert.deepEqual([pulse.withdrawn, pulse.withdrawals], [[gone.id], 1]);
    assert.equal(await withdraw(test.db, { id: gone.id }, test.clock.now), false);
  });

  it('publishes a withdrawn item again under its id and no longer names it as withdrawn', async () => {
    const first = draft({ sourceKey: 'a' });
    await publish(test.db, first, test.clock.now);
    const { id } = (await test.get<ItemsReply>('/api/v1/items')).body.items[0] ?? { id: '' };
    await withdraw(test.db, { sourceKey: 'a' }, test.clock.now);
    assert.equal(await publish(test.db, first, test.clock.now + 1), 'changed');
    assert.equal((await test.get<Item>(`/api/v1/items/${id}`)).body.revision, 2);
    const pulse = (await test.get<Pulse>('/api/v1/pulse')).body;
    assert.deepEqual([pulse.withdrawn, pulse.withdrawals], [[], 1]);
  });

  it('serves an item by no route before its time, and by all from that moment on', async () => {
    await publish(test.db, draft({ title: '明早的', publishAt: evening + minute }), evening);
    assert.deepEqual(await list(), []);
    assert.deepEqual((await test.get<SearchReply>('/api/v1/search?q=明早')).body.items, []);
    const before = await revision();
    test.clock.now = evening + minute - 1;
    assert.equal(await revision(), before);
    assert.deepEqual(await list(), []);
    test.clock.now = evening + minute;
    assert.notEqual(await revision(), before);
    assert.deepEqual(await list(), ['明早的']);
    assert.equal((await test.get<SearchReply>('/api/v1/search?q=明早')).body.items.length, 1);
  });

  it('answers 404 for an item before its time and 410 after it', async () => {
    await publish(test.db, draft({ publishAt: evening, expiresAt: evening + minute }), evening);
    const { id, code } = (await test.get<ItemsReply>('/api/v1/items')).body.items[0] ?? { id: '', code: '' };
    const status = async (path: string) => (await test.get(`/api/v1/${path}`)).status;
    assert.deepEqual([await status(`items/${id}`), await status(`links/${code}`)], [200, 200]);
    test.clock.now = evening - 1;
    assert.deepEqual([await status(`items/${id}`), await status(`links/${code}`)], [404, 404]);
    test.clock.now = evening + minute;
    assert.deepEqual([await status(`items/${id}`), await status(`links/${code}`)], [410, 410]);
    assert.deepEqual(await list(), []);
    assert.equal((await test.get(`/api/v1/items/${id}/related`)).status, 410);
  });

  it('counts the days of a notice anew at midnight in Asia/Shanghai', async () => {
    const disclosure = { from: '2026-11-20', until: '2026-11-23' };
    await publish(test.db, draft({ column: 'notices', region: village, disclosure }), evening);
    const home = async () => (await test.get<Home>(`/api/v1/home?region=${village}`)).body;
    const days = async () => {
      const page = await home();
      return [page.today, page.rails[0]?.items[0]?.disclosure?.daysLeft];
    };
    assert.deepEqual(await days(), ['2026-11-22', 2]);
    const before = (await home()).revision;
    test.clock.now = Date.parse('2026-11-23T00:00:00+08:00') - 1;
    assert.equal((await home()).revision, before);
    test.clock.now += 1;
    assert.notEqual((await home()).revision, before);
    assert.deepEqual(await days(), ['2026-11-23', 1]);
    test.clock.now = Date.parse('2026-11-24T08:00:00+08:00');
    assert.deepEqual(await days(), ['2026-11-24', 0]);
  });

  it('gives home and pulse the same revision, and keeps it while nothing changes', async () => {
    await publish(test.db, draft(), evening);
    const home = async () => (await test.get<Home>('/api/v1/home')).body.revision;
    assert.equal(await home(), await revision());
    test.clock.now += minute;
    assert.equal(await home(), await revision());
    const before = await revision();
    await publish(test.db, draft(), evening);
    assert.notEqual(await home(), before);
    assert.equal(await home(), await revision());
  });

  it('answers 304 until the content changes, with another ETag afterwards', async () => {
    await publish(test.db, draft({ sourceKey: 'a', title: '一' }), evening);
    const first = await test.get('/api/v1/items');
    const etag = String(first.headers['etag']);
    const again = await test.get('/api/v1/items', { 'if-none-match': etag });
    assert.deepEqual([again.status, again.text], [304, '']);
    assert.equal(again.headers['cache-control'], 'public, max-age=0, s-maxage=10, stale-if-error=86400');
    await publish(test.db, draft({ sourceKey: 'a', title: '二' }), evening);
    const changed = await test.get('/api/v1/items', { 'if-none-match': etag });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers['etag'], etag);
  });

  it('keeps the pulse within 200 bytes, however much was withdrawn', async () => {
    const drafts = Array.from({ length: 12 }, (_, at) => draft({ sourceKey: `w${at}`, region: village }));
    for (const each of drafts) {
      await publish(test.db, each, evening);
      await withdraw(test.db, { sourceKey: each.sourceKey }, evening);
    }
    const { text, body } = await test.get<Pulse>(`/api/v1/pulse?region=${village}`);
    assert.ok(Buffer.byteLength(text) <= 200, text);
    assert.deepEqual([body.withdrawn.length, body.withdrawals], [6, 12]);
    for (let at = 0; at < 4; at++) await publish(test.db, draft({ column: 'notices', region: village, urgent: true }), evening + at);
    test.clock.now = evening + 10;
    const alarmed = await test.get<Pulse>(`/api/v1/pulse?region=${village}`);
    assert.ok(Buffer.byteLength(alarmed.text) <= 200, alarmed.text);
    assert.deepEqual([alarmed.body.urgent?.length, alarmed.body.withdrawn.length, alarmed.body.withdrawals], [3, 2, 12]);
    const elsewhere = (await test.get<Pulse>(`/api/v1/pulse?region=${otherVillage}`)).body;
    assert.equal(elsewhere.urgent, undefined);
    assert.deepEqual([elsewhere.withdrawn, elsewhere.withdrawals], [[], 0]);
    assert.equal((await test.get<Pulse>(`/api/v1/pulse?region=${city}`)).body.withdrawals, 0);
  });
});
