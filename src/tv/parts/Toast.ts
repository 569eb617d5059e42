import type { Stage } from '../lightning.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, widthOf } from '../paint/text.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Part, place } from './Part.ts';

/** Long enough for slow readers, ms. */
const stays = 6000;

/** One line above the hints that goes away by itself and never takes the focus. */
export class Toast extends Part {
  declare private sprite: Sprite;
  declare private timer: number | undefined;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.timer = undefined;
    this.sprite = this.put(new Sprite(stage), 0, 0);
    this.visible = false;
  }

  say(words: string): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    const size = metrics.card.title;
    const h = metrics.card.titleLine + 28;
    const w = Math.ceil(widthOf(words, size, 'bold') / 2) * 2 + 64;
    this.sprite.show({
      key: `toast:${words}:${theme.id}`,
      w,
      h,
      words: [words],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 16, palette.paper);
        strokeRound(pen, { x: 2, y: 2, w: w - 4, h: h - 4 }, 15, palette.gold, 4);
        const style = { size, line: h, color: palette.onPaper, weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, words, w / 2, 0, style);
      },
    });
    place(this.sprite, safe.right - w, 640 - h);
    this.visible = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.visible = false), stays);
  }
}
