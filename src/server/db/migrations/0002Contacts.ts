import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** 便民卡 and their short links, and the glossary. */
export async function createContacts(query: Kysely<Tables>): Promise<void> {
  const schema = query.schema;
  await schema
    .createTable('contact')
    .addColumn('source_key', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('region', 'text', (c) => c.notNull().references('region.code'))
    .addColumn('card', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('contact_key', ['source_key', 'position'])
    .execute();
  await schema.createIndex('contact_region').on('contact').column('region').execute();
  await schema
    .createTable('term')
    .addColumn('word', 'text', (c) => c.primaryKey())
    .addColumn('source_key', 'text', (c) => c.notNull())
    .addColumn('explanation', 'text', (c) => c.notNull())
    .execute();
  // Codes of items and of lists have none, and null is unlike null on both databases.
  await schema.alterTable('link').addColumn('page', 'text').execute();
  await schema.createIndex('link_page').unique().on('link').columns(['page', 'region']).execute();
}
