import { sql, type Kysely } from 'kysely';
import { columns, topics } from '../catalogue.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';

/** Regions, columns, topics, items with their revisions, withdrawals, short links, the search's index. */
export async function createContent(database: Database, query: Kysely<Tables>): Promise<void> {
  const sqlite = database.dialect === 'sqlite';
  const schema = query.schema;
  const number = sqlite ? 'integer' : 'bigint';
  /** Primary key that the database counts up by itself and never gives twice. */
  const counted = sqlite
    ? sql`integer primary key autoincrement`
    : sql`bigint generated always as identity primary key`;

  await schema
    .createTable('state')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('counter', number, (c) => c.notNull())
    .execute();
  await schema
    .createTable('region')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('parent', 'text', (c) => c.references('region.code'))
    .addColumn('initials', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('region_parent').on('region').columns(['parent', 'code']).execute();
  await schema
    .createTable('column')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('subtitle', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('topic')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();

  await schema
    .createTable('item')
    .addColumn('key', counted)
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('source_key', 'text', (c) => c.notNull().unique())
    .addColumn('column', 'text', (c) => c.notNull().references('column.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull().references('region.code'))
    .addColumn('published_at', number, (c) => c.notNull())
    .addColumn('expires_at', number, (c) => c.notNull())
    .addColumn('withdrawn_at', number)
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('card', 'text', (c) => c.notNull())
    .execute();
  // Lists walk one of these backwards, one region at a time, and stop when they have enough.
  for (const [name, before] of [
    ['item_list', ['region']],
    ['item_column_list', ['region', 'column']],
  ] as const) {
    await schema
      .createIndex(name)
      .on('item')
      .columns([...before, 'published_at', 'key', 'expires_at'])
      .where(sql.ref('withdrawn_at'), 'is', null)
      .execute();
  }
  // The next moment at which an answer changes by itself.
  await schema.createIndex('item_published').on('item').column('published_at').execute();
  await schema.createIndex('item_expires').on('item').column('expires_at').execute();

  await schema
    .createTable('item_revision')
    .addColumn('item', number, (c) => c.notNull().references('item.key'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('created_at', number, (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('item_revision_key', ['item', 'revision'])
    .execute();
  await schema
    .createTable('item_topic')
    .addColumn('item', number, (c) => c.notNull().references('item.key'))
    .addColumn('topic', 'text', (c) => c.notNull().references('topic.id'))
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('column', 'text', (c) => c.notNull())
    .addColumn('published_at', number, (c) => c.notNull())
    .addColumn('expires_at', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('item_topic_key', ['item', 'topic'])
    .execute();
  for (const [name, before] of [
    ['item_topic_list', ['region', 'topic']],
    ['item_topic_column_list', ['region', 'topic', 'column']],
  ] as const) {
    await schema
      .createIndex(name)
      .on('item_topic')
      .columns([...before, 'published_at', 'item', 'expires_at'])
      .execute();
  }
  await schema
    .createTable('withdrawal')
    .addColumn('number', counted)
    .addColumn('item', number, (c) => c.notNull().references('item.key'))
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('withdrawn_at', number, (c) => c.notNull())
    .execute();
  await schema.createIndex('withdrawal_region').on('withdrawal').columns(['region', 'number']).execute();
  await schema
    .createTable('link')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('item', number, (c) => c.unique().references('item.key'))
    .addColumn('column', 'text', (c) => c.references('column.id'))
    .addColumn('region', 'text', (c) => c.references('region.code'))
    .addUniqueConstraint('link_list', ['column', 'region'])
    .execute();

  await database.fullText.create(query);
  const epoch = Math.floor(Math.random() * 36 ** 4).toString(36);
  await query.insertInto('state').values({ id: 1, epoch, counter: 0 }).execute();
  await query.insertInto('column').values(columns).execute();
  await query.insertInto('topic').values(topics).execute();
}
