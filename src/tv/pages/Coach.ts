import { breakLines } from '../../text/lines.ts';
import type { Stage } from '../lightning.ts';
import { measureIn } from '../paint/fonts.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines } from '../paint/text.ts';
import { keyNames, remotePainting, remoteSize, type DrawnKey } from '../parts/remotePicture.ts';
import { digitOf, type Key } from '../remote/keys.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

interface Step {
  key: DrawnKey;
  does: string;
}

/** In the order in which one needs them. */
const steps: Step[] = [
  { key: 'Right', does: '上下左右四个箭头用来挑。金色的框在哪里，挑中的就是哪里。' },
  { key: 'Enter', does: '挑好了，按确定就打开。' },
  { key: 'Digits', does: '卡片角上有数字的，按那个数字，一下就打开。现在随便按一个数字。' },
  { key: 'Yellow', does: '字太小？按黄色键，字就变大。' },
  { key: 'Red', does: '想用手机接着看，按红色键，再拿手机扫一扫。' },
  { key: 'Back', does: '不想看了，按返回，退一步。' },
];

/** Not every remote has them: OK goes on without. */
const optional: Partial<Record<DrawnKey, true>> = { Digits: true, Yellow: true, Red: true };

interface Memory {
  step: number;
}

/** Teaches the remote: lights a key, waits until it is pressed, then lights the next. */
export class Coach extends Page {
  declare private step: number;
  declare private picture: Sprite;
  declare private words: Sprite;
  /** What the last press was, when it was another key. */
  declare private reply: string;

  constructor(stage: Stage, tv: Tv, _route: unknown, memory: Memory | undefined) {
    super(stage, tv, 'coach', ['电子法务', '学用遥控器']);
    this.step = memory?.step ?? 0;
    this.reply = '';
    this.picture = this.put(new Sprite(stage), safe.left + 40, 96);
    this.words = this.put(new Sprite(stage), safe.left + 40 + remoteSize.w + 72, 112);
    this.show();
  }

  override remember(): Memory {
    return { step: this.step };
  }

  /** It has no cards. */
  override standsAlone(): boolean {
    return true;
  }

  override withdrawn(): void {
    return;
  }

  override takes(key: Key): boolean {
    if (key === 'Exit') return false;
    const pressed = drawnKey(key);
    const asked = (steps[this.step] as Step).key;
    if (pressed === asked || (pressed === 'Enter' && optional[asked])) this.goOn();
    else if (pressed === 'Back') this.tv.back();
    else {
      this.reply = pressed ? `刚才按的是${keyNames[pressed]}，请找亮着的${keyNames[asked]}。` : `请找亮着的${keyNames[asked]}。`;
      this.show();
    }
    return true;
  }

  private goOn(): void {
    this.step++;
    this.reply = '';
    if (this.step < steps.length) {
      this.show();
      return;
    }
    this.tv.say('都学会了！忘了的话，首页最下面有“求助”。');
    this.tv.back();
  }

  private show(): void {
    const { tv: { theme }, step, reply } = this;
    const { palette, metrics } = theme;
    const { key, does } = steps[step] as Step;
    this.picture.show(remotePainting([key], theme));
    const w = safe.right - (safe.left + 40 + remoteSize.w + 72);
    const count = `第 ${step + 1} 步，共 ${steps.length} 步`;
    const title = `按一下${keyNames[key]}`;
    const size = Math.min(metrics.body, 44);
    const line = Math.round(size * 1.5 / 2) * 2;
    const linesOf = (text: string) =>
      breakLines(text, { width: w, measure: measureIn(size) }).map((one) => one.text);
    const advice = linesOf(does);
    const answer = reply !== '' ? linesOf(reply) : optional[key] ? linesOf('遥控器上没有这个键？按确定跳过。') : [];
    const big = Math.min(metrics.title + 14, 64);
    this.words.show({
      key: ['coach', step, reply, theme.id].join(':'),
      w,
      h: 500,
      words: [count, title, does, reply],
      draw: (pen) => {
        drawLine(pen, count, 0, 0, { size: metrics.small, line: 44, color: palette.soft });
        drawLine(pen, title, 0, 52, { size: big, line: 92, color: palette.text, weight: 'bold' });
        drawLines(pen, advice, 0, 164, { size, line, color: palette.text });
        const y = 164 + advice.length * line + 28;
        drawLines(pen, answer, 0, y, { size, line, color: reply === '' ? palette.soft : palette.gold });
      },
    });
    this.hint([{ words: `请按亮着的${keyNames[key]}` }, ...(key === 'Back' ? [] : [{ words: '返回 不学了' }])]);
  }
}

function drawnKey(key: Key): DrawnKey | undefined {
  if (digitOf(key) !== undefined) return 'Digits';
  return Object.prototype.hasOwnProperty.call(keyNames, key) ? (key as DrawnKey) : undefined;
}
