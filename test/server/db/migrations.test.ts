import assert from 'node:assert/strict';
import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { listContacts, saveContacts } from '../../../src/server/contacts/contacts.ts';
import { home } from '../../../src/server/content/content.ts';
import { createContent } from '../../../src/server/db/migrations/0001Content.ts';
import { openDatabase, type Tables } from '../../../src/server/db/open.ts';
import { openPostgres } from '../../../src/server/db/postgres.ts';
import { openSqlite } from '../../../src/server/db/sqlite.ts';
import { listTerms, saveTerms } from '../../../src/server/glossary/glossary.ts';
import { resolveLink } from '../../../src/server/handoff/handoff.ts';
import { newDatabase, onBothDatabases, type TestDatabase } from '../databases.ts';
import { city, evening } from '../testApp.ts';

/** A database as the first release left it: a city, an item, its code and the code of a list. */
async function makeFirstRelease({ settings: { dataDir, databaseUrl } }: TestDatabase): Promise<void> {
  const database = databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl);
  const { query } = database;
  const first = { up: (transaction: Kysely<Tables>) => createContent(database, transaction) };
  const { error } = await new Migrator({ db: query, provider: { getMigrations: async () => ({ '0001-content': first }) } })
    .migrateToLatest();
  assert.equal(error, undefined);
  const card = JSON.stringify({ title: '旧的', summary: '摘要。', minutes: 1, topics: [] });
  await sql`insert into region values (${city}, '枝江市', 'city', null, 'zjs')`.execute(query);
  await sql`insert into item (id, code, source_key, "column", kind, region, published_at, expires_at, revision, content_hash, card)
    values ('0000000001', '00000001', 'a/1.md', 'cases', 'article', ${city}, ${evening}, ${evening * 2}, 1, 'hash', ${card})`.execute(query);
  await sql`insert into item_revision values (1, 1, ${evening}, '{"provenance":{"notes":[]},"body":[]}')`.execute(query);
  await sql`insert into link (code, item, "column", region) values ('00000001', 1, null, null)`.execute(query);
  await sql`insert into link (code, item, "column", region) values ('00000002', null, 'cases', ${city})`.execute(query);
  await sql`update state set counter = 7`.execute(query);
  await database.close();
}

onBothDatabases('a database of the first release', (dialect) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await newDatabase(dialect);
    await makeFirstRelease(database);
  });
  afterEach(() => database.remove());

  it('keeps its content and its short links when it is opened today, and takes what is new', async () => {
    const db = await openDatabase(database.settings);
    try {
      assert.equal((await db.readState()).counter, 7);
      assert.deepEqual(await resolveLink(db, '00000001', undefined, evening),
        { state: 'item', code: '00000001', id: '0000000001', moved: false });
      assert.deepEqual(await resolveLink(db, '00000002', undefined, evening),
        { state: 'list', code: '00000002', column: 'cases', region: city });
      const rails = (await home(db, city, '', evening))?.rails;
      assert.deepEqual(rails?.map(({ code, items }) => [code, items[0]?.title]), [['00000002', '旧的']]);

      const contacts = [{ role: 'office', roleName: '村委会', name: '示例村委会' }];
      await saveContacts(db, [{ sourceKey: 'a/contacts/市.yaml', region: city, contacts }]);
      const reply = await listContacts(db, city);
      assert.deepEqual(reply?.items.map(({ name }) => name), ['示例村委会']);
      assert.deepEqual(await resolveLink(db, reply?.code ?? '', undefined, evening),
        { state: 'contacts', code: reply?.code, region: city });
      await saveTerms(db, 'a/glossary.yaml', [{ word: '定金', also: [], plain: '先付的钱。' }]);
      assert.equal((await listTerms(db)).length, 1);
    } finally {
      await db.close();
    }
  });
});
