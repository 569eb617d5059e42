import { sql, type Kysely } from 'kysely';
import { initialsTokens } from '../../../text/titleInitials.ts';
import { endOfDay } from '../../content/time.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';

/** As cards were written when this step was made. */
interface Card {
  title: string;
  subtitle?: string;
  disclosure?: { until: string };
}

/** Items that are read at once, so that a large database need not fit into memory. */
const page = 500;

/** Series of items, notices by what is left of their period, and search by initials. */
export async function addSeriesPeriodsInitials(database: Database, query: Kysely<Tables>): Promise<void> {
  const number = database.dialect === 'sqlite' ? 'integer' : 'bigint';
  const schema = query.schema;
  await schema.alterTable('item').addColumn('series', 'text').execute();
  await schema.alterTable('item').addColumn('episode', 'integer').execute();
  await schema.alterTable('item').addColumn('disclosed_until', number).execute();
  await database.initials.create(query);
  await fill(database, query);
  // Made when all is in its place: faster than keeping them up to date.
  const stands = sql<boolean>`withdrawn_at is null`;
  await schema
    .createIndex('item_series')
    .on('item')
    .columns(['series', 'column', 'region', 'episode'])
    .where(sql<boolean>`${stands} and series is not null`)
    .execute();
  // Periods that are over are walked backwards from now, those that last are read forwards.
  await schema
    .createIndex('item_period_list')
    .on('item')
    .columns(['region', 'disclosed_until', 'key', 'column', 'published_at', 'expires_at'])
    .where(sql<boolean>`${stands} and disclosed_until is not null`)
    .execute();
  await schema
    .createIndex('item_lasting_notice_list')
    .on('item')
    .columns(['region', 'column', 'published_at', 'key', 'expires_at'])
    .where(sql<boolean>`${stands} and disclosed_until is null and ${sql.ref('column')} = ${sql.lit('notices')}`)
    .execute();
}

async function fill(database: Database, query: Kysely<Tables>): Promise<void> {
  for (let after = 0; ; ) {
    const items = await query
      .selectFrom('item')
      .select(['key', 'region', 'withdrawn_at', 'card'])
      .where('key', '>', after)
      .orderBy('key')
      .limit(page)
      .execute();
    for (const { key, region, withdrawn_at, card } of items) {
      const { title, subtitle, disclosure } = JSON.parse(card) as Card;
      if (disclosure !== undefined) {
        const disclosed_until = endOfDay(disclosure.until);
        await query.updateTable('item').set({ disclosed_until }).where('key', '=', key).execute();
      }
      if (withdrawn_at === null) {
        await database.initials.put(query, key, region, initialsTokens(title, subtitle === undefined ? [] : [subtitle]));
      }
    }
    const last = items.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
