import { everyOf, type Every } from '../../contract/admin/dutyRules.ts';

/** A stretch of time that is accounted for: 2026-09, 2026-Q3, 2026. Days are of Asia/Shanghai, '2026-09-30'. */
export interface Period {
  id: string;
  name: string;
  first: string;
  last: string;
}

const months: Record<Every, number> = { month: 1, quarter: 3, year: 12 };
const quarters = ['一', '二', '三', '四'];

const day = (date: Date) => date.toISOString().slice(0, 10);
const utc = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date));

/** The period that holds a day. */
export function periodOf(every: Every, of: string): Period {
  const [year = 0, month = 1] = of.split('-').map(Number);
  const length = months[every];
  const begin = Math.floor((month - 1) / length) * length;
  const quarter = begin / 3 + 1;
  const id = { month: of.slice(0, 7), quarter: `${year}-Q${quarter}`, year: String(year) }[every];
  const name = {
    month: `${year} 年 ${begin + 1} 月`,
    quarter: `${year} 年第${quarters[quarter - 1]}季度`,
    year: `${year} 年`,
  }[every];
  return { id, name, first: day(utc(year, begin, 1)), last: day(utc(year, begin + length, 0)) };
}

/** Periods from the one that holds `since` to the one that holds `until`, in order. */
export function periodsBetween(every: Every, since: string, until: string): Period[] {
  const found: Period[] = [];
  for (let period = periodOf(every, since); period.first <= until; period = periodOf(every, daysAfter(period.last, 1))) {
    found.push(period);
  }
  return found;
}

/** The id of the period that follows another of its kind. */
export function periodAfter(id: string): string {
  const [year = 0, part] = id.replace('Q', '').split('-').map(Number);
  const every = everyOf(id);
  const begin = day(utc(year, ((part ?? 1) - 1) * (every === 'quarter' ? 3 : 1) + months[every], 1));
  return periodOf(every, begin).id;
}

/** The one that a notice is about when nobody says otherwise: the month or quarter that ended last, the year that runs. */
export const usualPeriod = (every: Every, today: string): string =>
  (every === 'year' ? periodOf(every, today) : periodOf(every, daysAfter(periodOf(every, today).first, -1))).id;

export const daysAfter = (of: string, days: number): string => day(new Date(Date.parse(`${of}T00:00:00Z`) + days * 24 * 3600_000));
