import assert from 'node:assert/strict';
import type { RegionsReply } from '../../../src/contract/index.ts';
import { chainOf, isWithin, levelOf, parentOf } from '../../../src/contract/regionCodes.ts';
import { saveRegions } from '../../../src/server/regions/regions.ts';
import { onBothDatabases } from '../databases.ts';
import { city, createTestApp, otherVillage, town, village, type TestApp } from '../testApp.ts';

describe('region codes', () => {
  it('tell level, parent and the way from the city', () => {
    assert.deepEqual(chainOf(village), [city, town, village]);
    assert.deepEqual(chainOf(town), [city, town]);
    assert.deepEqual(chainOf(city), [city]);
    assert.deepEqual([city, town, village].map(levelOf), ['city', 'town', 'village']);
    assert.deepEqual([city, town, village].map(parentOf), [null, city, town]);
    const below = [city, town, village, otherVillage].map((code) => [city, town, village].filter((above) => isWithin(code, above)));
    assert.deepEqual(below, [[city], [city, town], [city, town, village], [city, town]]);
  });

  it('tell of a village right below a city that it is one', () => {
    const alone = '420583000001';
    assert.deepEqual([levelOf(alone), parentOf(alone), chainOf(alone)], ['village', city, [city, alone]]);
  });
});

onBothDatabases('regions', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const list = async (query = '') => (await test.get<RegionsReply>(`/api/v1/regions${query}`)).body;

  it('are listed a level at a time, with the way there', async () => {
    assert.deepEqual((await list()).items.map((region) => [region.name, region.children]), [['枝江市', 1]]);
    const villages = await list(`?parent=${town}`);
    assert.deepEqual(villages.path.map((region) => region.code), [city, town]);
    assert.deepEqual(villages.items[0], {
      code: village, name: '示例一村', level: 'village', parent: town, initials: 'slyc', children: 0,
    });
    assert.deepEqual(villages.items.map((region) => region.code), [village, otherVillage]);
    assert.equal((await test.get('/api/v1/regions?parent=110000000000')).status, 404);
  });

  it('are renamed and added to at the next request', async () => {
    await list(`?parent=${town}`);
    await saveRegions(test.db, [
      { code: village, name: '新名字村' },
      { code: '420583901003', name: '示例三村' },
    ]);
    const names = (await list(`?parent=${town}`)).items.map((region) => `${region.name} ${region.initials}`);
    assert.deepEqual(names, ['新名字村 xmzc', '示例二村 slec', '示例三村 slsc']);
  });

  it('are refused without the region above them', async () => {
    await assert.rejects(saveRegions(test.db, [{ code: '420583902001', name: '孤村' }]));
    assert.equal((await list(`?parent=${town}`)).items.length, 2);
  });
});
