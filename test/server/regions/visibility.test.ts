import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Home, ItemCard, ItemsReply, Pulse, RelatedReply, SearchReply } from '../../../src/contract/index.ts';
import { publishAll, withdraw, type ItemDraft } from '../../../src/server/content/content.ts';
import { chainOf } from '../../../src/contract/regionCodes.ts';
import { saveRegions } from '../../../src/server/regions/regions.ts';
import { onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, type TestApp } from '../testApp.ts';

const digits = (number: number) => String(number).padStart(3, '0');

/** A city with towns, some of them with villages, and items strewn over all of them. */
const world = fc
  .array(fc.array(fc.nat(5), { maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((towns) => {
    const codes = ['420583000000'];
    towns.forEach((villages, town) => {
      codes.push(`420583${digits(901 + town)}000`);
      for (const village of new Set(villages)) codes.push(`420583${digits(901 + town)}${digits(village + 1)}`);
    });
    const item = fc.record({
      region: fc.constantFrom(...codes),
      column: fc.constantFrom('notices', 'cases', 'laws'),
      topics: fc.subarray(['marriage', 'land', 'fraud']),
      word: fc.constantFrom('离婚', '土地', '工伤'),
      withdrawn: fc.boolean(),
    });
    return fc.record({ codes: fc.constant(codes), items: fc.array(item, { maxLength: 25 }) });
  });

onBothDatabases('visibility', (dialect) => {
  let test: TestApp;
  let round = 0;
  beforeEach(async () => {
    test = await createTestApp({ dialect, regions: [] });
  });
  afterEach(() => test.close());

  it('never shows a region what belongs neither to it nor to one above it', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(world, async ({ codes, items }) => {
        round += 1;
        await saveRegions(test.db, codes.map((code) => ({ code, name: `示例${code}` })));
        await withdrawAll(test, evening);
        const drafts: ItemDraft[] = items.map(({ region, column, topics, word }, at) =>
          draft({ sourceKey: `${round}/${at}`, region, column, topics, title: `${word}${at}` }),
        );
        if (drafts.length > 0) await publishAll(test.db, drafts, evening);
        const gone = items.flatMap((item, at) => (item.withdrawn ? [`${round}/${at}`] : []));
        for (const sourceKey of gone) await withdraw(test.db, { sourceKey }, evening + 1);
        for (const code of codes) await checkRegion(test, code, items.filter((item) => !item.withdrawn));
      }),
      { numRuns: 12 },
    );
  });

  it('shows the city alone to who names no region, and refuses a region that is not there', async () => {
    await saveRegions(test.db, [
      { code: '420583000000', name: '枝江市' },
      { code: '420583901000', name: '示例镇' },
    ]);
    await publishAll(test.db, [draft({ region: '420583901000' }), draft({ title: '全市的' })], evening);
    const list = await test.get<ItemsReply>('/api/v1/items');
    assert.deepEqual(list.body.items.map((item) => item.title), ['全市的']);
    for (const route of ['items?', 'home?', 'pulse?', 'topics?', 'contacts?', 'search?q=离婚&']) {
      const { status, body } = await test.get<{ error: { code: string } }>(`/api/v1/${route}region=420583902000`);
      assert.deepEqual([status, body.error.code], [404, 'not_found'], route);
    }
  });

  it('answers with nothing, and no error, before any region exists', async () => {
    assert.deepEqual((await test.get<Home>('/api/v1/home')).body.rails, []);
    assert.deepEqual((await test.get<ItemsReply>('/api/v1/items')).body, { items: [], next: null });
    assert.equal((await test.get('/api/v1/pulse')).status, 200);
    assert.equal((await test.get('/api/v1/search?q=离婚')).status, 200);
  });

  it("puts a village's own notices first, then the town's, then the city's", async () => {
    const chain = ['420583000000', '420583901000', '420583901001'];
    await saveRegions(test.db, chain.map((code) => ({ code, name: code })));
    const notices = chain.toReversed().map((region, at) =>
      draft({ column: 'notices', region, publishAt: evening - 1000 + at }),
    );
    await publishAll(test.db, notices, evening);
    const { body } = await test.get<Home>('/api/v1/home?region=420583901001');
    assert.deepEqual(body.rails[0]?.items.map((item) => item.region), chain.toReversed());
    assert.deepEqual(body.path.map((region) => region.code), chain);
  });
});

interface Placed {
  region: string;
  column: string;
}

async function checkRegion(test: TestApp, code: string, standing: Placed[]): Promise<void> {
  const allowed = new Set(chainOf(code));
  const expected = standing.filter((item) => allowed.has(item.region));
  const check = (cards: ItemCard[], where: string) => {
    for (const card of cards) assert.ok(allowed.has(card.region), `${where} of ${code} holds ${card.region}`);
  };
  const read = async <T>(path: string) => {
    const { status, body } = await test.get<T>(`/api/v1/${path}`);
    assert.equal(status, 200, path);
    return body;
  };
  const list = await read<ItemsReply>(`items?region=${code}&limit=50`);
  check(list.items, 'items');
  assert.equal(list.items.length, expected.length);
  const narrow = await read<ItemsReply>(`items?region=${code}&limit=50&topic=land&column=cases`);
  check(narrow.items, 'items of a topic');
  assert.ok(narrow.items.every((item) => item.topics.includes('land') && item.column === 'cases'));

  const home = await read<Home>(`home?region=${code}`);
  for (const rail of home.rails) {
    check(rail.items, 'home');
    assert.equal(rail.total, expected.filter((item) => item.column === rail.column.id).length);
  }
  const search = await read<SearchReply>(`search?q=离婚&region=${code}&limit=50`);
  check(search.items.map((hit) => hit.item), 'search');

  for (const item of list.items.slice(0, 3)) {
    const related = await read<RelatedReply>(`items/${item.id}/related`);
    check(related.items, 'related');
    assert.ok(related.items.every((other) => other.id !== item.id));
  }
  const pulse = await read<Pulse>(`pulse?region=${code}`);
  for (const id of pulse.withdrawn) {
    const row = await test.db.query
      .selectFrom('item').select(['region', 'withdrawn_at']).where('id', '=', id).executeTakeFirstOrThrow();
    assert.ok(allowed.has(row.region) && row.withdrawn_at !== null);
  }
}

async function withdrawAll(test: TestApp, now: number): Promise<void> {
  const rows = await test.db.query
    .selectFrom('item').select('id').where('withdrawn_at', 'is', null).execute();
  for (const { id } of rows) await withdraw(test.db, { id }, now);
}
