import assert from 'node:assert/strict';
import type { Item, ItemsReply } from '../../../src/contract/index.ts';
import { publish, publishAll, withdraw } from '../../../src/server/content/content.ts';
import { onBothDatabases } from '../databases.ts';
import { city, createTestApp, draft, evening, otherVillage, town, village, type TestApp } from '../testApp.ts';

onBothDatabases('a series', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const part = (episode: number, title: string, changes: Parameters<typeof draft>[0] = {}) =>
    draft({ sourceKey: title, title, column: 'lectures', series: { name: '工伤那点事', episode }, ...changes });
  const find = async (title: string) => {
    const { body } = await test.get<ItemsReply>(`/api/v1/items?region=${village}&limit=50`);
    const card = body.items.find((item) => item.title === title);
    assert.ok(card, title);
    return (await test.get<Item>(`/api/v1/items/${card.id}`)).body;
  };
  const nextOf = async (title: string) => (await find(title)).next?.title;

  it('names its part on the card, and the next one there is', async () => {
    await publishAll(test.db, [part(1, '一'), part(2, '二'), part(5, '五'), draft({ title: '别的' })], evening);
    const first = await find('一');
    assert.deepEqual(first.series, { name: '工伤那点事', episode: 1 });
    assert.deepEqual([first.next?.title, first.next?.series?.episode], ['二', 2]);
    assert.equal(await nextOf('二'), '五');
    assert.equal(await nextOf('五'), undefined);
    assert.deepEqual([(await find('别的')).series, await nextOf('别的')], [undefined, undefined]);
  });

  it('goes on only to what can be read: not due, expired or withdrawn parts are passed over at once', async () => {
    const minute = 60_000;
    await publishAll(test.db, [
      part(1, '一'), part(2, '二', { expiresAt: evening + minute }), part(3, '三'),
      part(4, '四', { publishAt: evening + 2 * minute }),
    ], evening);
    assert.equal(await nextOf('一'), '二');
    test.clock.now = evening + minute;
    assert.equal(await nextOf('一'), '三');
    assert.equal(await nextOf('三'), undefined);
    test.clock.now = evening + 2 * minute;
    assert.equal(await nextOf('三'), '四');
    await withdraw(test.db, { sourceKey: '三' }, test.clock.now);
    assert.equal(await nextOf('一'), '四');
    await publish(test.db, part(9, '四', { publishAt: evening }), test.clock.now);
    assert.equal((await find('一')).next?.series?.episode, 9);
  });

  it('stays in its column and where the item can be seen', async () => {
    await publishAll(test.db, [
      part(1, '村的一', { region: village }),
      part(2, '别村的二', { region: otherVillage }), part(2, '别栏的二', { column: 'films' }),
      part(3, '市的三'), part(4, '镇的四', { region: town }),
    ], evening);
    assert.equal(await nextOf('村的一'), '市的三');
    assert.equal(await nextOf('市的三'), undefined, 'a town is not seen from the whole city');
  });

  it('takes the nearest region’s part of several with one number, then the first', async () => {
    await publishAll(test.db, [
      part(1, '一', { region: village }),
      part(2, '市的二'), part(2, '村的二', { region: village }), part(2, '村的又一个二', { region: village }),
    ], evening);
    assert.equal(await nextOf('一'), '村的二');
    await withdraw(test.db, { sourceKey: '村的二' }, evening);
    assert.equal(await nextOf('一'), '村的又一个二');
    await withdraw(test.db, { sourceKey: '村的又一个二' }, evening);
    assert.equal(await nextOf('一'), '市的二');
    assert.equal((await test.get<ItemsReply>(`/api/v1/items?region=${city}`)).body.items.length, 1);
  });
});
