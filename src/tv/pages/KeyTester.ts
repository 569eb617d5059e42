import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines, fitLines } from '../paint/text.ts';
import { plainCard } from '../parts/choices.ts';
import { keyNames, remotePainting, remoteSize, type DrawnKey } from '../parts/remotePicture.ts';
import { Rows } from '../parts/Rows.ts';
import { digitOf, type Key } from '../remote/keys.ts';
import { teachable, type TaughtKeys } from '../remote/KeyMapping.ts';
import { Teaching } from '../remote/Teaching.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

/** A key that the remote does not have is skipped after this time, ms. */
const patience = 10_000;
/** What was taught counts for good only when its OK is pressed within this time, ms. */
const trial = 20_000;

/** For who installs: shows the code of each key, and learns the keys of a remote that nobody knows. */
export class KeyTester extends Page {
  declare private picture: Sprite;
  declare private words: Sprite;
  declare private rows: Rows;
  declare private teaching: Teaching | undefined;
  /** What counted before a trial. */
  declare private before: TaughtKeys | undefined;
  declare private timer: number | undefined;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv, 'keys', ['设置', '按键测试']);
    this.teaching = undefined;
    this.before = undefined;
    this.timer = undefined;
    this.picture = this.put(new Sprite(stage), safe.left + 40, 96);
    this.words = this.put(new Sprite(stage), this.left, 104);
    this.rows = this.put(new Rows(stage, tv, 190), 0, 456);
    tv.remote().tap = (code, key) => this.hear(code, key);
    this.idle();
  }

  override remember(): undefined {
    return undefined;
  }

  /** It has no cards. */
  override withdrawn(): void {
    return;
  }

  override leave(): void {
    super.leave();
    this.tv.remote().tap = undefined;
    window.clearTimeout(this.timer);
    this.giveUp();
  }

  override standsAlone(): boolean {
    return true;
  }

  override _getFocused() {
    return this.rows;
  }

  /** Coloured keys only show what they are. While it learns, no key does anything else; a trial ends with its OK. */
  override takes(key: Key): boolean {
    if (this.before === undefined) return /^(Red|Green|Yellow|Blue)$/.test(key);
    if (key === 'Enter') this.keep();
    else if (key === 'Back') {
      this.giveUp();
      this.idle();
    }
    return true;
  }

  private get left(): number {
    return safe.left + 40 + remoteSize.w + 72;
  }

  private hear(code: number, key: Key | undefined): boolean {
    if (this.teaching) {
      this.learn(this.teaching, code);
      return true;
    }
    const lit: DrawnKey[] = [];
    const name = key === undefined ? undefined : nameOf(key, lit);
    const means = name === undefined ? '这个键还不认识' : `认作：${name}`;
    if (this.before === undefined) this.show([`编号 ${code}`, means], '再按别的键，看看各是什么。', lit);
    return false;
  }

  private idle(): void {
    window.clearTimeout(this.timer);
    this.show(['请按任意一个键'], '这里显示键的编号，和它被认作什么。', []);
    const h = Math.min(this.tv.theme.metrics.card.h, 150);
    const w = 300;
    const cards = [plainCard('teach', ['重新认键', '一个一个按一遍'], w, h, () => this.askToTeach())];
    if (Object.keys(this.tv.remote().mapping.taught).length > 0) {
      cards.push(plainCard('forget', ['恢复原来的', '去掉认过的键'], w, h, () => this.forget()));
    }
    this.rows.x = this.left - safe.left;
    this.rows.show([{ name: 'teaching', gap: 24, cards }]);
    this.hint([{ words: '按哪个键都会显示' }, { words: '返回 上一页' }]);
  }

  private forget(): void {
    this.tv.remote().mapping.teach({}, true);
    this.idle();
    this.show(['已经恢复'], '遥控器的键又和原来一样了。', []);
  }

  /** OK is pressed to see its code as well. */
  private askToTeach(): void {
    this.tv.ask('teach', '把遥控器的键重新认一遍？', '屏幕上说哪个键，就按哪个键。', [
      { key: 'no', words: '先不认', open: () => undefined },
      { key: 'yes', words: '开始', open: () => this.teach() },
    ]);
  }

  private teach(): void {
    this.teaching = new Teaching();
    this.rows.show([]);
    this.hint([{ words: '没有这个键？等 10 秒，自己跳过' }]);
    this.ask('');
  }

  private ask(reply: string): void {
    window.clearTimeout(this.timer);
    const { teaching } = this;
    if (!teaching) return;
    const { asked, number } = teaching;
    if (asked === undefined) {
      this.tryOut(teaching);
      return;
    }
    this.show([`第 ${number} 个，共 ${teachable.length} 个`, `请按${keyNames[asked]}`], reply, [asked]);
    this.timer = window.setTimeout(() => {
      teaching.skip();
      this.ask('');
    }, patience);
  }

  private learn(teaching: Teaching, code: number): void {
    const lesson = teaching.take(code);
    const other = teaching.meaningOf(code);
    this.ask(lesson === 'used' && other !== undefined ? `编号 ${code} 刚才已经认作${keyNames[other]}，请按别的键。` : '');
  }

  /** Whoever taught wrong keys must not be locked out: without the new OK the old keys come back. */
  private tryOut(teaching: Teaching): void {
    const { mapping } = this.tv.remote();
    this.teaching = undefined;
    this.before = mapping.taught;
    mapping.teach(teaching.result(mapping.taught), false);
    this.show(['请按确定键保存'], '按不动，就等 20 秒，自动换回原来的。', ['Enter']);
    this.hint([{ words: '确定 保存' }]);
    this.timer = window.setTimeout(() => {
      this.giveUp();
      this.idle();
      this.show(['没有保存'], '遥控器的键还和原来一样。', []);
    }, trial);
  }

  private keep(): void {
    const { mapping } = this.tv.remote();
    mapping.teach(mapping.taught, true);
    this.before = undefined;
    this.idle();
    this.show(['保存好了'], '以后就按新认的键用。', []);
  }

  private giveUp(): void {
    if (this.before !== undefined) this.tv.remote().mapping.teach(this.before, false);
    this.before = undefined;
    this.teaching = undefined;
  }

  private show(titles: string[], advice: string, lit: DrawnKey[]): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    this.picture.show(remotePainting(lit, theme));
    const w = safe.right - this.left;
    const advices = fitLines(advice, w, 3, metrics.body);
    this.words.show({
      key: ['keys', titles.join('|'), advice, theme.id].join(':'),
      w,
      h: 350,
      words: [...titles, advice],
      draw: (pen) => {
        titles.forEach((title, i) => {
          const style = { size: metrics.title, line: metrics.titleLine + 8, weight: 'bold' as const };
          const color = i === titles.length - 1 ? palette.text : palette.soft;
          drawLine(pen, title, 0, i * style.line, { ...style, color });
        });
        const y = titles.length * (metrics.titleLine + 8) + 16;
        drawLines(pen, advices, 0, y, { size: metrics.body, line: metrics.bodyLine, color: palette.soft });
      },
    });
  }
}

/** What a key is called, and which of the drawn ones it is. */
function nameOf(key: Key, lit: DrawnKey[]): string {
  const digit = digitOf(key);
  if (digit !== undefined) {
    lit.push('Digits');
    return `数字 ${digit}`;
  }
  if (Object.prototype.hasOwnProperty.call(keyNames, key)) {
    lit.push(key as DrawnKey);
    return keyNames[key as DrawnKey];
  }
  return otherNames[key] ?? key;
}

const otherNames: Partial<Record<Key, string>> = { PageUp: '上一页', PageDown: '下一页', Exit: '退出键' };
