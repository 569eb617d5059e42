import type { Query, Tables } from '../db/open.ts';

export const linkByCode = (query: Query, code: string) =>
  query
    .selectFrom('link')
    .select(['code', 'item', 'column', 'region', 'page'])
    .where('code', '=', code)
    .executeTakeFirst();

export const addItemLink = (query: Query, code: string, item: number) =>
  query.insertInto('link').values({ code, item, column: null, region: null, page: null }).execute();

export const listLinks = (query: Query, region: string) =>
  query
    .selectFrom('link')
    .select(['code', 'column'])
    .where('region', '=', region)
    .where('page', 'is', null)
    .execute();

/** Does nothing where the list has a code already. */
export const addListLink = (query: Query, code: string, column: string, region: string) =>
  query
    .insertInto('link')
    .values({ code, item: null, column, region, page: null })
    .onConflict((c) => c.columns(['column', 'region']).doNothing())
    .execute();

type Page = NonNullable<Tables['link']['page']>;

export async function pageCode(query: Query, page: Page, region: string): Promise<string | undefined> {
  const row = await query
    .selectFrom('link')
    .select('code')
    .where('page', '=', page)
    .where('region', '=', region)
    .executeTakeFirst();
  return row?.code;
}

/** Does nothing where the page has a code already. */
export const addPageLink = (query: Query, code: string, page: Page, region: string) =>
  query
    .insertInto('link')
    .values({ code, item: null, column: null, region, page })
    .onConflict((c) => c.columns(['page', 'region']).doNothing())
    .execute();
