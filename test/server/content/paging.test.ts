import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ItemsReply } from '../../../src/contract/index.ts';
import { publishAll, withdraw } from '../../../src/server/content/content.ts';
import { readCursor, writeCursor } from '../../../src/server/content/cursor.ts';
import { onBothDatabases } from '../databases.ts';
import { city, createTestApp, draft, evening, town, village, type TestApp } from '../testApp.ts';

onBothDatabases('paging', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  /** Walks a list to its end; `between` runs before each further page. */
  async function walk(query: string, between: (page: number) => Promise<void> = async () => undefined) {
    const ids: string[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null; page++) {
      if (page > 0) await between(page);
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { status, body } = await test.get<ItemsReply>(`/api/v1/items?${query}${cursor}`);
      assert.equal(status, 200);
      ids.push(...body.items.map((item) => item.id));
      next = body.next;
    }
    return ids;
  }

  it('has neither gaps nor doubles while items come and go', async () => {
    const many = Array.from({ length: 37 }, (_, at) =>
      draft({
        sourceKey: `p/${at}`,
        region: [city, town, village][at % 3] ?? city,
        // Several share a moment, as those of one import do.
        publishAt: evening - 1000 * Math.floor(at / 7),
      }),
    );
    await publishAll(test.db, many, evening);
    const before = await walk(`region=${village}&limit=50`);
    assert.equal(before.length, 37);
    for (const query of [`region=${village}`, `region=${village}&topic=marriage`, `region=${village}&column=cases`]) {
      const ids = await walk(`${query}&limit=5`, async (page) => {
        await publishAll(test.db, [draft({ region: village, publishAt: evening + page })], evening);
        test.clock.now += 10;
      });
      assert.equal(new Set(ids).size, ids.length, 'an item twice');
      assert.deepEqual(ids.filter((id) => before.includes(id)), before, 'an item left out');
    }
  });

  it('goes on behind an item that was withdrawn after it was shown', async () => {
    await publishAll(test.db, Array.from({ length: 6 }, (_, at) => draft({ sourceKey: `q/${at}` })), evening);
    const all = await walk('limit=50');
    const ids = await walk('limit=2', async (page) => {
      if (page === 1) await withdraw(test.db, { id: all[1] ?? '' }, evening);
    });
    assert.deepEqual(ids, all);
  });

  it('shows nothing before its time to a cursor made for the future', async () => {
    await publishAll(test.db, [draft({ title: '今天' }), draft({ publishAt: evening + 60_000 })], evening);
    const cursor = writeCursor({ at: evening + 120_000, key: 1000 });
    const { body } = await test.get<ItemsReply>(`/api/v1/items?cursor=${cursor}`);
    assert.deepEqual(body.items.map((item) => item.title), ['今天']);
  });
});

describe('cursor', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 45), fc.nat(2 ** 40), (at, key) => {
        assert.deepEqual(readCursor(writeCursor({ at, key })), { at, key });
      }),
    );
  });

  it('refuses what it did not write', () => {
    const cursor = writeCursor({ at: evening, key: 7 });
    for (const wrong of ['', 'x', cursor.slice(1), `${cursor}A`, `${cursor}=`, cursor.toLowerCase(), cursor.replace(/.$/, '!')]) {
      assert.equal(readCursor(wrong), undefined, wrong);
    }
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => assert.equal(readCursor(text), undefined)));
  });
});
