import type { ReadItem } from '../content/read.ts';
import type { DialogChoice } from '../parts/Dialog.ts';
import type { NextUp } from './NextUp.ts';
import type { PanelModel } from './Panel.ts';
import { filmTitle, troubleWords, type Mode } from './playerWords.ts';
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
  /** Why it does not go on, if it does not. */
  fault: Fault | undefined;
  /** The second at which it went on where it was left. */
  resumed: number;
  /** Undefined where there are none. */
  captions: boolean | undefined;
}

const choice = (key: string, words: string, open: () => void): DialogChoice => ({ key, words, open });

function nextChoice({ next, deeds }: Choosing): DialogChoice[] {
  return next.card ? [choice('next', next.inSeries ? '下一集' : '看下一个', deeds.next)] : [];
}

/** What is asked or offered over a film. */
export function panelOf(mode: Mode, of: Choosing): PanelModel | undefined {
  if (mode === 'panel') return of.fault === undefined ? endPanel(of) : troublePanel(of, of.fault);
  if (mode === 'choices') return choicesPanel(of);
  return mode === 'resume' ? resumePanel(of) : undefined;
}

/** Everything one may do with a film while it plays; first what does no harm to who presses on. */
function choicesPanel(of: Choosing): PanelModel {
  const { item, deeds, isFavourite, captions } = of;
  return {
    name: 'choices',
    title: '',
    advice: '',
    choices: [
      choice('favourite', isFavourite ? '取消收藏' : '收藏', deeds.favourite),
      ...(captions === undefined ? [] : [choice('captions', captions ? '关字幕' : '开字幕', deeds.captions)]),
      ...(item.body.length > 0 ? [choice('read', '看文字', deeds.read)] : []),
      choice('start', '从头看', deeds.fromStart),
      ...nextChoice(of),
      choice('scan', '扫码', deeds.scan),
    ],
  };
}

/** For a while after a film went on where it was left. */
function resumePanel({ deeds, resumed }: Choosing): PanelModel {
  return {
    name: 'resume', title: '', advice: `接着从 ${timeWords(resumed)} 看`,
    choices: [choice('start', '从头看', deeds.fromStart)],
  };
}

/** After the last picture. */
function endPanel(of: Choosing): PanelModel {
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
function troublePanel(of: Choosing, fault: Fault): PanelModel {
  const { deeds } = of;
  const phone = choice('scan', '用手机看', deeds.scan);
  const again = choice('again', '再试一次', deeds.again);
  const first = fault === 'unsupported' ? [phone] : [again];
  const then = fault === 'unsupported' ? nextChoice(of) : [...nextChoice(of), phone];
  return { name: 'trouble', ...troubleWords(fault), choices: [...first, ...then, choice('leave', '返回', deeds.leave)] };
}
