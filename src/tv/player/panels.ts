import type { ReadItem } from '../content/read.ts';
import type { DialogChoice } from '../parts/Dialog.ts';
import type { NextUp } from './NextUp.ts';
import type { PanelModel } from './Panel.ts';
import { troubleWords, filmTitle } from './playerWords.ts';
import type { Fault } from './Playback.ts';
import { timeWords } from './times.ts';

/** What a panel's choices do. */
export interface Deeds {
  again(): void;
  next(): void;
  fromStart(): void;
  scan(): void;
  leave(): void;
  favourite(): void;
  captions(): void;
  read(): void;
}

/** What the choices depend on. */
export interface Choosing {
  item: ReadItem;
  next: NextUp;
  deeds: Deeds;
  isFavourite: boolean;
  /** Undefined where there are none. */
  captions: boolean | undefined;
}

const choice = (key: string, words: string, open: () => void): DialogChoice => ({ key, words, open });

function nextChoice({ next, deeds }: Choosing): DialogChoice[] {
  return next.card ? [choice('next', next.inSeries ? '下一集' : '看下一个', deeds.next)] : [];
}

/** Everything one may do with a film while it plays. */
export function choicesPanel(of: Choosing): PanelModel {
  const { item, deeds, isFavourite, captions } = of;
  return {
    name: 'choices',
    title: '',
    advice: '',
    choices: [
      ...nextChoice(of),
      choice('start', '从头看', deeds.fromStart),
      choice('favourite', isFavourite ? '已收藏' : '收藏', deeds.favourite),
      ...(captions === undefined ? [] : [choice('captions', captions ? '关字幕' : '开字幕', deeds.captions)]),
      ...(item.body.length > 0 ? [choice('read', '看文字', deeds.read)] : []),
      choice('scan', '扫码', deeds.scan),
    ],
  };
}

/** For a while after a film went on where it was left. */
export function resumePanel({ deeds }: Choosing, second: number): PanelModel {
  return {
    name: 'resume', title: '', advice: `接着从 ${timeWords(second)} 看`,
    choices: [choice('start', '从头看', deeds.fromStart)],
  };
}

/** After the last picture. */
export function endPanel(of: Choosing): PanelModel {
  const { next, deeds } = of;
  const { card, left } = next;
  const soon = left === undefined ? '' : `${left} 秒后自动播放${next.inSeries ? '下一集' : ''}：`;
  return {
    name: 'end',
    title: '看完了',
    advice: card ? `${soon === '' ? '接下来：' : soon}${filmTitle(card)}` : '',
    choices: [
      ...(card ? [choice('next', next.inSeries ? '看下一集' : '看下一个', deeds.next)] : []),
      choice('start', '从头再看', deeds.fromStart),
      choice('scan', '扫码带走', deeds.scan),
      choice('leave', '不看了', deeds.leave),
    ],
  };
}

/** A film that does not go on. */
export function troublePanel(of: Choosing, fault: Fault): PanelModel {
  const { deeds } = of;
  const phone = choice('scan', '用手机看', deeds.scan);
  const again = choice('again', '再试一次', deeds.again);
  const first = fault === 'unsupported' ? [phone] : [again];
  const then = fault === 'unsupported' ? nextChoice(of) : [...nextChoice(of), phone];
  return { name: 'trouble', ...troubleWords(fault), choices: [...first, ...then, choice('leave', '返回', deeds.leave)] };
}
