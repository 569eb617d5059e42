import { breakLines } from '../../text/lines.ts';
import { measureIn } from '../paint/fonts.ts';
import { fillRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines, widthOf } from '../paint/text.ts';
import { Part, place } from '../parts/Part.ts';
import type { Stage } from '../lightning.ts';
import type { Tv } from '../tv.ts';

export interface SignWords {
  title: string;
  advice: string;
  bars: boolean;
}

const most = 900;

/** What the picture cannot say for itself, in its middle: that it is paused, that the network is slow. */
export class Sign extends Part {
  declare private sprite: Sprite;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.sprite = this.put(new Sprite(stage), 0, 0);
  }

  /** `bars`: the two bars of a pause in front of the title. `middle`: where it stands, px. */
  show({ title, advice, bars }: SignWords, middle: number): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    const { title: size, titleLine: line, body, bodyLine } = metrics;
    const lines = advice === '' ? [] : breakLines(advice, { width: most, measure: measureIn(body) }).map(({ text }) => text);
    const front = bars ? size + 8 : 0;
    const titleWidth = widthOf(title, size, 'bold') + front;
    const widest = lines.reduce((sum, one) => Math.max(sum, widthOf(one, body)), titleWidth);
    const w = Math.ceil(widest / 2) * 2 + 96;
    const h = line + lines.length * bodyLine + 48;
    this.sprite.show({
      key: `sign:${title}:${advice}:${bars ? 1 : 0}:${theme.id}`,
      w,
      h,
      words: [title, ...lines],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 20, theme.contrast === 'high' ? '#000000' : 'rgba(6,13,17,.86)');
        const x = (w - titleWidth) / 2;
        if (bars) {
          const top = 24 + (line - size * 0.8) / 2;
          [0, 0.42].forEach((at) =>
            fillRound(pen, { x: x + size * at, y: top, w: size * 0.24, h: size * 0.8 }, 3, palette.gold));
        }
        drawLine(pen, title, x + front, 24, { size, line, color: palette.text, weight: 'bold' });
        drawLines(pen, lines, w / 2, 24 + line, { size: body, line: bodyLine, color: palette.text, align: 'center' });
      },
    });
    place(this.sprite, Math.round((1280 - w) / 4) * 2, Math.round((2 * middle - h) / 4) * 2);
  }
}
