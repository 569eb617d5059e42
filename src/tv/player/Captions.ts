import { fillRound } from '../paint/shapes.ts';
import { Sprite, type Painting } from '../paint/Sprite.ts';
import { drawLines, fitLines, widthOf } from '../paint/text.ts';
import { Part, place } from '../parts/Part.ts';
import type { Stage } from '../lightning.ts';
import { safe, type TextSize, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { nextChange, textAt, type Cue } from './vtt.ts';

/** Larger than running text: nobody can go back to a caption. */
const sizes: Record<TextSize, { size: number; line: number }> = {
  standard: { size: 36, line: 50 }, large: { size: 46, line: 60 }, extra: { size: 56, line: 72 },
};

/** What is said, in the family's text size, over a soft shade. */
export class Captions extends Part {
  declare private sprite: Sprite;
  declare private cues: () => readonly Cue[];
  declare private bottom: number;
  declare private timer: number | undefined;

  constructor(stage: Stage, tv: Tv, cues: () => readonly Cue[]) {
    super(stage, tv);
    this.cues = cues;
    this.bottom = safe.bottom;
    this.timer = undefined;
    this.sprite = this.put(new Sprite(stage), 0, 0);
    this.sprite.visible = false;
  }

  /** The last line ends above a place, px. */
  rest(bottom: number): void {
    this.bottom = bottom;
    place(this.sprite, this.sprite.x, bottom - this.sprite.h);
  }

  /**
   * Shows what belongs to a second, and while the film moves comes back when something else does.
   * Called whenever the film starts, stops or jumps.
   */
  follow(second: () => number, moving: boolean): void {
    window.clearTimeout(this.timer);
    const now = second();
    this.show(textAt(this.cues(), now));
    const next = nextChange(this.cues(), now);
    if (!moving || next === undefined) return;
    // A little late rather than early: at the very boundary the old text would stay for another turn.
    const wait = Math.max(200, (next - now) * 1000 + 20);
    this.timer = window.setTimeout(() => this.follow(second, moving), wait);
  }

  /** Shows nothing and waits for nothing. */
  stop(): void {
    window.clearTimeout(this.timer);
    this.show('');
  }

  private show(text: string): void {
    const { sprite } = this;
    sprite.visible = text !== '';
    if (text === '') return;
    sprite.show(captionPainting(text, this.tv.theme));
    place(sprite, Math.round((1280 - sprite.w) / 4) * 2, this.bottom - sprite.h);
  }
}

function captionPainting(text: string, theme: Theme): Painting {
  const { size, line } = sizes[theme.size];
  const pad = 22;
  const room = safe.width - 2 * pad;
  const lines = text.split('\n').reduce<string[]>((all, one) => all.concat(fitLines(one, room, 3, size)), []).slice(-3);
  const widest = lines.reduce((most, one) => Math.max(most, widthOf(one, size)), 0);
  const w = Math.min(safe.width, Math.ceil(widest / 2) * 2 + 2 * pad);
  const h = lines.length * line + 12;
  return {
    key: `caption:${lines.join('|')}:${theme.id}`,
    w,
    h,
    words: lines,
    draw: (pen) => {
      fillRound(pen, { x: 0, y: 0, w, h }, 14, theme.contrast === 'high' ? '#000000' : 'rgba(4,9,12,.72)');
      drawLines(pen, lines, w / 2, 6, { size, line, color: '#ffffff', align: 'center' });
    },
  };
}
