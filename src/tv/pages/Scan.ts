import { formatCode, linkText } from '../../qr/codes.ts';
import { qrSymbol, QUIET_ZONE } from '../../qr/symbol.ts';
import type { Stage } from '../lightning.ts';
import { drawSymbol } from '../paint/symbol.ts';
import { drawLine, drawLines, fitLine, fitLines } from '../paint/text.ts';
import { Part } from '../parts/Part.ts';
import { safe } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';

/** Side of the white paper, px; its symbol is at least 504 px wide up to version 4. */
const paper = 692;
const textWidth = 440;

/** The QR over the whole screen, to be read from the sofa; it stays until Back. */
export class Scan extends Part {
  constructor(stage: Stage, tv: Tv, handoff: Handoff) {
    super(stage, tv, 'scan');
    const place = handoff.block === undefined ? undefined : { block: handoff.block };
    const text = linkText(tv.publicUrl, handoff.code, place);
    const symbol = qrSymbol(text);
    const module = Math.floor((paper * tv.precision) / (symbol.size + 2 * QUIET_ZONE));
    const side = (module * (symbol.size + 2 * QUIET_ZONE)) / tv.precision;
    const w = Math.ceil(side / 2) * 2;
    const x = 1280 - 40 - w;
    const { theme } = tv;
    this.paint({
      key: `symbol:${text}`,
      w,
      h: w,
      words: [],
      draw: (pen) => void drawSymbol(pen, symbol, 0, 0, side, tv.precision, 'fit'),
    }, x, Math.round((720 - w) / 4) * 2);
    const { palette, metrics } = theme;
    const room = Math.min(textWidth + 60, x - safe.left - 32);
    const address = tv.publicUrl.replace(/^https?:\/\//i, '');
    const lines = handoff.lines.map((line) => fitLines(line, room, 2, metrics.body)).reduce((all, some) => all.concat(some), []);
    const code = formatCode(handoff.code);
    this.paint({
      key: ['scan', code, handoff.title, lines.join('|'), address, room, theme.id].join(':'),
      w: Math.round(room / 2) * 2,
      h: 648,
      words: [handoff.title, ...lines, code, address],
      draw: (pen) => {
        let y = 0;
        const title = fitLines(handoff.title, room, 2, metrics.title + 4, 'bold');
        drawLines(pen, title, 0, y, { size: metrics.title + 4, line: metrics.titleLine + 8, color: palette.text, weight: 'bold' });
        y += title.length * (metrics.titleLine + 8) + 12;
        drawLines(pen, lines, 0, y, { size: metrics.body, line: metrics.bodyLine - 4, color: palette.soft });
        y = Math.max(y + lines.length * (metrics.bodyLine - 4) + 20, 300);
        const style = { size: metrics.small, line: metrics.smallLine + 4, color: palette.soft };
        drawLine(pen, '不能扫码？用手机浏览器打开', 0, y, style);
        y += style.line;
        drawLine(pen, fitLine(address, room, metrics.small, 'bold'), 0, y, { ...style, color: palette.text, weight: 'bold' });
        y += style.line;
        drawLine(pen, '再输入这 8 个字母和数字', 0, y, style);
        y += style.line + 8;
        drawLine(pen, code, 0, y, { size: metrics.title + 6, line: metrics.titleLine + 4, color: palette.gold, weight: 'bold' });
        drawLine(pen, '返回 关闭', 0, 648 - metrics.smallLine - 4, { ...style, line: metrics.smallLine });
      },
    }, safe.left, safe.top);
  }
}
