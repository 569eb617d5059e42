import type { RegionLevel } from './regions.ts';

/** The codes from the city down to the region itself; a 12-digit code names its place by itself. */
export function chainOf(code: string): string[] {
  const city = `${code.slice(0, 6)}000000`;
  const town = `${code.slice(0, 9)}000`;
  return [...new Set([city, town, code])];
}

/** A city ends in 000000, a town in 000; a village may lie right below a city. */
export function levelOf(code: string): RegionLevel {
  if (code.endsWith('000000')) return 'city';
  return code.endsWith('000') ? 'town' : 'village';
}

/** The region above; null for a city. A village right below a city has the city. */
export function parentOf(code: string): string | null {
  const chain = chainOf(code);
  return chain[chain.length - 2] ?? null;
}

/** Whether a region is another one or lies below it. */
export const isWithin = (code: string, above: string): boolean => chainOf(code).indexOf(above) >= 0;
