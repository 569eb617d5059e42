import type { DisclosurePeriod } from '../../contract/index.ts';
import type { ReadHome } from './read.ts';

/** Days left of what was kept, where no server told the time: the words for it refer to the village. */
export const unknownDays = -1;

const dayLong = 86_400_000;
const shanghai = 8 * 3600_000;

/** Days left with today counted; 0 when the period has ended. `now`: server time, epoch ms. */
export function daysLeft(until: string, now: number): number {
  const today = Math.floor((now + shanghai) / dayLong);
  return Math.max(0, Date.parse(`${until}T00:00:00Z`) / dayLong - today + 1);
}

/** A kept card or item with the days that are left today; a kept number would be wrong tomorrow. */
export function recount<T extends { disclosure?: DisclosurePeriod }>(kept: T, now: number | undefined): T {
  const { disclosure } = kept;
  if (!disclosure) return kept;
  const left = now === undefined ? unknownDays : daysLeft(disclosure.until, now);
  return { ...kept, disclosure: { ...disclosure, daysLeft: left } };
}

export function recountHome(home: ReadHome, now: number | undefined): ReadHome {
  const rails = home.rails.map((rail) => ({ ...rail, items: rail.items.map((item) => recount(item, now)) }));
  return { ...home, rails };
}
