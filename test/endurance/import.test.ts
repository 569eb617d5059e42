import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openDatabase, type Database } from '../../src/server/db/open.ts';
import { findItem, listItems } from '../../src/server/content/content.ts';
import { search } from '../../src/server/search/search.ts';
import { newDatabase, onBothDatabases, type TestDatabase } from '../server/databases.ts';
import { openWorkplace, type Workplace } from '../server/import/folders.ts';

const option = (name: string, usual: number) => Number(process.env[name] ?? usual);
/** Files of the large folder. */
const files = option('IMPORT_FILES', 50_000);
/** How often an import is killed, and of how many files it is. */
const rounds = option('KILL_ROUNDS', 5);
const killedFiles = 4000;

onBothDatabases('an import', (dialect) => {
  let database: TestDatabase;
  let place: Workplace;
  beforeEach(async () => {
    database = await newDatabase(dialect);
    place = openWorkplace('稿件');
  });
  afterEach(async function () {
    this.timeout(300_000);
    place.remove();
    await database.remove();
  });

  /** The command as an operator runs it; `kill` ends it without a word once so many files are done. */
  async function runImport(kill = Infinity): Promise<{ code: number | null; done: number; last: string }> {
    const { dataDir, databaseUrl } = database.settings;
    const env = { ...process.env, DATA_DIR: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
    const args = ['--import', 'tsx', 'src/server/cli.ts', 'import', place.folder, '--column', 'cases'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit') as Promise<[number | null]>;
    let done = 0;
    let last = '';
    for await (const line of createInterface(child.stdout)) {
      done = Number(/^已处理 (\d+) 个文件/.exec(line)?.[1] ?? done);
      if (line.startsWith('新增')) last = line;
      if (done >= kill) child.kill('SIGKILL');
    }
    return { code: (await ended)[0], done, last };
  }

  async function opened<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const db = await openDatabase(database.settings);
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  }

  /** Walks all pages of the list; each item must be whole. */
  async function wholeItems(db: Database): Promise<number> {
    let seen = 0;
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listItems(db, { limit: 50, ...(cursor !== undefined && { cursor }) }, Date.now());
      assert.ok(typeof page === 'object', String(page));
      for (const { id } of page.items) {
        const found = await findItem(db, id, Date.now());
        assert.ok(found?.state === 'live' && found.item.body.length === 2, id);
        seen += 1;
      }
      cursor = page.next;
    }
    return seen;
  }

  it(`takes ${files} files, and nothing the second time`, async function () {
    this.timeout(600_000 + files * 40);
    place.putMany(files);
    assert.deepEqual(await runImport(), { code: 0, done: files - (files % 500), last: words(files, 0) });
    assert.deepEqual(await runImport(), { code: 0, done: files - (files % 500), last: words(0, files) });
    assert.equal(await opened(wholeItems), files);
  });

  it(`killed ${rounds} times, has kept all that it reported, whole, and goes on from there`, async function () {
    this.timeout(60_000 + rounds * 60_000);
    place.putMany(killedFiles);
    let before = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const killed = await runImport(500 * (1 + (round % 4)));
      assert.equal(killed.code, null, 'it ended before it was killed');
      const kept = await opened(wholeItems);
      assert.ok(kept >= killed.done && kept >= before, `${kept} kept of ${killed.done} reported, ${before} before`);
      before = kept;
    }
    assert.deepEqual(await runImport(), { code: 0, done: killedFiles, last: words(killedFiles - before, before) });
    await opened(async (db) => {
      assert.equal(await wholeItems(db), killedFiles);
      const reply = await search(db, { q: `第${killedFiles - 1}件事`, limit: 1 }, Date.now());
      assert.equal(reply?.items[0]?.item.title, `第${killedFiles - 1}件事`);
    });
  });
});

const words = (added: number, unchanged: number) => `新增 ${added}，更新 0，未变 ${unchanged}，撤回 0，未收 0`;
