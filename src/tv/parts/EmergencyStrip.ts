import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines, fitLine, titleLines, widthOf } from '../paint/text.ts';
import type { Key } from '../remote/keys.ts';
import { safe, stage as screen } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { drawAlarm, emergencyName } from './alarm.ts';
import { Part } from './Part.ts';
import type { Strip } from './Strip.ts';

const top = 26;
const below = 16;
const sign = 64;
const left = safe.left + sign + 24;
const keysWords = '按“确定”看，按“返回”收起';

/** An emergency over the top of a page: what it is, and the two keys that it takes. The page has all others. */
export class EmergencyStrip extends Part implements Strip {
  declare private title: string;
  declare private face: Sprite;
  declare private chosen: (key: Key) => void;
  declare height: number;

  constructor(stage: Stage, tv: Tv, title: string, chosen: (key: Key) => void) {
    super(stage, tv);
    this.title = title;
    this.chosen = chosen;
    this.height = 0;
    this.face = this.put(new Sprite(stage), 0, 0);
    this.draw();
  }

  draw(): void {
    const { title, tv: { theme } } = this;
    const { palette, metrics: { small, smallLine, card } } = theme;
    const room = safe.right - left;
    const lines = titleLines(title, room, 2, card.title, 'bold');
    const h = top + smallLine + lines.length * card.titleLine + below;
    const keys = fitLine(keysWords, room - widthOf(emergencyName, small, 'bold') - 24, small);
    this.height = h;
    this.face.show({
      key: `emergency:${title}:${theme.id}`,
      w: screen.w,
      h,
      words: [emergencyName, title, keysWords],
      draw: (pen) => {
        pen.fillStyle = palette.seal;
        pen.fillRect(0, 0, screen.w, h);
        pen.fillStyle = palette.gold;
        pen.fillRect(0, h - 6, screen.w, 6);
        drawAlarm(pen, { x: safe.left, y: top + (h - top - below - sign) / 2, size: sign }, palette);
        const style = { size: small, line: smallLine, color: palette.onSeal };
        drawLine(pen, emergencyName, left, top, { ...style, weight: 'bold' });
        drawLine(pen, keys, safe.right, top, { ...style, align: 'right' });
        drawLines(pen, lines, left, top + smallLine, { size: card.title, line: card.titleLine, color: palette.onSeal, weight: 'bold' });
      },
    });
  }

  press(key: Key): void {
    this.chosen(key);
  }
}
