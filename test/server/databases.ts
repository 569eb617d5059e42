import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../src/server/db/open.ts';

export const dialects = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof dialects)[number];

/** Where an empty database is; `remove` after everybody has closed it. */
export interface TestDatabase {
  settings: { dataDir: string; databaseUrl?: string };
  remove(): Promise<void>;
}

/** A database of its own, empty, of one dialect. */
export async function newDatabase(dialect: Dialect): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fawu-test-'));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (dialect === 'sqlite') return { settings: { dataDir }, remove: async () => removeFolder() };
  const name = `fawu_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  return {
    settings: { dataDir, databaseUrl: serverUrl(name) },
    async remove() {
      removeFolder();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** Opens an empty database; closing it removes it. */
export async function openTestDatabase(dialect: Dialect): Promise<Database> {
  const { settings, remove } = await newDatabase(dialect);
  const db = await openDatabase(settings);
  const close = async () => {
    await db.close();
    await remove();
  };
  return { ...db, close };
}

/** The same tests on both databases. */
export function onBothDatabases(title: string, tests: (dialect: Dialect) => void): void {
  for (const dialect of dialects) describe(`${title} (${dialect})`, () => tests(dialect));
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** From now on this process and those that it starts use one server, which ends with it however it ends. */
export function shareServer(): void {
  process.env['TEST_DATABASE_URL'] = serverUrl('postgres');
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGINT', () => process.exit(130));
}

let cluster: string | undefined;

/** A database of TEST_DATABASE_URL's server, or of a cluster of our own that ends with the tests. */
function serverUrl(name: string): string {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    const url = new URL(given);
    url.pathname = `/${name}`;
    return url.href;
  }
  cluster ??= startCluster();
  return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(cluster)}`;
}

/** Starts a temporary cluster and returns the folder of its socket. */
function startCluster(): string {
  const bin = findBin();
  const folder = mkdtempSync(path.join(tmpdir(), 'fawu-pg-'));
  const owner = clusterOwner();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const output = path.join(folder, 'output');
  const run = (command: string, ...args: string[]) => {
    // Into a file: a server that kept our pipe would keep us waiting.
    const file = openSync(output, 'a');
    const done = spawnSync(path.join(bin, command), args, { stdio: ['ignore', file, file], cwd: folder, ...owner });
    closeSync(file);
    if (done.status !== 0) throw new Error(`${command} failed: ${done.error?.message ?? readFileSync(output, 'utf8')}`);
  };
  const data = path.join(folder, 'data');
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = `-k ${folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=120`;
  run('pg_ctl', '-D', data, '-o', options, '-l', path.join(folder, 'log'), '-w', 'start');
  process.once('exit', () => {
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** PostgreSQL does not run as root: the user that Debian made for it does then. */
function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}

/** Debian keeps the server's programs by version, outside the path. */
function findBin(): string {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  if (versions[0] === undefined) throw new Error(`no PostgreSQL in ${home}; set TEST_DATABASE_URL or install it`);
  return path.join(home, versions[0], 'bin');
}
