/** Dates as people write them in notices and laws, always on Asia/Shanghai's clock (UTC+8). */

const dayPattern = /(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*日|(?!\d))/;
const timePattern = /^(.*?)(?:[T\s]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?:\.\d+)?(?:\+08:?00)?)?$/;
const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** The first day named in a text, as 2020-05-28; undefined where none or no such day is named. */
export function dayIn(text: string): string | undefined {
  const found = dayPattern.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

/** A text that is a day and nothing else. */
export function dayOf(text: string): string | undefined {
  return text.trim().replace(dayPattern, '') === '' ? dayIn(text) : undefined;
}

/** A day (its beginning) or a day with a time, in epoch ms. */
export function timeOf(text: string): number | undefined {
  const found = timePattern.exec(text.trim());
  const day = dayOf(found?.[1] ?? '');
  const [hour, minute, second] = [Number(found?.[2] ?? 0), Number(found?.[3] ?? 0), Number(found?.[4] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return startOfDay(day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Epoch ms of a day's first moment. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetMs;
}

/** The day that a moment (epoch ms) belongs to. */
export function dayAt(moment: number): string {
  return new Date(moment + offsetMs).toISOString().slice(0, 10);
}

/** The day `count` days after `day`; before it when negative. */
export function dayAfter(day: string, count: number): string {
  return dayAt(startOfDay(day) + count * dayMs);
}

/** Days from one day to another with both counted; 0 or less when `until` comes first. */
export function daysFrom(from: string, until: string): number {
  return (startOfDay(until) - startOfDay(from)) / dayMs + 1;
}
