import type { ItemCard } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import type { Hint } from '../parts/Hints.ts';
import type { Handoff } from '../tv.ts';
import type { Fault, PlaybackState } from './Playback.ts';
import type { SignWords } from './Sign.ts';
import { timeWords } from './times.ts';

/** What the screen is about. */
export type Mode = 'waiting' | 'bare' | 'bar' | 'choices' | 'resume' | 'panel';

/** Title of a part of a series: 工伤那点事 第 2 讲. */
export function filmTitle({ title, series, column }: ItemCard): string {
  if (!series) return title;
  const part = `第 ${series.episode} ${column === 'lectures' ? '讲' : '集'}`;
  return title.indexOf(series.name) >= 0 ? title : `${series.name} ${part}\u3000${title}`;
}

/** Plain words for a film that does not go on: what is, and what to do. */
export function troubleWords(fault: Fault): { title: string; advice: string } {
  switch (fault) {
    case 'network':
      return { title: '网络太慢，片子放不出来', advice: '电视没有坏。网络好了会自己接着放，也可以先看别的。' };
    case 'missing':
      return { title: '这个片子现在找不到了', advice: '可能正在更换。可以先看别的，过一会儿再来。' };
    case 'broken':
      return { title: '这个片子有一段坏了', advice: '电视没有坏，是片子的文件有问题。可以再试一次，或者先看别的。' };
    case 'unsupported':
      return { title: '这台机顶盒放不了这个片子', advice: '用手机扫一扫，在手机上可以看。' };
  }
}

export interface SignState {
  state: PlaybackState;
  slow: boolean;
  blocked: boolean;
  mode: Mode;
}

/** What stands in the middle of the picture; nothing while a film simply plays. */
export function signFor({ state, slow, blocked, mode }: SignState): SignWords | undefined {
  if (state === 'stalled') {
    return { title: '网络有点慢，正在重新连接……', advice: '电视没有坏，请稍等，不用按键。', bars: false };
  }
  if (blocked) return { title: '按确定键开始放', advice: '', bars: false };
  if (state === 'paused' && mode === 'bar') return { title: '已暂停', advice: '按确定键接着放', bars: true };
  if (state === 'loading' || (state === 'playing' && slow)) {
    return { title: slow ? '正在往下取，请稍等……' : '正在打开……', advice: '', bars: false };
  }
  return undefined;
}

export interface HintState {
  mode: Mode;
  paused: boolean;
  /** Name of the text size. */
  size: string;
  captions: boolean;
  phone: boolean;
}

/** What the keys do now. */
export function playerHints({ mode, paused, size, captions, phone }: HintState): Hint[] {
  const red: Hint[] = phone ? [{ dot: 'red', words: '扫码到手机' }] : [];
  const yellow: Hint = { dot: 'yellow', words: captions ? `字幕 ${size}` : `字号 ${size}` };
  if (mode === 'waiting') return [...red, yellow, { words: '返回' }];
  if (mode === 'panel') return [{ words: '左右 选择' }, { words: '确定 打开' }, ...red, yellow, { words: '返回' }];
  if (mode === 'choices') return [{ words: '左右 选择' }, { words: '确定 打开' }, ...red, yellow, { words: '返回 收起' }];
  const ok: Hint = { words: mode === 'resume' ? '确定 从头看' : paused ? '确定 接着放' : '确定 暂停' };
  const back: Hint = { words: paused ? '返回 不看了' : '返回 收起' };
  return [ok, { words: '左右 前后 10 秒' }, { words: '下 更多' }, ...red, yellow, back];
}

/** The way to the phone at a second. */
export function filmHandoff(item: ReadItem, second: number): Handoff {
  const whole = Math.floor(second);
  const from = whole > 0 ? [item.title, `从 ${timeWords(whole)} 继续`] : [item.title];
  const carry = item.kind === 'audio' ? '接着听' : '接着看';
  return { code: item.code, ...(whole > 0 ? { second: whole } : {}), title: ['用手机扫一扫', carry], lines: from };
}
