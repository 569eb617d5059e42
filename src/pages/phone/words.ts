import type { DisclosurePeriod, ItemCard, Series } from '../../contract/index.ts';

/** 2026年11月22日 out of a day or a time in Asia/Shanghai; other text is given back as it is. */
export function dayWords(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}

/** 11月22日, where the year goes without saying. */
export function shortDayWords(day: string): string {
  return dayWords(day).replace(/^\d+年/, '');
}

/** 公示还剩 3 天 · 今天是公示最后一天 · 公示已结束. */
export function periodWords(period: DisclosurePeriod): string {
  if (period.daysLeft === 0) return '公示已结束';
  return period.daysLeft === 1 ? '今天是公示最后一天' : `公示还剩 ${period.daysLeft} 天`;
}

/** 5 分钟; from an hour on 1 小时 42 分钟. */
function minuteWords(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} 小时${rest ? ` ${rest} 分钟` : ''}`;
}

/** How long it takes, in the verb of its kind. */
export function lengthWords(item: Pick<ItemCard, 'kind' | 'minutes'>): string {
  switch (item.kind) {
    case 'video':
      return `视频 ${minuteWords(item.minutes)}`;
    case 'audio':
      return `音频 ${minuteWords(item.minutes)}`;
    case 'gallery':
      return '图集';
    default:
      return `约 ${minuteWords(item.minutes)}`;
  }
}

/** 08:14, as players show it; from an hour on 1:02:05. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** 工伤那点事 · 第 2 讲; a lecture counts in 讲, all else in 集. */
export function seriesWords(series: Series, column: string): string {
  return `${series.name} · 第 ${series.episode} ${column === 'lectures' ? '讲' : '集'}`;
}

/** Text cut at telephone numbers; those have `dial`, digits only. */
export function phonePieces(text: string): { text: string; dial?: string }[] {
  return text
    .split(/(\d[\d-]{3,18}\d)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\d[\d-]{3,18}\d$/.test(piece) ? { text: piece, dial: piece.replace(/-/g, '') } : { text: piece },
    );
}
