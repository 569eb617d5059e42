import { sql, type Kysely } from 'kysely';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';

/** Accounts, audit, drafts with their reviews, uploads, jobs, duties: what the officials' console stands on. */
export async function createConsole(database: Database, query: Kysely<Tables>): Promise<void> {
  const sqlite = database.dialect === 'sqlite';
  const number = sqlite ? 'integer' : 'bigint';
  const counted = sqlite
    ? sql`integer primary key autoincrement`
    : sql`bigint generated always as identity primary key`;
  const schema = query.schema;

  await schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_name', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull().references('region.code'))
    .addColumn('password', 'text', (c) => c.notNull())
    .addColumn('must_change_password', 'integer', (c) => c.notNull())
    .addColumn('suspended', 'integer', (c) => c.notNull())
    .addColumn('totp_secret', 'text')
    .addColumn('totp_pending', 'text')
    .addColumn('totp_used', number, (c) => c.notNull())
    .addColumn('last_login_at', number)
    .addColumn('created_at', number, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('recovery_code')
    .addColumn('account', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_code_key', ['account', 'code'])
    .execute();
  await schema
    .createTable('console_login')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', number, (c) => c.notNull())
    .addColumn('used_at', number, (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('console_login_account').on('console_login').column('account').execute();
  await schema
    .createTable('login_failure')
    .addColumn('subject', 'text', (c) => c.primaryKey())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('since', number, (c) => c.notNull())
    .addColumn('blocked_until', number, (c) => c.notNull())
    .execute();

  await schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('number', number, (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('audit')
    .addColumn('number', number, (c) => c.primaryKey())
    .addColumn('at', number, (c) => c.notNull())
    .addColumn('account', 'text')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('values_hash', 'text')
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('audit_target').on('audit').columns(['target', 'number']).execute();
  await schema
    .createTable('audit_values')
    .addColumn('number', number, (c) => c.primaryKey().references('audit.number'))
    .addColumn('at', number, (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('audit_values_at').on('audit_values').column('at').execute();
  await query.insertInto('audit_head').values({ id: 1, number: 0, hash: '' }).execute();

  await schema
    .createTable('draft')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('request_key', 'text', (c) => c.notNull())
    .addColumn('column', 'text', (c) => c.notNull().references('column.id'))
    .addColumn('template', 'text')
    .addColumn('region', 'text', (c) => c.notNull().references('region.code'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('step', 'integer', (c) => c.notNull())
    .addColumn('steps', 'text', (c) => c.notNull())
    .addColumn('waits_for', 'text')
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('published_revision', 'integer')
    .addColumn('author', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('changed_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('writers', 'text', (c) => c.notNull())
    .addColumn('created_at', number, (c) => c.notNull())
    .addColumn('changed_at', number, (c) => c.notNull())
    .addColumn('item', number, (c) => c.references('item.key'))
    .addColumn('published_at', number)
    .addColumn('urgency', 'text')
    .addColumn('withdrawal', 'text')
    .addColumn('period', 'text')
    .addUniqueConstraint('draft_request', ['author', 'request_key'])
    .execute();
  await schema.createIndex('draft_list').on('draft').columns(['region', 'changed_at', 'id']).execute();
  await schema.createIndex('draft_waiting').on('draft').columns(['waits_for', 'region', 'changed_at']).execute();
  await schema.createIndex('draft_author').on('draft').columns(['author', 'state']).execute();
  await schema.createIndex('draft_item').on('draft').column('item').execute();
  await schema.createIndex('draft_duty').on('draft').columns(['template', 'region', 'period']).execute();
  await schema
    .createTable('draft_presence')
    .addColumn('draft', 'text', (c) => c.notNull().references('draft.id'))
    .addColumn('account', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('since', number, (c) => c.notNull())
    .addColumn('seen_at', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_presence_key', ['draft', 'account'])
    .execute();
  await schema
    .createTable('draft_revision')
    .addColumn('draft', 'text', (c) => c.notNull().references('draft.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_revision_key', ['draft', 'revision'])
    .execute();
  // One decision a step of a revision, whoever presses.
  await schema
    .createTable('review')
    .addColumn('draft', 'text', (c) => c.notNull().references('draft.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('step', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('reviewer', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('opinion', 'text', (c) => c.notNull())
    .addColumn('given', 'text', (c) => c.notNull())
    .addColumn('at', number, (c) => c.notNull())
    .addPrimaryKeyConstraint('review_key', ['draft', 'revision', 'step'])
    .execute();
  await schema
    .createTable('review_path')
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('column', 'text', (c) => c.notNull())
    .addColumn('steps', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('review_path_key', ['region', 'column'])
    .execute();
  await query
    .insertInto('review_path')
    .values([
      { region: '', column: '', steps: '["reviewer","issuer"]', version: 1 },
      { region: '', column: 'notices', steps: '["reviewer"]', version: 1 },
    ])
    .execute();

  await schema
    .createTable('upload')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('draft', 'text', (c) => c.notNull().references('draft.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('bytes', number, (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('pages', 'integer')
    .addColumn('reading', 'text', (c) => c.notNull())
    .addColumn('text', 'text')
    .addColumn('problem', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', number, (c) => c.notNull())
    .execute();
  await schema.createIndex('upload_draft').on('upload').column('draft').execute();
  await schema.createIndex('upload_file').on('upload').column('file').execute();
  await schema
    .createTable('published_file')
    .addColumn('item', number, (c) => c.notNull().references('item.key'))
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('published_file_key', ['item', 'file'])
    .execute();
  await schema.createIndex('published_file_file').on('published_file').column('file').execute();
  // What shows a draft ends with the session that asked for it.
  await schema
    .createTable('preview')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('login', 'text', (c) => c.notNull().references('console_login.token').onDelete('cascade'))
    .addColumn('draft', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
    .addColumn('ends_at', number, (c) => c.notNull())
    .execute();
  await schema.createIndex('preview_login').on('preview').column('login').execute();
  await schema
    .createTable('job')
    .addColumn('number', counted)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('lease', number, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', number, (c) => c.notNull())
    .addColumn('created_at', number, (c) => c.notNull())
    .execute();

  await schema
    .createTable('duty_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('region', 'text', (c) => c.references('region.code'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('every', 'text', (c) => c.notNull())
    .addColumn('grace', 'integer', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('basis', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await schema.alterTable('item').addColumn('urgent', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  // Those that stand are few: home reads them all.
  await schema.createIndex('item_urgent').on('item').columns(['region', 'expires_at']).where(sql<boolean>`urgent = 1`).execute();
  // What the law asks of every village; a county changes it and adds its own.
  await query
    .insertInto('duty_rule')
    .values([
      {
        id: 'f1nance000', region: null, name: '财务收支', template: 'finance', every: 'quarter', grace: 20,
        since: '2026-10-01', basis: '《中华人民共和国村民委员会组织法》：一般事项至少每季度公布一次', version: 1,
      },
    ])
    .execute();
  await schema
    .createTable('display')
    .addColumn('item', number, (c) => c.primaryKey().references('item.key'))
    .addColumn('boxes', 'integer', (c) => c.notNull())
    .execute();
}
