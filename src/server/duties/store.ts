import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Query, Tables } from '../db/open.ts';
import { reach } from '../regions/reach.ts';

export type RuleRow = Selectable<Tables['duty_rule']>;
export const allRules = (query: Query): Promise<RuleRow[]> =>
  query.selectFrom('duty_rule').selectAll().orderBy('name').orderBy('id').execute();
export const ruleById = (query: Query, id: string): Promise<RuleRow | undefined> =>
  query.selectFrom('duty_rule').selectAll().where('id', '=', id).executeTakeFirst();
export const addRule = (query: Query, row: Insertable<Tables['duty_rule']>) => query.insertInto('duty_rule').values(row).execute();

/** False when it is not there in this version. */
export async function changeRule(query: Query, id: string, version: number, values: Updateable<Tables['duty_rule']>): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('duty_rule')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removeRule(query: Query, id: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await query.deleteFrom('duty_rule').where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Villages that somebody bound to `own` sees, of `within` or below it, with the town that they lie in. */
export const villages = (query: Query, own: string, within: string) =>
  query
    .selectFrom('region')
    .leftJoin('region as above', 'above.code', 'region.parent')
    .select(['region.code', 'region.name', 'above.name as town', 'above.level as above_level'])
    .where('region.level', '=', 'village')
    .where('region.code', 'in', reach(own))
    .where('region.code', 'in', reach(within))
    .orderBy('region.code')
    .execute();

/** Notices of the templates that stand in public or are on their way, with what they were handed in with. */
export const notices = (query: Query, own: string, templates: RuleRow['template'][]) =>
  query
    .selectFrom('draft')
    .leftJoin('item', (join) => join.onRef('item.key', '=', 'draft.item').on('item.withdrawn_at', 'is', null))
    .leftJoin('draft_revision', (join) =>
      join.onRef('draft_revision.draft', '=', 'draft.id').onRef('draft_revision.revision', '=', 'draft.published_revision'),
    )
    .select([
      'draft.id', 'draft.template', 'draft.region', 'draft.state', 'draft.period', 'draft.title',
      'item.id as item', 'item.published_at', 'draft_revision.content as published',
    ])
    .where('draft.template', 'in', templates)
    .where('draft.region', 'in', reach(own))
    .where('draft.state', '!=', 'dropped')
    .orderBy('item.published_at')
    .execute();
