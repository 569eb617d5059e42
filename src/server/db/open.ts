import type { Kysely, Transaction } from 'kysely';
import type { Config } from '../config.ts';
import type { FullText } from './fullText.ts';
import type { InitialsIndex } from './initialsIndex.ts';
import { migrate } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Query = Kysely<Tables> | Transaction<Tables>;
export type { Tables, Transaction };

/** Counter and epoch as last committed by anybody. */
export interface State {
  epoch: string;
  counter: number;
}

/** An open database. What differs between SQLite and PostgreSQL is behind these few members. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly query: Kysely<Tables>;
  readonly fullText: FullText;
  readonly initials: InitialsIndex;
  /** Reads the committed state; cheap enough to be called for every request. */
  readState(): State | Promise<State>;
  /** Tells a broken uniqueness rule from other errors. */
  isDuplicate(error: unknown): boolean;
  close(): Promise<void>;
}

/** Whether nothing was ever put into it, so that a first run may fill it with the sample. */
export async function isUntouched(db: Database): Promise<boolean> {
  return (await db.readState()).counter === 0;
}

/** Opens the database that the configuration names and brings its tables up to date. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
): Promise<Database> {
  const database =
    config.databaseUrl === undefined ? openSqlite(config.dataDir) : openPostgres(config.databaseUrl);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
