import assert from 'node:assert/strict';
import { importFolder } from '../../src/server/import/importFolder.ts';
import { createTestApp, type TestApp } from '../server/testApp.ts';
import { sampleFolder } from './texts.ts';

describe('the sample as an import folder', () => {
  let test: TestApp;
  before(async function () {
    this.timeout(60_000);
    test = await createTestApp({ regions: [] });
  });
  after(() => test.close());

  it('goes in whole: no text, card or word is refused or left without a topic', async function () {
    this.timeout(60_000);
    const report = await importFolder(test.db, {
      folder: sampleFolder, dataDir: test.config.dataDir, now: test.clock.now,
    });
    assert.deepEqual([report.refused, report.withoutTopic, report.sameEpisode], [[], [], []]);
    assert.ok(report.added > 45 && report.contacts >= 24 && report.terms >= 70);
  });

  it('tells every village who is on duty, what is on the board today and what was', async () => {
    for (const village of ['901001', '901002', '901003', '902001', '902002', '902003']) {
      const region = `420583${village}`;
      const { body: contacts } = await test.get<{ items: { role: string; region: string }[] }>(
        `/api/v1/contacts?region=${region}`);
      const roles = contacts.items.filter((card) => card.region === region).map(({ role }) => role);
      assert.deepEqual(roles, ['adviser', 'mediator', 'grid-officer', 'office'], region);
      const { body: current } = await test.get<{ items: unknown[] }>(
        `/api/v1/items?column=notices&disclosure=current&region=${region}`);
      assert.ok(current.items.length >= 1, region);
    }
    const { body: past } = await test.get<{ items: unknown[] }>(
      '/api/v1/items?column=notices&disclosure=past&region=420583901001');
    assert.ok(past.items.length >= 1);
  });
});
