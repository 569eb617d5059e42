import { mayPass, wordsFor, type Problem } from '../content/problems.ts';
import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { fillRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, fitLine, widthOf } from '../paint/text.ts';
import { Part } from '../parts/Part.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';

const hour = 3_600_000;

/** One line under the top bar: that what stands below was kept, how old it is, and that nobody has to do anything. */
export class KeptNote extends Part {
  declare words: string;

  constructor(stage: Stage, tv: Tv, words: string) {
    super(stage, tv);
    this.words = words;
    const { theme } = tv;
    const { palette, metrics: { small } } = theme;
    const line = fitLine(words, safe.width - 32, small);
    const w = Math.ceil(widthOf(line, small) / 2) * 2 + 32;
    const h = noteHeight(theme) - 10;
    this.put(new Sprite(stage), safe.left, 0).show({
      key: `kept:${words}:${theme.id}`,
      w,
      h,
      words: [words],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 10, palette.raised);
        drawLine(pen, line, 16, 0, { size: small, line: h, color: palette.gold });
      },
    });
  }
}

/** Room that the note takes, px. */
export function noteHeight({ metrics }: Theme): number {
  return metrics.smallLine + 14;
}

/** `age`: ms; undefined where no clock tells. */
export function keptWords(problem: Problem, age: number | undefined): string {
  const { kind } = problem;
  const then = kind === 'away' || kind === 'portal' ? '网络通了会自己更新' : '过一会儿会自己更新';
  return `${wordsFor(problem).title}。这是${ageWords(age)}存下的内容，${then}`;
}

/** For want of a network an item as it is kept, with a word in passing on how old it is. */
export function keptInstead(tv: Tv, id: string, problem: Problem): ReadItem | undefined {
  const kept = mayPass(problem) ? tv.content.keptItem(id) : undefined;
  if (kept) sayKept(tv, problem, tv.content.itemAge(id));
  return kept;
}

/** A word in passing on why what stands here is as it was, and how old that is. */
export function sayKept(tv: Tv, problem: Problem, age: number | undefined): void {
  tv.say(`${wordsFor(problem).title}，这是${ageWords(age)}存下的`);
}

/** Behind a page's name as long as what it shows is that old. */
export function keptMark(age: number | undefined): string {
  return `（${ageWords(age).trim()}存下的）`;
}

function ageWords(age: number | undefined): string {
  if (age === undefined) return '以前';
  if (age < hour) return '刚才';
  const hours = Math.floor(age / hour);
  return hours < 24 ? ` ${hours} 小时前` : ` ${Math.floor(hours / 24)} 天前`;
}
