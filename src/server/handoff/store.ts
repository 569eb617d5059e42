import type { Query } from '../db/open.ts';

export const linkByCode = (query: Query, code: string) =>
  query
    .selectFrom('link')
    .select(['code', 'item', 'column', 'region'])
    .where('code', '=', code)
    .executeTakeFirst();

export const addItemLink = (query: Query, code: string, item: number) =>
  query.insertInto('link').values({ code, item, column: null, region: null }).execute();

export const listLinks = (query: Query, region: string) =>
  query.selectFrom('link').select(['code', 'column']).where('region', '=', region).execute();

/** Does nothing where the list has a code already. */
export const addListLink = (query: Query, code: string, column: string, region: string) =>
  query
    .insertInto('link')
    .values({ code, item: null, column, region })
    .onConflict((c) => c.columns(['column', 'region']).doNothing())
    .execute();
