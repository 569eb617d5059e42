const zone = 'Asia/Shanghai';
const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const oneDay = 86_400_000;

/** The day of a time in Asia/Shanghai, wherever the computer thinks it is: `2026-11-22`. */
export const dayOf = (time: number | string): string => day.format(new Date(time));
/** 星期一, of a day. */
export const weekdayWords = (given: string): string => `星期${'日一二三四五六'[new Date(given).getUTCDay()]}`;

export const today = (now = Date.now()): string => dayOf(now);

/** 11月22日, with the year where it is not this one. */
export function dayWords(given: string, now = Date.now()): string {
  const [year, month, date] = given.split('-').map(Number);
  const short = `${month}月${date}日`;
  return given.slice(0, 4) === today(now).slice(0, 4) ? short : `${year}年${short}`;
}

/** 今天 19:05, 昨天 08:10, 11月3日 19:05. */
export function timeWords(time: string | number, now = Date.now()): string {
  const at = new Date(time);
  const when = dayOf(at.getTime());
  const name = when === today(now) ? '今天' : when === dayOf(now - oneDay) ? '昨天' : when === dayOf(now + oneDay) ? '明天' : dayWords(when, now);
  return `${name} ${clock.format(at)}`;
}

/** 刚刚, 5 分钟前, then as `timeWords`. */
export function agoWords(time: string | number, now = Date.now()): string {
  const minutes = Math.floor((now - new Date(time).getTime()) / 60_000);
  if (minutes < 1) return '刚刚';
  return minutes < 60 ? `${minutes} 分钟前` : timeWords(time, now);
}

/** 还有 3 天, 今天截止, 已过 5 天: from today to a day. */
export function daysLeftWords(until: string, now = Date.now()): string {
  const left = Math.round((Date.parse(until) - Date.parse(today(now))) / oneDay);
  return left > 0 ? `还有 ${left} 天` : left === 0 ? '今天截止' : `已过 ${-left} 天`;
}

/** 2026-Q3 → 2026 年第三季度, 2026-09 → 2026 年 9 月, 2026 → 2026 年. */
export function periodWords(period: string): string {
  const [year, part = ''] = period.split('-');
  if (part === '') return `${year} 年`;
  if (part.startsWith('Q')) return `${year} 年第${'一二三四'[Number(part[1]) - 1]}季度`;
  return `${year} 年 ${Number(part)} 月`;
}

/** The period that a day lies in. */
export function periodAt(given: string, every: 'month' | 'quarter' | 'year'): string {
  const [year, month] = [given.slice(0, 4), Number(given.slice(5, 7))];
  if (every === 'year') return year;
  return every === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : given.slice(0, 7);
}

/** The last `count` periods, the one of `given` first. */
export function periodsUntil(given: string, every: 'month' | 'quarter' | 'year', count: number): string[] {
  const months = { month: 1, quarter: 3, year: 12 }[every];
  const [year, month] = [Number(given.slice(0, 4)), Number(given.slice(5, 7))];
  return Array.from({ length: count }, (_each, index) => {
    const at = year * 12 + (month - 1) - index * months;
    return periodAt(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, every);
  });
}

/** What the browser's own field for a time holds, in Asia/Shanghai: `2026-11-22T19:05`. */
export const toLocal = (time: string): string => `${dayOf(time)}T${clock.format(new Date(time))}`;

/** The time that such a field names, with its offset; undefined for an empty one and for a year that is still typed: 0202. */
export const fromLocal = (local: string): string | undefined => (/^20\d\d-.{11}$/.test(local) ? `${local}:00+08:00` : undefined);
