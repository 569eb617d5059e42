import { sql } from 'kysely';
import { stepsFor, type RemovePathBody, type ReviewPath } from '../../contract/admin/index.ts';
import { chainOf, levelOf } from '../../contract/regionCodes.ts';
import type { Person } from '../accounts/permissions.ts';
import { audited } from '../audit/audit.ts';
import type { Database, Query } from '../db/open.ts';
import { noRegion, notFound, Refusal } from '../http/errors.ts';
import { reach, reaches } from '../regions/reach.ts';
import { columnThere } from './store.ts';

/** Paths that hold in the person's region: those of regions above it and below it, and the one for everywhere. */
export async function listPaths(query: Query, person: Person): Promise<ReviewPath[]> {
  const rows = await query
    .selectFrom('review_path')
    .selectAll()
    .where((e) => e.or([e('region', 'in', ['', ...chainOf(person.region)]), e('region', 'in', reach(person.region))]))
    .orderBy('region')
    .orderBy('column')
    .execute();
  return rows.map(presented);
}

/** Roles that decide on a column in a region today, in order. */
export async function stepsThere(query: Query, region: string, column: string): Promise<ReviewPath['steps']> {
  const rows = await query
    .selectFrom('review_path')
    .selectAll()
    .where('region', 'in', ['', ...chainOf(region)])
    .where('column', 'in', ['', column])
    .execute();
  return stepsFor(rows.map(presented), region, column);
}

/** Drafts that were handed in keep the steps that held then. `version` 0 adds a path. */
export async function savePath(db: Database, person: Person, path: ReviewPath, now: number): Promise<ReviewPath> {
  return audited(db, person, now, async (query, record) => {
    await checkPlace(query, person, path);
    const key = keyOf(path);
    const steps = JSON.stringify(path.steps);
    const before = await pathAt(query, key);
    const changed =
      path.version === 0
        ? await query.insertInto('review_path').values({ ...key, steps, version: 1 }).onConflict((c) => c.doNothing()).returning('version').executeTakeFirst()
        : await query
            .updateTable('review_path')
            .set({ steps, version: sql`version + 1` })
            .where('region', '=', key.region)
            .where('column', '=', key.column)
            .where('version', '=', path.version)
            .returning('version')
            .executeTakeFirst();
    if (changed === undefined) throw conflict(before);
    await record({ action: 'reviewPath.save', ...about(path), before: before?.steps, after: steps });
    return { ...path, version: changed.version };
  });
}

/** What holds further up, or by default, holds then for what is handed in. */
export async function removePath(db: Database, person: Person, path: RemovePathBody, now: number): Promise<void> {
  await audited(db, person, now, async (query, record) => {
    await checkPlace(query, person, path);
    const key = keyOf(path);
    const before = await pathAt(query, key);
    if (before === undefined) throw notFound('没有这条审核流程，可能刚才有人删掉了');
    const removed = await query
      .deleteFrom('review_path')
      .where('region', '=', key.region)
      .where('column', '=', key.column)
      .where('version', '=', path.version)
      .returning('version')
      .executeTakeFirst();
    if (removed === undefined) throw conflict(before);
    await record({ action: 'reviewPath.remove', ...about(path), before: before.steps });
  });
}

type Place = Pick<ReviewPath, 'region' | 'column'>;
const keyOf = ({ region, column }: Place) => ({ region: region ?? '', column: column ?? '' });

const pathAt = (query: Query, { region, column }: ReturnType<typeof keyOf>) =>
  query.selectFrom('review_path').selectAll().where('region', '=', region).where('column', '=', column).executeTakeFirst();

const presented = ({ region, column, steps, version }: NonNullable<Awaited<ReturnType<typeof pathAt>>>): ReviewPath => ({
  region: region === '' ? null : region,
  column: column === '' ? null : column,
  steps: JSON.parse(steps) as ReviewPath['steps'],
  version,
});

const conflict = (before: Awaited<ReturnType<typeof pathAt>>) =>
  new Refusal(409, 'conflict', '审核流程刚才有人改过，请看看现在的样子再决定', undefined, before && presented(before));

const about = ({ region, column }: Place) => ({
  target: `reviewPath/${region ?? 'all'}/${column ?? 'all'}`,
  ...(region !== null && { region }),
});

/** Nobody says how others review: the path for everywhere is the city's, a region's that of whom it lies below. */
async function checkPlace(query: Query, person: Person, { region, column }: Place): Promise<void> {
  if (region !== null && !(await reaches(query, person.region, region))) throw noRegion();
  if (region === null && levelOf(person.region) !== 'city') throw new Refusal(403, 'forbidden', '全市的审核流程由市级管理员设置');
  if (column !== null && !(await columnThere(query, column))) throw notFound('没有这个栏目');
}
