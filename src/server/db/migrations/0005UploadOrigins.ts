import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Which uploads were made of one another, so that nothing is kept under a mosaic for longer than it must be. */
export async function addUploadOrigins(query: Kysely<Tables>): Promise<void> {
  await query.schema.alterTable('upload').addColumn('original', 'text').execute();
  await query.schema.alterTable('upload').addColumn('covered', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await query.schema.createIndex('upload_original').on('upload').column('original').execute();
}
