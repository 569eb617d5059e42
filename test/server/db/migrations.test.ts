import assert from 'node:assert/strict';
import { Migrator } from 'kysely/migration';
import type { Item, ItemsReply, SearchReply } from '../../../src/contract/index.ts';
import { buildApp } from '../../../src/server/app.ts';
import { readConfig } from '../../../src/server/config.ts';
import { migrations } from '../../../src/server/db/migrations.ts';
import { openDatabase } from '../../../src/server/db/open.ts';
import { openPostgres } from '../../../src/server/db/postgres.ts';
import { openSqlite } from '../../../src/server/db/sqlite.ts';
import { newDatabase, onBothDatabases } from '../databases.ts';
import { city, evening } from '../testApp.ts';

onBothDatabases('bringing a database up to date', (dialect) => {
  it('fills what the first version did not keep: periods and initials', async () => {
    const { settings, remove } = await newDatabase(dialect);
    const { dataDir, databaseUrl } = settings;
    const old = databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl);
    const { '0001-content': first } = migrations(old);
    assert.ok(first);
    const provider = { getMigrations: async () => ({ '0001-content': first }) };
    assert.equal((await new Migrator({ db: old.query, provider }).migrateToLatest()).error, undefined);
    await old.query.insertInto('region').values({ code: city, name: '枝江市', level: 'city', parent: null, initials: 'zjs' }).execute();
    const card = (title: string, until?: string) =>
      JSON.stringify({ title, summary: '摘要', minutes: 1, topics: [], ...(until !== undefined && { disclosure: { from: '2026-11-01', until } }) });
    const cards = [card('旧账公示', '2026-11-21'), card('补贴公示', '2026-11-22'), card('防火提醒'), card('撤回公示', '2026-11-22')];
    for (const [at, each] of cards.entries()) {
      const item = {
        id: `000000000${at}`, code: `0000000${at}`, source_key: `${at}`, column: 'notices', kind: 'article' as const, region: city,
        published_at: evening - at, expires_at: 8.64e15, withdrawn_at: at === 3 ? evening : null, revision: 1, content_hash: '', card: each,
      };
      const { key } = await old.query.insertInto('item').values(item as never).returning('key').executeTakeFirstOrThrow();
      const body = JSON.stringify({ provenance: { notes: [] }, body: [] });
      await old.query.insertInto('item_revision').values({ item: key, revision: 1, created_at: evening, body }).execute();
    }
    await old.close();

    const config = readConfig(
      { DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) }, []);
    const db = await openDatabase(config);
    const app = await buildApp({ config, db, now: () => evening });
    const get = async <T>(url: string) => (await app.inject({ url })).json<T>();
    const list = async (which: string) =>
      (await get<ItemsReply>(`/api/v1/items?disclosure=${which}`)).items.map((item) => item.title);
    assert.deepEqual([await list('current'), await list('past')], [['补贴公示', '防火提醒'], ['旧账公示']]);
    const found = async (keys: string) =>
      (await get<SearchReply>(`/api/v1/search/initials?keys=${keys}`)).items.map((hit) => hit.item.title);
    assert.deepEqual([await found('gs'), await found('fhtx'), await found('ch')], [['旧账公示', '补贴公示'], ['防火提醒'], []]);
    const item = await get<Item>('/api/v1/items/0000000002');
    assert.deepEqual([item.title, item.series, item.next], ['防火提醒', undefined, undefined]);
    await app.close();
    await db.close();
    await remove();
  });
});
