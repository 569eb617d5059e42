import type { Stage } from '../lightning.ts';
import { fillDot } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, widthOf } from '../paint/text.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Part } from './Part.ts';

/** A key and what it does now. Listed only when it does; blue not where the line is too short for all. */
export interface Hint {
  dot?: 'red' | 'yellow' | 'blue';
  words: string;
}

export const searchHint: Hint = { dot: 'blue', words: '搜索' };

/** Middle of the line: larger letters, too, end where every television still shows them. */
const middle = 667;
const dotRoom = 30;
const leastGap = 18;
const dots = { red: '#e5482f', yellow: '#f2b233', blue: '#4a86e8' };

/** The remote on the screen: one line at the bottom of every page. What is below stands at its right end. */
export class Hints extends Part {
  declare private line: Sprite;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.line = this.put(new Sprite(stage), safe.left, 0);
  }

  show(all: Hint[], ...asides: string[]): void {
    const { theme } = this.tv;
    const { palette, metrics: { small, smallLine } } = theme;
    const style = { size: small, line: smallLine, color: palette.soft };
    this.line.y = Math.floor((middle - smallLine / 2) / 2) * 2;
    const width = ({ words, dot }: Hint) => widthOf(words, small) + (dot ? dotRoom : 0) + leastGap;
    const roomOf = (some: Hint[]) => some.reduce((sum, hint) => sum + width(hint), 0);
    const hints = roomOf(all) > safe.width ? all.filter(({ dot }) => dot !== 'blue') : all;
    const least = roomOf(hints);
    const aside = asides.filter((words) => least + widthOf(words, small) <= safe.width)[0] ?? '';
    const spare = safe.width - least - widthOf(aside, small);
    const gap = Math.min(16, spare / Math.max(1, hints.length));
    this.line.show({
      key: `hints:${hints.map((hint) => (hint.dot ?? '') + hint.words).join('|')}:${aside}:${theme.id}`,
      w: safe.width,
      h: smallLine,
      words: [...hints.map((hint) => hint.words), aside],
      draw: (pen) => {
        let x = 0;
        hints.forEach((hint) => {
          const { dot, words } = hint;
          if (dot) fillDot(pen, x + 10, smallLine / 2, 10, dots[dot]);
          drawLine(pen, words, x + (dot ? dotRoom : 0), 0, style);
          x += width(hint) + gap;
        });
        if (aside !== '') drawLine(pen, aside, safe.width, 0, { ...style, align: 'right' });
      },
    });
  }
}
