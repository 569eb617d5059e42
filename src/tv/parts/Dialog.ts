import type { Stage } from '../lightning.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { drawLine, fitLines, drawLines } from '../paint/text.ts';
import type { Tv } from '../tv.ts';
import { Part } from './Part.ts';
import { plainCard } from './choices.ts';
import { Card } from './Card.ts';

export interface DialogChoice {
  key: string;
  words: string;
  open(): void;
}

/** A question over a page; the first choice has the focus. */
export class Dialog extends Part {
  declare private cards: Card[];
  declare private index: number;
  /** Id of the item that it is about. */
  declare about: string | undefined;

  constructor(stage: Stage, tv: Tv, name: string, title: string, advice: string, choices: DialogChoice[]) {
    super(stage, tv, name);
    const { palette, metrics } = tv.theme;
    this.index = 0;
    this.about = undefined;
    const veil = this.put(new Part(stage, tv), 0, 0);
    veil.patch({ rect: true, w: 1280, h: 720, color: palette.veil });
    const w = 780;
    const advices = fitLines(advice, w - 120, 3, metrics.body);
    const cardH = metrics.card.titleLine + 40;
    const textH = metrics.titleLine + 16 + advices.length * metrics.bodyLine;
    const h = Math.ceil((48 + textH + 32 + cardH + 52) / 2) * 2;
    const x = (1280 - w) / 2;
    const y = Math.round((720 - h) / 4) * 2;
    this.paint({
      key: ['dialog', title, advice, h, tv.theme.id].join(':'),
      w,
      h,
      words: [title, advice],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w, h }, 20, palette.raised);
        strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, 20, palette.line, 2);
        const style = { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, title, w / 2, 48, style);
        const small = { size: metrics.body, line: metrics.bodyLine, color: palette.soft, align: 'center' as const };
        drawLines(pen, advices, w / 2, 48 + metrics.titleLine + 16, small);
      },
    }, x, y);
    const gap = 32;
    const cardW = Math.min(320, (w - 80 - gap * (choices.length - 1)) / choices.length);
    const left = x + (w - choices.length * cardW - (choices.length - 1) * gap) / 2;
    this.cards = choices.map(({ key, words, open }, i) => {
      const model = plainCard(key, [words], cardW, cardH, open);
      return this.put(new Card(stage, tv, model), left + i * (cardW + gap), y + h - 52 - cardH);
    });
  }

  override _getFocused(): Part {
    return this.cards[this.index] as Part;
  }

  override _handleLeft(): boolean {
    return this.step(-1);
  }

  override _handleRight(): boolean {
    return this.step(1);
  }

  override _handleUp(): boolean {
    return true;
  }

  override _handleDown(): boolean {
    return true;
  }

  private step(by: number): boolean {
    this.index = Math.max(0, Math.min(this.cards.length - 1, this.index + by));
    this._refocus();
    return true;
  }
}
