import type { RegionLevel } from '../../contract/index.ts';

/** The codes from the city down to the region itself; a 12-digit code names its place by itself. */
export function chainOf(code: string): string[] {
  const city = `${code.slice(0, 6)}000000`;
  const town = `${code.slice(0, 9)}000`;
  return [...new Set([city, town, code])];
}

export function levelOf(code: string): RegionLevel {
  return (['city', 'town', 'village'] as const)[chainOf(code).length - 1] ?? 'village';
}

/** The region above; null for a city. A village right below a city has the city. */
export function parentOf(code: string): string | null {
  return chainOf(code).at(-2) ?? null;
}
