import type { Query, Tables } from '../db/open.ts';

type Row = Tables['term'];

export const allTerms = (query: Query): Promise<Row[]> => query.selectFrom('term').selectAll().execute();

export const putTerm = (query: Query, row: Row) =>
  query
    .insertInto('term')
    .values(row)
    .onConflict((c) =>
      c.column('word').doUpdateSet({ source_key: row.source_key, explanation: row.explanation }),
    )
    .execute();

export const removeTerm = (query: Query, word: string) =>
  query.deleteFrom('term').where('word', '=', word).execute();
