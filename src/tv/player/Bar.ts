import type { Stage } from '../lightning.ts';
import { fillDot, fillRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, fitLine, widthOf } from '../paint/text.ts';
import { Part, place } from '../parts/Part.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { timeWords } from './times.ts';

const trackTop = 620;
const thick = 12;
const knob = 28;

/** What plays and how far it is. */
export class Bar extends Part {
  declare private time: Sprite;
  declare private done: Part;
  declare private handle: Sprite;
  declare private title: Sprite;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    const { palette, contrast } = tv.theme;
    this.title = this.put(new Sprite(stage), safe.left, this.top);
    this.time = this.put(new Sprite(stage), 0, this.top);
    const line = (name: string, color: string) => ({
      key: `track:${name}:${contrast}`,
      w: safe.width,
      h: thick,
      words: [],
      draw: (pen: CanvasRenderingContext2D) => fillRound(pen, { x: 0, y: 0, w: safe.width, h: thick }, thick / 2, color),
    });
    this.paint(line('rest', 'rgba(255,255,255,.34)'), safe.left, trackTop);
    this.done = this.put(new Part(stage, tv), safe.left, trackTop);
    this.done.patch({ clipping: true, w: 0, h: thick });
    this.done.paint(line('done', palette.gold), 0, 0);
    this.handle = this.paint({
      key: `knob:${contrast}`,
      w: knob,
      h: knob,
      words: [],
      draw: (pen) => {
        fillDot(pen, knob / 2, knob / 2, knob / 2, '#ffffff');
        fillDot(pen, knob / 2, knob / 2, knob / 2 - 5, palette.gold);
      },
    }, 0, trackTop + thick / 2 - knob / 2);
  }

  /** Upper edge of its words, px. */
  get top(): number {
    return trackTop - 8 - this.tv.theme.metrics.smallLine;
  }

  /** Both in seconds; `length` 0 while it is unknown. */
  show(title: string, second: number, length: number): void {
    const { theme } = this.tv;
    const { palette, metrics: { small, smallLine } } = theme;
    const times = length > 0 ? `${timeWords(second)} / ${timeWords(length)}` : timeWords(second);
    const w = Math.ceil(widthOf(times, small) / 2) * 2 + 2;
    const style = { size: small, line: smallLine, color: palette.text };
    this.time.show({
      key: `filmtime:${times}:${theme.id}`,
      w,
      h: smallLine,
      words: [times],
      draw: (pen) => drawLine(pen, times, 0, 0, style),
    });
    place(this.time, safe.right - w, this.top);
    const room = Math.floor((safe.width - widthOf('00:00:00 / 00:00:00', small) - 20) / 2) * 2;
    this.title.show({
      key: `filmtitle:${title}:${theme.id}`,
      w: room,
      h: smallLine,
      words: [title],
      draw: (pen) => drawLine(pen, fitLine(title, room, small, 'bold'), 0, 0, { ...style, weight: 'bold' }),
    });
    const width = length > 0 ? Math.round(Math.min(1, second / length) * safe.width) : 0;
    this.done.w = width;
    this.handle.x = safe.left + width - knob / 2;
  }
}
