import { linkText } from '../../qr/codes.ts';
import { qrSymbol } from '../../qr/symbol.ts';
import type { Stage } from '../lightning.ts';
import { fillDot, fillRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawSymbol } from '../paint/symbol.ts';
import { drawLine, fitLine, widthOf } from '../paint/text.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Part, place } from './Part.ts';

export const panelWidth = 236;
const left = safe.right - panelWidth;

/** Beside a text: the way to the phone, how far one has read, and the words that the page explains. */
export class SidePanel extends Part {
  declare private code: Sprite;
  declare private pages: Sprite;
  declare private terms: Sprite;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.code = this.put(new Sprite(stage), left, 104);
    this.pages = this.put(new Sprite(stage), left, 104);
    this.terms = this.put(new Sprite(stage), left, 104);
  }

  /** Making the symbol takes its time: call it behind the frame that shows the text. */
  showCode(link: { code: string; block: string | undefined }, words: string): void {
    const { theme, publicUrl, precision } = this.tv;
    const { small, smallLine } = theme.metrics;
    const text = linkText(publicUrl, link.code, link.block === undefined ? undefined : { block: link.block });
    const w = panelWidth;
    const h = w + smallLine + 4;
    this.code.show({
      key: `panel:${text}:${words}:${theme.id}`,
      w,
      h,
      words: [words],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 14, '#ffffff');
        drawSymbol(pen, qrSymbol(text), 0, 0, w, precision, 'centre');
        const style = { size: small, line: smallLine, color: '#20180f', weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, words, w / 2, w - 8, style);
      },
    });
  }

  /** `page` from 0; `count` is an estimate unless `exact`. */
  showPages(page: number, count: number, exact: boolean): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    const { small, smallLine } = metrics;
    const w = panelWidth;
    const big = String(page + 1);
    const rest = `/ ${exact ? '' : '约 '}${count} 页`;
    const bigSize = 54;
    const height = bigSize + 40;
    this.pages.show({
      key: `pages:${big}:${rest}:${theme.id}`,
      w,
      h: height,
      words: [`${big} ${rest}`],
      draw: (pen) => {
        const line = bigSize + 10;
        drawLine(pen, big, 0, 0, { size: bigSize, line, color: palette.text, weight: 'bold' });
        const x = widthOf(big, bigSize, 'bold') + 10;
        drawLine(pen, rest, x, Math.round(bigSize * 0.18), { size: small, line, color: palette.soft });
        fillRound(pen, { x: 0, y: height - 14, w, h: 10 }, 5, palette.track);
        const done = Math.max(10, Math.round((w * (page + 1)) / Math.max(count, 1)));
        fillRound(pen, { x: 0, y: height - 14, w: Math.min(w, done), h: 10 }, 5, palette.gold);
      },
    });
    place(this.pages, left, 104 + w + smallLine + 4 + 22);
  }

  /** Under their digits, as on the page. */
  showTerms(words: readonly string[]): void {
    const { theme } = this.tv;
    const { palette, metrics: { small, smallLine } } = theme;
    this.terms.visible = words.length > 0;
    if (words.length === 0) return;
    const line = small + 8;
    const radius = small / 2;
    this.terms.show({
      key: `terms:${words.join('|')}:${theme.id}`,
      w: panelWidth,
      h: line * words.length,
      words: words.map((word, i) => `${i + 1} ${word}`),
      draw: (pen) => words.forEach((word, i) => {
        const y = i * line;
        fillDot(pen, radius, y + line / 2, radius, palette.gold);
        const digit = { size: small - 4, line, color: palette.onGold, weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, String(i + 1), radius, y, digit);
        const x = small + 12;
        drawLine(pen, fitLine(word, panelWidth - x, small), x, y, { size: small, line, color: palette.text });
      }),
    });
    place(this.terms, left, 104 + panelWidth + smallLine + 4 + 22 + 94 + 14);
  }
}
