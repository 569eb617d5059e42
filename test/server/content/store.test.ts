import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Item, ItemsReply, TopicsReply } from '../../../src/contract/index.ts';
import { publish, publishAll, sourceKeys, withdraw } from '../../../src/server/content/content.ts';
import { openDatabase } from '../../../src/server/db/open.ts';
import { newDatabase, onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, village, type TestApp } from '../testApp.ts';

const run = promisify(execFile);

onBothDatabases('publishing', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const only = async () => (await test.get<ItemsReply>('/api/v1/items')).body.items[0];

  it('adds, leaves alone and changes, counting revisions and keeping id, code and time', async () => {
    const first = draft({ sourceKey: 'a', title: '第一版' });
    assert.equal(await publish(test.db, first, evening), 'added');
    const added = await only();
    assert.equal(await publish(test.db, first, evening + 1), 'unchanged');
    assert.equal(await publish(test.db, { ...first, title: '第二版' }, evening + 2), 'changed');
    const changed = await only();
    assert.ok(added && changed);
    assert.deepEqual({ ...changed, title: '第一版', revision: 1 }, added);
    assert.deepEqual([changed.title, changed.revision], ['第二版', 2]);
  });

  it('takes a draft whose fields come in another order for the same', async () => {
    const first = draft({ sourceKey: 'a' });
    await publish(test.db, first, evening);
    const turned = Object.fromEntries(Object.entries(first).reverse()) as unknown as typeof first;
    assert.equal(await publish(test.db, turned, evening), 'unchanged');
  });

  it('publishes all or none', async () => {
    const drafts = [draft({ sourceKey: 'good' }), draft({ sourceKey: 'bad', column: 'nowhere' })];
    await assert.rejects(publishAll(test.db, drafts, evening));
    assert.deepEqual(await sourceKeys(test.db, ''), []);
    assert.equal((await test.get<ItemsReply>('/api/v1/items')).body.items.length, 0);
    assert.equal((await test.get('/api/v1/search?q=离婚')).text, '{"items":[],"next":null}');
  });

  it('publishes one source once, however many publish it at the same time', async () => {
    const same = draft({ sourceKey: 'a' });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => publish(test.db, same, evening)));
    assert.deepEqual(outcomes.toSorted(), ['added', ...Array<string>(7).fill('unchanged')]);
    assert.deepEqual(await sourceKeys(test.db, ''), ['a']);
  });

  it('names the sources of a prefix that stand', async () => {
    await publishAll(test.db, ['x/1', 'x/2', 'y/1', 'x%'].map((sourceKey) => draft({ sourceKey })), evening);
    await withdraw(test.db, { sourceKey: 'x/2' }, evening);
    assert.deepEqual(await sourceKeys(test.db, 'x/'), ['x/1']);
  });

  it('keeps every field of an item', async () => {
    const picture = { src: `/media/${'a'.repeat(32)}.jpg`, width: 4, height: 3, alt: '图' };
    const full = draft({
      kind: 'video',
      subtitle: '副题',
      poster: picture,
      topics: ['land', 'village'],
      media: { src: `/media/${'b'.repeat(32)}.mp4`, type: 'video/mp4', duration: 61.5 },
      provenance: { source: '某法院', issued: '2020-05-28', inForceSince: '2021-01-01', notes: ['修订'] },
      disclosure: { from: '2026-11-20', until: '2026-11-30', basis: '依据', supervisionPhone: '12345' },
      body: [
        { id: 'A00001', kind: 'heading', level: 2, text: '一' },
        { id: 'A00002', kind: 'list', ordered: true, start: 3, items: ['甲', '乙'], text: '甲\n乙' },
        { id: 'A00003', kind: 'table', header: ['户', '钱'], rows: [['张*三', '1']], text: '户 钱' },
        { id: 'A00004', kind: 'picture', picture, text: '图' },
        { id: 'A00005', kind: 'law', law: '民法典', article: '第一条', text: '为了' },
      ],
    });
    await publish(test.db, full, evening);
    const { body } = await test.get<Item>(`/api/v1/items/${(await only())?.id}`);
    for (const field of ['title', 'subtitle', 'kind', 'poster', 'topics', 'media', 'provenance', 'body'] as const) {
      assert.deepEqual(body[field], full[field], field);
    }
    assert.deepEqual(body.disclosure, { ...full.disclosure, daysLeft: 9 });
    assert.equal(body.publishedAt, '2026-11-22T19:05:00+08:00');
  });

  it('counts topics for a region, over all columns or in one', async () => {
    await publishAll(
      test.db,
      [
        draft({ topics: ['land'] }),
        draft({ topics: ['land', 'fraud'], column: 'laws' }),
        draft({ topics: ['land'], region: village }),
      ],
      evening,
    );
    const count = async (query: string) => {
      const { body } = await test.get<TopicsReply>(`/api/v1/topics${query}`);
      return Object.fromEntries(body.items.filter((each) => each.count > 0).map((each) => [each.id, each.count]));
    };
    assert.deepEqual(await count(''), { land: 2, fraud: 1 });
    assert.deepEqual(await count(`?region=${village}`), { land: 3, fraud: 1 });
    assert.deepEqual(await count('?column=laws'), { land: 1, fraud: 1 });
  });

  it('holds what was published when it is opened again, with its tables brought up to date once', async () => {
    const { settings, remove } = await newDatabase(dialect);
    // Programs of their own: within one, waiting for SQLite's lock would stop whoever holds it.
    const open = `
      const { openDatabase } = await import('./src/server/db/open.ts');
      const db = await openDatabase(${JSON.stringify(settings)});
      console.log(JSON.stringify(await db.readState()));
      await db.close();`;
    const states = await Promise.all([1, 2].map(() => run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', open])));
    const before = JSON.parse(states[0]?.stdout ?? '') as unknown;
    assert.deepEqual(JSON.parse(states[1]?.stdout ?? ''), before);
    const again = await openDatabase(settings);
    assert.deepEqual(await again.readState(), before);
    await again.close();
    await remove();
  });
});
