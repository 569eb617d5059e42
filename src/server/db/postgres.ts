import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { postgresFullText } from './fullText.ts';
import { postgresInitials } from './initialsIndex.ts';
import type { Database, State } from './open.ts';
import type { Tables } from './tables.ts';

/** Times and counts are bigint there; all of ours are exact in a double. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : (pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format) as never),
};

/** Opens a pool on a PostgreSQL database (15 or later, UTF-8). */
export function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server closes is replaced on the next use.
  pool.on('error', () => undefined);
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    dialect: 'postgres',
    query,
    fullText: postgresFullText,
    initials: postgresInitials,
    readState: sharedRead(async () => {
      const reply = await pool.query<State>({ name: 'state', text: 'select epoch, counter from state' });
      const state = reply.rows[0];
      if (state === undefined) throw new Error('the table "state" is empty');
      return state;
    }),
    isDuplicate: (error) => error instanceof pg.DatabaseError && error.code === '23505',
    close: () => query.destroy(),
  };
}

/**
 * Callers that arrive while a read is under way share the next one, which begins after they came:
 * each still sees every change that was committed before it asked.
 */
function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined;
  let following: Promise<T> | undefined;
  const start = () => {
    const reading = read().finally(() => {
      if (current === reading) current = undefined;
    });
    current = reading;
    return reading;
  };
  return () => {
    if (current === undefined) return start();
    following ??= current
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        return start();
      });
    return following;
  };
}
