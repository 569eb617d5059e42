import type { ReadItem } from '../content/read.ts';
import { searchHint, type Hint } from '../parts/Hints.ts';
import { textSizeNames, type TextSize } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';

/** Words under the QR by what the item is: what the box cannot play, the phone can. */
export const takeAway: Record<string, string> = {
  article: '手机接着看', video: '手机上观看', audio: '手机上收听', gallery: '手机上看图',
};

/** Column and topic, or the title where no topic is known. */
export function trailOf(item: ReadItem, { columnNames, topicNames }: Tv): string[] {
  const column = columnNames[item.column] ?? '电子法务';
  const topic = item.topics.map((slug) => topicNames[slug]).filter((name) => name !== undefined)[0];
  return [column, topic ?? item.title];
}

/** The way to the phone from a page, counted from 0. */
export function handoffOf(item: ReadItem, page: number, block: string | undefined): Handoff {
  const words = item.kind === 'article' ? '接着看' : (takeAway[item.kind] as string).slice(3);
  return {
    code: item.code,
    title: ['用手机扫一扫', words],
    lines: page > 0 ? [item.title, `从第 ${page + 1} 页继续`] : [item.title],
    ...(block === undefined ? {} : { block }),
  };
}

/** What the keys do while there is a text, behind its end, or before it came. */
export function storyHints(
  state: 'text' | 'end' | 'empty', textSize: TextSize, opensPicture: boolean, hasWords: boolean,
): Hint[] {
  const size: Hint = { dot: 'yellow', words: `字号 ${textSizeNames[textSize]}` };
  const back: Hint = { words: '返回' };
  if (state === 'empty') return [size, back];
  if (state === 'end') {
    return [{ words: '数字键 直接打开' }, { words: '上 回到正文' }, { dot: 'red', words: '扫码' }, searchHint, size, back];
  }
  const ok: Hint = { words: opensPicture ? '确定 放大看' : '确定 更多' };
  const digits: Hint[] = hasWords ? [{ words: '数字键 看词语解释' }] : [];
  return [{ words: '上下 翻页' }, ok, ...digits, { dot: 'red', words: '扫码放大' }, size, back];
}
