/** The channel lives in Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
const offset = 8 * 3600_000;
const dayLength = 24 * 3600_000;

/** '2026-11-22T19:05:00+08:00', to the second. */
export function isoTime(at: number): string {
  return `${new Date(at + offset).toISOString().slice(0, 19)}+08:00`;
}

/** '2026-11-22 19:05' in Asia/Shanghai, for people. */
export function minuteOf(at: number): string {
  return isoTime(at).slice(0, 16).replace('T', ' ');
}

/** '2026-11-22': the day in Asia/Shanghai. */
export function dayOf(at: number): string {
  return new Date(at + offset).toISOString().slice(0, 10);
}

/** Midnight that began the day of `at`, epoch ms. */
export function startOfDay(at: number): number {
  return Math.floor((at + offset) / dayLength) * dayLength - offset;
}

/** Midnight that will end the day of `at`, epoch ms. */
export function nextMidnight(at: number): number {
  return startOfDay(at) + dayLength;
}

/** Midnight that ends a day ('2026-11-22'), epoch ms. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`) + dayLength;
}

/** Days from today to the day `until`, both counted; 0 when it is over. */
export function daysLeft(until: string, now: number): number {
  const end = Date.parse(`${until}T00:00:00+08:00`);
  return Math.max(0, Math.round((end - startOfDay(now)) / dayLength) + 1);
}
