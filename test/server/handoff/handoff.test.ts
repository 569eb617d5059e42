import assert from 'node:assert/strict';
import type { Block, Home, ItemsReply, Link } from '../../../src/contract/index.ts';
import { publish, withdraw } from '../../../src/server/content/content.ts';
import { nearestBefore, resolveLink } from '../../../src/server/handoff/handoff.ts';
import { onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, town, village, type TestApp } from '../testApp.ts';

const paragraphs = (...ids: string[]): Block[] =>
  ids.map((id) => ({ id, kind: 'paragraph', text: `第 ${id} 段` }));

onBothDatabases('short links', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const first = async () => {
    const item = (await test.get<ItemsReply>('/api/v1/items')).body.items[0];
    assert.ok(item);
    return item;
  };

  it('lead to an item in any case, as people type them', async () => {
    await publish(test.db, draft(), evening);
    const { id, code } = await first();
    const spoken = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    for (const typed of [code, code.toLowerCase(), spoken]) {
      const { body } = await test.get<Link>(`/api/v1/links/${typed}`);
      assert.deepEqual(body, { code, kind: 'item', item: id, address: `/items/${id}` });
    }
  });

  it("lead to a region's column, under one code for ever", async () => {
    await publish(test.db, draft(), evening);
    const code = async (region: string) =>
      (await test.get<Home>(`/api/v1/home?region=${region}`)).body.rails[0]?.code ?? '';
    const codes = await Promise.all([code(village), code(village), code(town)]);
    assert.equal(codes[0], codes[1]);
    assert.notEqual(codes[0], codes[2]);
    await publish(test.db, draft(), evening);
    assert.equal(await code(village), codes[0]);
    const { body } = await test.get<Link>(`/api/v1/links/${codes[0]}`);
    assert.deepEqual(body, {
      code: codes[0], kind: 'list', column: 'cases', region: village,
      address: `/columns/cases?region=${village}`,
    });
  });

  it('answer 404 for a code that nobody was given, and for what is no code', async () => {
    for (const code of ['00000000', 'x', 'UUUUUUUU', '%00', '中文']) {
      assert.equal((await test.get(`/api/v1/links/${encodeURIComponent(code)}`)).status, 404, code);
    }
  });

  it('find the place, and the nearest one before it when a newer revision lost it', async () => {
    const first_ = draft({ sourceKey: 'a', body: paragraphs('A00001', 'A00002', 'A00003', 'A00004') });
    await publish(test.db, first_, evening);
    const { code, id } = await first();
    const at = (block: string) => resolveLink(test.db, code, { block }, evening);
    assert.deepEqual(await at('A00003'), { state: 'item', code, id, block: 'A00003', moved: false });
    await publish(test.db, { ...first_, body: paragraphs('A00001', 'A00002', 'A00009') }, evening);
    await publish(test.db, { ...first_, body: paragraphs('A00009', 'A00002') }, evening);
    assert.deepEqual(await at('A00004'), { state: 'item', code, id, block: 'A00002', moved: true });
    assert.deepEqual(await at('A00001'), { state: 'item', code, id, moved: true });
    assert.deepEqual(await at('B00000'), { state: 'item', code, id, moved: true });
    assert.deepEqual(await resolveLink(test.db, code, { second: 61 }, evening), {
      state: 'item', code, id, second: 61, moved: false,
    });
  });

  it('say what became of an item', async () => {
    await publish(test.db, draft({ sourceKey: 'a', expiresAt: evening + 1000 }), evening);
    const { code } = await first();
    assert.deepEqual(await resolveLink(test.db, code, undefined, evening + 1000), { state: 'expired' });
    assert.deepEqual(await resolveLink(test.db, code, undefined, evening - 1), { state: 'unknown' });
    await withdraw(test.db, { sourceKey: 'a' }, evening);
    assert.deepEqual(await resolveLink(test.db, code, undefined, evening), { state: 'withdrawn' });
  });
});

describe('nearest place before a lost one', () => {
  it('is the last before it that still stands', () => {
    assert.equal(nearestBefore('c', ['a', 'b'], [['a', 'b', 'c']]), 'b');
    assert.equal(nearestBefore('c', ['a', 'd'], [['a', 'b', 'c', 'd']]), 'a');
    assert.equal(nearestBefore('a', ['b'], [['a', 'b']]), undefined);
    assert.equal(nearestBefore('z', ['a'], [['a', 'b']]), undefined);
  });
});
