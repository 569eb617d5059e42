import type { Region, RegionsReply } from '../../contract/index.ts';
import { chainOf, levelOf, parentOf } from '../../contract/regionCodes.ts';
import { initials } from '../../text/pinyin.ts';
import { raiseCounter } from '../db/counter.ts';
import type { Database } from '../db/open.ts';
import * as store from './store.ts';

/** Whose content an answer may hold: a region's own and that of the regions above it. */
export interface Scope {
  /** From the city down. */
  path: Region[];
  codes: string[];
}

/**
 * The scope of a region; without one the city's alone. Undefined for a region that is not there.
 * Before any region exists the scope is empty.
 */
export async function regionScope(db: Database, code: string | undefined): Promise<Scope | undefined> {
  if (code === undefined) {
    const city = (await store.cities(db.query))[0];
    return city === undefined ? { path: [], codes: [] } : { path: [city], codes: [city.code] };
  }
  const path = await store.regionsByCode(db.query, chainOf(code));
  if (path.at(-1)?.code !== code) return undefined;
  return { path, codes: path.map((region) => region.code) };
}

/** Regions right below `parent`, or the cities; undefined for a parent that is not there. */
export async function listRegions(
  db: Database,
  parent: string | undefined,
): Promise<RegionsReply | undefined> {
  if (parent === undefined) return { path: [], items: await store.cities(db.query), next: null };
  const scope = await regionScope(db, parent);
  if (scope === undefined) return undefined;
  return { path: scope.path, items: await store.regionsBelow(db.query, parent), next: null };
}

/** A region as a county names it. */
export interface NamedRegion {
  code: string;
  name: string;
}

/**
 * Adds regions and renames those that are there; level, parent and initials follow by themselves.
 * Throws when a region's parent is neither there nor among them.
 */
export async function saveRegions(db: Database, regions: NamedRegion[]): Promise<void> {
  await db.query.transaction().execute(async (query) => {
    await raiseCounter(query);
    // In the order of their codes a parent comes before what lies below it.
    for (const { code, name } of regions.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
      const level = levelOf(code);
      await store.putRegion(query, { code, name, initials: initials(name), level, parent: parentOf(code) });
    }
  });
}
