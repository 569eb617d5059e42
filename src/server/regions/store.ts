import type { Region } from '../../contract/index.ts';
import type { Query } from '../db/open.ts';

const withChildren = (query: Query) =>
  query
    .selectFrom('region')
    .select((e) => [
      'region.code',
      'region.name',
      'region.level',
      'region.parent',
      'region.initials',
      e
        .selectFrom('region as below')
        .select((b) => b.fn.countAll<number>().as('count'))
        .whereRef('below.parent', '=', 'region.code')
        .as('children'),
    ])
    .orderBy('region.code')
    .$castTo<Region>();

export const regionsByCode = (query: Query, codes: string[]): Promise<Region[]> =>
  withChildren(query).where('region.code', 'in', codes).execute();

export const regionsBelow = (query: Query, parent: string): Promise<Region[]> =>
  withChildren(query).where('region.parent', '=', parent).execute();

export const cities = (query: Query): Promise<Region[]> =>
  withChildren(query).where('region.parent', 'is', null).execute();

export const putRegion = (query: Query, region: Omit<Region, 'children'>) =>
  query
    .insertInto('region')
    .values(region)
    .onConflict((c) =>
      c.column('code').doUpdateSet({ name: region.name, initials: region.initials }),
    )
    .execute();
