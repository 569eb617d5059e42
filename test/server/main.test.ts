import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { openDatabase } from '../../src/server/db/open.ts';
import { newDatabase, onBothDatabases, type TestDatabase } from './databases.ts';

/** A server as an operator starts it; what it writes is collected. */
interface Running {
  process: ChildProcess;
  output(): string;
  errors(): string;
  /** Exit code and signal. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
}

const started = new Set<ChildProcess>();

function start(env: Record<string, string>, ...args: string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts', ...args], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (errors += String(data)));
  // 'close', not 'exit': only then everything that it wrote has been read.
  const ended = once(child, 'close') as Running['ended'];
  void ended.then(() => started.delete(child));
  return { process: child, output: () => output, errors: () => errors, ended };
}

/** The address that it says the phone should open, as soon as it says it. */
async function ready(running: Running): Promise<string> {
  while (!running.output().includes('Ctrl-C')) {
    const ended = await Promise.race([once(running.process.stdout!, 'data'), running.ended.then(() => 'ended')]);
    if (ended === 'ended') throw new Error(running.errors());
  }
  const port = /手机\s+http:\/\/[^:]+:(\d+)\//.exec(running.output())?.[1];
  assert.ok(port, running.output());
  return `http://127.0.0.1:${port}`;
}

/** Makes the first administrator, as the console's page does. */
async function setUp(url: string, code: string): Promise<void> {
  const body = JSON.stringify({ code, userName: 'wangming', name: '王明', password: '门前三棵老柳树，河里有鱼' });
  const headers = { 'content-type': 'application/json', origin: url };
  const reply = await fetch(`${url}/api/v1/admin/setup`, { method: 'POST', headers, body });
  assert.equal(reply.status, 200, await reply.text());
}

const envOf = ({ settings }: TestDatabase): Record<string, string> => ({
  DATA_DIR: settings.dataDir,
  ...(settings.databaseUrl !== undefined && { DATABASE_URL: settings.databaseUrl }),
});

onBothDatabases('the server program', (dialect) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await newDatabase(dialect);
  });
  afterEach(async () => {
    for (const child of started) child.kill('SIGKILL');
    await database.remove();
  });

  it('brings the sample on its first run only, says where it is and how the console is opened, and stops cleanly', async function () {
    this.timeout(60_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const running = start(envOf(database));
      const url = await ready(running);
      assert.match(running.output(), /电视 +http.*\/tv\/\n +手机 +http.*\/\n +接口文档 +http.*\/api\//);
      assert.equal(running.output().includes('第一次启动'), signal === 'SIGINT');
      assert.match(running.output(), /管理后台 +http:\/\/127\.0\.0\.1:\d+\/console\/（只能在这台机器上打开/);
      const code = /开通码 (\S{14})（/.exec(running.output())?.[1];
      assert.equal(code !== undefined, signal === 'SIGINT', 'it is shown while nobody administers');
      if (code !== undefined) await setUp(url, code);
      const reply = await fetch(`${url}/api/v1/items`);
      const { items } = (await reply.json()) as { items: unknown[] };
      assert.ok(items.length > 5);
      running.process.kill(signal);
      // The known fault of this database driver was an abort here, after all was done.
      assert.deepEqual(await running.ended, [0, null], running.errors());
      assert.equal(running.errors(), '');
    }
    const db = await openDatabase(database.settings);
    assert.ok((await db.readState()).counter > 0);
    await db.close();
  });
});

describe('the server program, when it cannot start', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  before(async () => {
    database = await newDatabase('sqlite');
  });
  after(() => database.remove());

  async function fails(code: number, words: RegExp, env: Record<string, string>, ...args: string[]) {
    const running = start({ ...envOf(database), ...env }, ...args);
    assert.deepEqual(await running.ended, [code, null]);
    assert.match(running.errors(), words);
    assert.equal(running.errors().trimEnd().split('\n').length, 1, running.errors());
  }

  it('says what is wrong with an option', async () => {
    await fails(2, /PORT 应是 0 到 65535 的整数/, { PORT: '80a' });
    await fails(2, /不认识“--prot”/, {}, '--prot', '1');
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await fails(1, new RegExp(`端口 ${port} 已被别的程序占用`), { PORT: String(port) });
    other.close();
  });

  it('says that the database cannot be opened', async () => {
    const file = path.join(database.settings.dataDir, 'file');
    writeFileSync(file, 'not a folder');
    await fails(1, /DATA_DIR 里的数据库打不开/, { DATA_DIR: file });
    await fails(1, /连不上 DATABASE_URL/, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  });
});
