/** Dates as people write them in notices and laws; what a moment's day is stands in content/time.ts. */

const dayPattern = /(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*日|(?!\d))/;
const timePattern = /^(.*?)(?:[T\s]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?:\.\d+)?(?:\+08:?00)?)?$/;
const dayMs = 86_400_000;

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
export function dayWritten(text: string): string | undefined {
  return text.trim().replace(dayPattern, '') === '' ? dayIn(text) : undefined;
}

/** A day (its beginning) or a day with a time, in epoch ms. */
export function timeWritten(text: string): number | undefined {
  const found = timePattern.exec(text.trim());
  const day = dayWritten(found?.[1] ?? '');
  const [hour, minute, second] = [Number(found?.[2] ?? 0), Number(found?.[3] ?? 0), Number(found?.[4] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return startOf(day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Epoch ms of a day's first moment in Asia/Shanghai. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** The day `count` days after `day`; before it when negative. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another with both counted; 0 or less when `until` comes first. */
export function daysFrom(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / dayMs + 1;
}
