import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import type { ErrorReply, SearchReply } from '../../../src/contract/index.ts';
import { publish, publishAll, withdraw } from '../../../src/server/content/content.ts';
import { importFolder } from '../../../src/server/import/importFolder.ts';
import { searchInitials } from '../../../src/server/search/initials.ts';
import { matchInitials } from '../../../src/text/titleInitials.ts';
import { corpusFolder } from '../../corpus/corpus.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';
import { createTestApp, draft, evening, otherVillage, town, village, type TestApp } from '../testApp.ts';

onBothDatabases('search by initials', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const put = (...titles: string[]) =>
    publishAll(test.db, titles.map((title) => draft({ sourceKey: title, title })), evening);
  const search = async (keys: string, more = '') => {
    const { status, body } = await test.get<SearchReply>(`/api/v1/search/initials?keys=${keys}${more}`);
    assert.equal(status, 200, keys);
    return body.items;
  };
  const titles = async (keys: string, more = '') => (await search(keys, more)).map((hit) => hit.item.title);

  it('finds a title from any character on, by letters and by digit keys, and marks what matched', async () => {
    await put('外出打工三个月，工钱怎么要', '两家争一道田埂');
    for (const keys of ['dg', '34', 'wcdgsgygqzmy', 'ygq', '947']) {
      assert.deepEqual(await titles(keys), ['外出打工三个月，工钱怎么要'], keys);
    }
    assert.deepEqual((await search('ygq'))[0]?.title, { text: '外出打工三个月，工钱怎么要', marks: [[6, 7], [8, 10]] });
    assert.deepEqual(await titles('dgx'), []);
    assert.deepEqual(await titles('dggg'), [], 'the parts are there, the whole is not');
  });

  it('puts titles that begin so first, then words that do, then the rest, then what stands beside the title', async () => {
    await publishAll(test.db, [
      draft({ title: '工伤认定', publishAt: evening - 5 }), draft({ title: '工伤赔偿', publishAt: evening - 4 }),
      draft({ title: '摔伤了，工伤吗', publishAt: evening - 3 }), draft({ title: '进门打工上楼', publishAt: evening - 2 }),
      draft({ title: '讲座', subtitle: '工伤那点事', publishAt: evening - 1 }),
      draft({ title: '第二讲', series: { name: '工伤那点事', episode: 2 }, publishAt: evening }),
    ], evening);
    assert.deepEqual(await titles('gs'), ['工伤赔偿', '工伤认定', '摔伤了，工伤吗', '进门打工上楼', '第二讲', '讲座']);
    assert.deepEqual((await search('gs')).at(-1)?.title, { text: '讲座', marks: [] });
    assert.deepEqual(await titles('gs', '&limit=3'), ['工伤赔偿', '工伤认定', '摔伤了，工伤吗']);
  });

  it('keeps to the region and to what can be seen', async () => {
    await publishAll(test.db, [
      draft({ sourceKey: 'a', title: '低保名单一', region: village }), draft({ title: '低保名单二', region: town }),
      draft({ title: '低保名单三', region: otherVillage }), draft({ title: '低保名单四' }),
      draft({ title: '低保名单五', publishAt: evening + 1000 }), draft({ title: '低保名单六', expiresAt: evening }),
    ], evening);
    assert.deepEqual(await titles('dbmd', `&region=${village}`), ['低保名单四', '低保名单二', '低保名单一']);
    assert.deepEqual(await titles('dbmd'), ['低保名单四']);
    assert.equal((await test.get('/api/v1/search/initials?keys=db&region=110000000000')).status, 404);
    await withdraw(test.db, { sourceKey: 'a' }, evening);
    assert.deepEqual(await titles('dbmdy', `&region=${village}`), []);
    test.clock.now += 1000;
    assert.deepEqual(await titles('dbmd'), ['低保名单五', '低保名单四']);
  });

  it('finds a changed title by its new initials only', async () => {
    const first = draft({ sourceKey: 'a', title: '临时标题' });
    await publish(test.db, first, evening);
    await publish(test.db, { ...first, title: '换过题目' }, evening);
    assert.deepEqual([await titles('lsbt'), await titles('hgtm')], [[], ['换过题目']]);
  });

  it('refuses what no one can type, and is kept nowhere', async () => {
    for (const keys of ['', 'A', '打', 'd3', '1', '0', 'a'.repeat(13), '%00', 'a*', '"']) {
      const { status, body } = await test.get<ErrorReply>(`/api/v1/search/initials?keys=${encodeURIComponent(keys)}`);
      assert.deepEqual([status, body.error.details?.[0]?.field], [400, 'keys'], keys);
    }
    const { headers } = await test.get('/api/v1/search/initials?keys=dg');
    assert.equal(headers['cache-control'], 'no-store');
  });

  it('may be asked with every key: three times as often as the other search', async () => {
    const limited = await createTestApp({ dialect, env: { RATE_LIMIT: '30' } });
    const statuses = [];
    for (let at = 0; at < 11; at++) statuses.push((await limited.get('/api/v1/search/initials?keys=dg')).status);
    await limited.close();
    assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.at(-1)], [10, 429]);
  });
});

describe('search by initials over the corpus', () => {
  it('finds every title by any three of its initials that stand together', async function () {
    this.timeout(120_000);
    const db = await openTestDatabase('sqlite');
    const dataDir = mkdtempSync(path.join(tmpdir(), 'fawu-initials-'));
    await importFolder(db, { folder: corpusFolder(), dataDir, now: evening });
    const rows = await db.query.selectFrom('item').select(['id', 'card']).execute();
    assert.ok(rows.length >= 3);
    const found = new Map<string, Set<string>>();
    for (const { id, card } of rows) {
      const { title } = JSON.parse(card) as { title: string };
      // Read as a whole by the dictionary, apart from how the index reads it.
      const read = pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' });
      const letters = read.join('').toLowerCase().replace(/[^a-z]/g, '');
      for (let at = 0; at + 3 <= letters.length; at++) {
        const keys = letters.slice(at, at + 3);
        if (!found.has(keys)) {
          const reply = await searchInitials(db, { keys, limit: rows.length }, evening);
          found.set(keys, new Set(reply?.items.map((hit) => hit.item.id)));
        }
        assert.ok(found.get(keys)?.has(id), `${keys}: ${title}`);
        assert.ok(matchInitials(title, keys), `${keys}: ${title}`);
      }
    }
    await db.close();
    rmSync(dataDir, { recursive: true });
  });
});
