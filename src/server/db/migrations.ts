import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { createContent } from './migrations/0001Content.ts';
import { createContacts } from './migrations/0002Contacts.ts';
import { addSeriesPeriodsInitials } from './migrations/0003SeriesPeriodsInitials.ts';
import { createConsole } from './migrations/0004Console.ts';
import { addUploadOrigins } from './migrations/0005UploadOrigins.ts';
import type { Database } from './open.ts';
import type { Tables } from './tables.ts';

/** Brings the tables up to date; several servers may do so at once. Throws when a step fails. */
export async function migrate(database: Database): Promise<void> {
  if (database.dialect === 'postgres') return runMigrations(database, database.query);
  // PostgreSQL's migrations hold a lock of their own; here the write lock keeps others out.
  await database.query.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await runMigrations(database, connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function runMigrations(database: Database, query: Kysely<Tables>): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations(database) };
  const { error } = await new Migrator({ db: query, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

/** In the order of their names, each in a file of its own; a released one is never changed, another is added. */
export function migrations(database: Database): Record<string, Migration> {
  return {
    '0001-content': { up: (query: Kysely<Tables>) => createContent(database, query) },
    '0002-contacts': { up: createContacts },
    '0003-series-periods-initials': { up: (query: Kysely<Tables>) => addSeriesPeriodsInitials(database, query) },
    '0004-console': { up: (query: Kysely<Tables>) => createConsole(database, query) },
    '0005-upload-origins': { up: addUploadOrigins },
  };
}
