import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDriver from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteFullText } from './fullText.ts';
import { sqliteInitials } from './initialsIndex.ts';
import type { Database, State } from './open.ts';
import type { Tables } from './tables.ts';

const duplicateCodes = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/**
 * Opens `fawu.db` in the folder, making both when missing. `:memory:` is a folder that is removed
 * on closing: a second connection must see the same data.
 */
export function openSqlite(dataDir: string): Database {
  const passing = dataDir === ':memory:';
  const folder = passing ? mkdtempSync(path.join(tmpdir(), 'fawu-')) : dataDir;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'fawu.db');
  const connection = new SqliteDriver(file, { timeout: 10_000 });
  connection.pragma('journal_mode = WAL');
  connection.pragma(`synchronous = ${passing ? 'OFF' : 'FULL'}`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('cache_size = -32000');
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });

  // The state is read outside Kysely: prepared once, and on a connection of its own, so that it
  // never sees what a transaction in progress has not committed.
  const reader = new SqliteDriver(file, { timeout: 10_000 });
  reader.pragma('query_only = ON');
  let epoch: string | undefined;
  let counter: SqliteDriver.Statement<[], number> | undefined;

  function readState(): State {
    epoch ??= reader.prepare<[], string>('select epoch from state').pluck().get();
    counter ??= reader.prepare<[], number>('select counter from state').pluck();
    const value = counter.get();
    if (epoch === undefined || value === undefined) throw new Error('the table "state" is empty');
    return { epoch, counter: value };
  }

  return {
    dialect: 'sqlite',
    query,
    fullText: sqliteFullText,
    initials: sqliteInitials,
    readState,
    isDuplicate: (error) =>
      error instanceof SqliteDriver.SqliteError && duplicateCodes.includes(error.code),
    async close() {
      reader.close();
      await query.destroy();
      if (passing) rmSync(folder, { recursive: true, force: true });
    },
  };
}
