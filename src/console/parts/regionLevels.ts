import type { RegionLevel } from '../../contract/regions.ts';

/** The level that a code says: a city ends in 000000, a town in 000. */
export function levelOf(code: string): RegionLevel {
  if (code.endsWith('000000')) return 'city';
  return code.endsWith('000') ? 'town' : 'village';
}

/** The codes from the city down to a region, itself last. */
export function pathTo(code: string): string[] {
  const all = [`${code.slice(0, 6)}000000`, `${code.slice(0, 9)}000`, code];
  return [...new Set(all)];
}

/** Whether a region is another one or lies below it. */
export const isWithin = (code: string, above: string): boolean => pathTo(code).includes(above);

export const levelNames: Record<RegionLevel, string> = { city: '全市', town: '镇（街道）', village: '村（社区）' };
