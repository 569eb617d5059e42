import assert from 'node:assert/strict';
import { withdraw } from '../../../src/server/content/content.ts';
import { createConsoleApp, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { draft, evening, otherVillage, village } from '../testApp.ts';

onBothDatabases('how many boxes displayed an item', (dialect) => {
  let test: ConsoleApp;
  let item: string;
  const say = (id = item) => test.app.inject({ method: 'POST', url: `/api/v1/items/${id}/displayed` });
  const figure = async (region = village) => (await (await test.as('editor', region)).get<{ boxes: number | null }>(`/items/${item}/displays`)).body.boxes;

  beforeEach(async () => {
    test = await createConsoleApp({ dialect, items: [draft({ sourceKey: 'a', column: 'notices', region: village })] });
    item = (await test.db.query.selectFrom('item').select('id').executeTakeFirstOrThrow()).id;
  });
  afterEach(() => test.close());

  it('is said only from five on', async () => {
    assert.equal(await figure(), null);
    for (let boxes = 1; boxes <= 4; boxes += 1) assert.equal((await say()).statusCode, 204);
    assert.equal(await figure(), null);
    await say();
    assert.equal(await figure(), 5);
  });

  it('misses none of many at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => say()));
    assert.equal(await figure(), 40);
  });

  it('keeps nothing of who said so', async () => {
    const reply = await say();
    assert.equal(reply.headers['set-cookie'], undefined);
    const row = await test.db.query.selectFrom('display').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(Object.keys(row).sort(), ['boxes', 'item']);
  });

  it('changes no answer that is kept', async () => {
    const before = await test.db.readState();
    await say();
    assert.deepEqual(await test.db.readState(), before);
  });

  it('takes nothing for what cannot be read: unknown, not due yet, withdrawn', async () => {
    assert.equal((await say('0000000000')).statusCode, 404);
    test.clock.now = evening - 1;
    assert.equal((await say()).statusCode, 404);
    test.clock.now = evening;
    await withdraw(test.db, { id: item }, evening);
    assert.equal((await say()).statusCode, 404);
  });

  it('is for who may see the item’s region', async () => {
    const other = await test.as('editor', otherVillage);
    assert.equal((await other.get(`/items/${item}/displays`)).status, 404);
  });
});

describe('a box that says again and again that it displayed an item', () => {
  it('is slowed down', async () => {
    const test = await createConsoleApp({ items: [draft({ sourceKey: 'a' })], env: { RATE_LIMIT: '100' } });
    const { id } = await test.db.query.selectFrom('item').select('id').executeTakeFirstOrThrow();
    const statuses: number[] = [];
    for (let each = 0; each < 6; each += 1) {
      statuses.push((await test.app.inject({ method: 'POST', url: `/api/v1/items/${id}/displayed` })).statusCode);
    }
    assert.deepEqual(statuses, [204, 204, 204, 204, 429, 429]);
    await test.close();
  });
});
