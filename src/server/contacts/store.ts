import type { Query, Tables } from '../db/open.ts';

type Row = Tables['contact'];

/** Contacts of the regions, in no order. */
export const contactsOf = (query: Query, regions: string[]): Promise<Row[]> =>
  query.selectFrom('contact').selectAll().where('region', 'in', regions).execute();

/** Contacts of one source, in no order. */
export const contactsFrom = (query: Query, sourceKey: string): Promise<Row[]> =>
  query.selectFrom('contact').selectAll().where('source_key', '=', sourceKey).execute();

export const sourcesOf = (query: Query) =>
  query.selectFrom('contact').select('source_key').distinct().execute();

/** Puts rows in place of all that the source had. */
export async function replaceContacts(query: Query, sourceKey: string, rows: Row[]): Promise<void> {
  await query.deleteFrom('contact').where('source_key', '=', sourceKey).execute();
  if (rows.length > 0) await query.insertInto('contact').values(rows).execute();
}
