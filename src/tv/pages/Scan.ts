import { formatCode, linkText, type LinkPlace } from '../../qr/codes.ts';
import { qrSymbol, QUIET_ZONE } from '../../qr/symbol.ts';
import type { Stage } from '../lightning.ts';
import { drawSymbol } from '../paint/symbol.ts';
import { drawLines, fitLine, fitLines, titleLines, type TextStyle } from '../paint/text.ts';
import { Hints } from '../parts/Hints.ts';
import { Part } from '../parts/Part.ts';
import { safe } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';

/** A second where the film is, a block where the text is. */
function placeOf({ block, second }: Handoff): LinkPlace | undefined {
  if (second !== undefined) return { second };
  return block === undefined ? undefined : { block };
}

/** Side of the white paper, px; its symbol is at least 504 px wide up to version 4. */
const paper = 692;

/** The QR over the whole screen, to be read from the sofa; it stays until Back or OK. */
export class Scan extends Part {
  constructor(stage: Stage, tv: Tv, handoff: Handoff) {
    super(stage, tv, 'scan');
    const text = linkText(tv.publicUrl, handoff.code, placeOf(handoff));
    const symbol = qrSymbol(text);
    const module = Math.floor((paper * tv.precision) / (symbol.size + 2 * QUIET_ZONE));
    const side = (module * (symbol.size + 2 * QUIET_ZONE)) / tv.precision;
    const w = Math.ceil(side / 2) * 2;
    const x = 1280 - 40 - w;
    this.paint({
      key: `symbol:${text}`,
      w,
      h: w,
      words: [],
      draw: (pen) => void drawSymbol(pen, symbol, 0, 0, side, tv.precision, 'fit'),
    }, x, Math.round((720 - w) / 4) * 2);
    this.paintWords(handoff, Math.floor((x - safe.left - 32) / 2) * 2);
    const hints = this.put(new Hints(stage, tv), 0, 0);
    hints.show([{ words: '返回或确定 关闭' }]);
  }

  /** What scanning does, and the way for those who cannot scan; in the middle of the height. */
  private paintWords(handoff: Handoff, room: number): void {
    const { theme, publicUrl } = this.tv;
    const { palette, metrics } = theme;
    const address = publicUrl.replace(/^https?:\/\//i, '');
    const code = formatCode(handoff.code);
    const soft = { size: metrics.small, line: metrics.smallLine + 4, color: palette.soft };
    const title = Math.min(metrics.title + 2, 48);
    const big = { size: title, line: title + 20, weight: 'bold' as const };
    const size = Math.min(metrics.body, 34);
    const body = { size, line: size + 12, color: palette.text };
    const h = 596;
    const wordsIn = (most: number) =>
      handoff.lines.reduce<string[]>((all, line) => all.concat(titleLines(line, room, most, size)), []);
    const others = 2 * big.line + 18 + 34 + 3 * soft.line + 8 + big.line;
    const three = wordsIn(3);
    const lines = others + three.length * body.line <= h ? three : wordsIn(2);
    const pieces: { words: string[]; style: TextStyle; after: number }[] = [
      { words: handoff.title, style: { ...big, color: palette.text }, after: 18 },
      { words: lines, style: body, after: 34 },
      { words: fitLines('不能扫码？用手机浏览器打开', room, 2, soft.size), style: soft, after: 0 },
      { words: [fitLine(address, room, soft.size, 'bold')], style: { ...soft, color: palette.text, weight: 'bold' }, after: 0 },
      { words: fitLines('再输入这 8 个字母和数字', room, 2, soft.size), style: soft, after: 8 },
      { words: [code], style: { ...big, color: palette.gold }, after: 0 },
    ];
    const used = pieces.reduce((sum, { words, style, after }) => sum + words.length * style.line + after, 0);
    this.paint({
      key: ['scan', code, handoff.title.join('|'), lines.join('|'), address, room, theme.id].join(':'),
      w: room,
      h,
      words: [...handoff.title, ...lines, code, address],
      draw: (pen) => {
        let y = Math.max(0, Math.round((h - used) / 2));
        pieces.forEach(({ words, style, after }) => {
          drawLines(pen, words, 0, y, style);
          y += words.length * style.line + after;
        });
      },
    }, safe.left, safe.top);
  }
}
