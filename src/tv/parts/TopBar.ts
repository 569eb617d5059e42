import type { Stage } from '../lightning.ts';
import { fillRound } from '../paint/shapes.ts';
import { Sprite, type Painting } from '../paint/Sprite.ts';
import { drawLine, drawLines, fitLines, sizeToFit, widthOf } from '../paint/text.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Part, place } from './Part.ts';

const height = 48;
const mark = 44;
/** A full-width blank. */
const gap = '\u3000';

/** The seal, where we are, and the time. A trail of one is the channel's own name. */
export class TopBar extends Part {
  declare private trail: Sprite;
  declare private time: Sprite;
  declare private withDay: boolean;

  constructor(stage: Stage, tv: Tv, trail: string[], withDay: boolean) {
    super(stage, tv);
    this.trail = this.put(new Sprite(stage), safe.left, safe.top);
    this.time = this.put(new Sprite(stage), 0, safe.top);
    this.withDay = withDay;
    this.showTrail(trail);
    this.showTime(withDay);
  }

  /** What is not known yet is left out. */
  showTrail(trail: string[]): void {
    const { theme } = this.tv;
    const known = trail.filter((part, i) => i === 0 || part !== '');
    this.trail.show(trailPainting(known, theme, safe.width - theme.metrics.small * (this.withDay ? 13 : 4)));
  }

  /** Nothing is shown until a server told the time. */
  showTime(withDay: boolean): void {
    const { clock, theme } = this.tv;
    const words = withDay && clock.day !== '' ? `${clock.day}${gap}${clock.time}` : clock.time;
    const { small } = theme.metrics;
    const w = Math.ceil(widthOf(words, small) / 2) * 2 + 2;
    this.time.show({
      key: `time:${words}:${theme.id}`,
      w,
      h: height,
      words: [words],
      draw: (pen) => drawLine(pen, words, 0, 0, { size: small, line: height, color: theme.palette.soft }),
    });
    place(this.time, safe.right - w, safe.top);
  }
}

/** Where the channel's name ends on the bar, px: what follows it begins there. */
export function nameEnd(theme: Theme): number {
  return safe.left + mark + 16 + Math.ceil(widthOf('电子法务', theme.metrics.small + 8, 'bold')) + 20;
}

function trailPainting(trail: string[], theme: Theme, w: number): Painting {
  const { palette, metrics } = theme;
  const { small } = metrics;
  return {
    key: `trail:${trail.join('|')}:${w}:${theme.id}`,
    w,
    h: height + 4,
    words: trail,
    draw: (pen) => {
      fillRound(pen, { x: 0, y: 2, w: mark, h: mark }, 9, palette.seal);
      const sign = { size: 29, line: mark, color: palette.onSeal, weight: 'bold' as const, align: 'center' as const };
      drawLine(pen, '法', mark / 2, 2, sign);
      let x = mark + 16;
      if (trail.length === 1) {
        const style = { size: small + 8, line: height, color: palette.text, weight: 'bold' as const };
        drawLine(pen, trail[0] as string, x, 0, style);
        return;
      }
      trail.forEach((part, i) => {
        const last = i === trail.length - 1;
        const size = sizeToFit(part, w - x - 8, small);
        const lines = fitLines(part, w - x - 8, last ? 2 : 1, size);
        const line = lines.length > 1 ? size + 2 : height;
        drawLines(pen, lines, x, (height - line * lines.length) / 2, { size, line, color: last ? palette.text : palette.soft });
        x += widthOf(lines[0] ?? '', size) + 14;
        if (last) return;
        drawLine(pen, '›', x, -1, { size: small + 2, line: height, color: palette.soft });
        x += 28;
      });
    },
  };
}
