import { Sprite } from '../paint/Sprite.ts';
import { drawLine, drawLines, fitLines, titleLines } from '../paint/text.ts';
import { fillRound } from '../paint/shapes.ts';
import { Part } from './Part.ts';

const width = 1040;
/** Below the top bar, px. */
const top = 88;

/** Plain words in the middle of a page: what is, and what to do; never a black or frozen screen. */
export class Message extends Part {
  declare private sprite: Sprite | undefined;

  /** `sign` is one character that stands for the state; it is left out where the page has little room above `end`, px. */
  show(title: string, advice: string, sign: string, end: number): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    // In the middle of a page a last line of one character looks lost.
    const lines = titleLines(advice, width, 6, metrics.body);
    const wordsHeight = metrics.titleLine + 20 + lines.length * metrics.bodyLine;
    const titleTop = top + 116 + wordsHeight <= end ? 116 : 0;
    const h = titleTop + wordsHeight;
    this.sprite = this.sprite ?? this.put(new Sprite(this.stage), 0, 0);
    this.sprite.show({
      key: `message:${title}:${advice}:${titleTop > 0 ? sign : ''}:${theme.id}`,
      w: width,
      h,
      words: [title, advice],
      draw: (pen) => {
        const middle = width / 2;
        if (titleTop > 0) {
          fillRound(pen, { x: middle - 44, y: 0, w: 88, h: 88 }, 20, palette.raised);
          const style = { size: 48, line: 88, color: palette.gold, weight: 'bold' as const, align: 'center' as const };
          drawLine(pen, sign, middle, 0, style);
        }
        const titleStyle = {
          size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const,
          align: 'center' as const,
        };
        drawLines(pen, fitLines(title, width, 1, metrics.title, 'bold'), middle, titleTop, titleStyle);
        const style = { size: metrics.body, line: metrics.bodyLine, color: palette.soft, align: 'center' as const };
        drawLines(pen, lines, middle, titleTop + metrics.titleLine + 20, style);
      },
    });
    this.sprite.x = (1280 - width) / 2;
    this.sprite.y = Math.round((top + end - h) / 4) * 2;
    this.visible = true;
  }

  hide(): void {
    this.visible = false;
  }
}
