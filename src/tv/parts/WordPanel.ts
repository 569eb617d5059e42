import type { Term } from '../../contract/index.ts';
import { Pager } from '../../text/pages.ts';
import type { Stage } from '../lightning.ts';
import { fillDot, fillRound, strokeRound } from '../paint/shapes.ts';
import { drawLine, sizeToFit } from '../paint/text.ts';
import { Sprite } from '../paint/Sprite.ts';
import { layHeading, layParagraph } from '../reader/blocks.ts';
import { sheetOf, type LaidBlock, type Sheet } from '../reader/rows.ts';
import type { Tv } from '../tv.ts';
import { Hints, type Hint } from './Hints.ts';
import { Part, place } from './Part.ts';

const width = 1056;
const inset = 48;
const lowest = 632;

/** What a word means, over the page where it stands: plain words, an example, the law. */
export class WordPanel extends Part {
  declare private sprite: Sprite;
  declare private hints: Hints;
  declare private terms: readonly Term[];
  declare private index: number;
  declare private blocks: LaidBlock[];
  declare private pager: Pager;
  declare private page: number;
  declare private close: () => void;

  /** `terms` by their digits on the page, from 1. */
  constructor(stage: Stage, tv: Tv, terms: readonly Term[], index: number, close: () => void) {
    super(stage, tv, 'word');
    const veil = this.put(new Part(stage, tv), 0, 0);
    veil.patch({ rect: true, w: 1280, h: 720, color: tv.theme.palette.veil });
    this.sprite = this.put(new Sprite(stage), (1280 - width) / 2, 0);
    this.hints = this.put(new Hints(stage, tv), 0, 0);
    this.terms = terms;
    this.close = close;
    this.open(index);
  }

  get word(): string {
    return (this.terms[this.index] as Term).word;
  }

  /** Another of the page's words; false where there is none of that digit. */
  digit(digit: number): boolean {
    if (digit < 1 || digit > this.terms.length) return false;
    this.open(digit - 1);
    return true;
  }

  override _handleEnter(): boolean {
    this.close();
    return true;
  }

  override _handleDown(): boolean {
    return this.turn(1);
  }

  override _handleUp(): boolean {
    return this.turn(-1);
  }

  override _handleLeft(): boolean {
    return this.step(-1);
  }

  override _handleRight(): boolean {
    return this.step(1);
  }

  private step(by: number): boolean {
    const next = this.index + by;
    if (next >= 0 && next < this.terms.length) this.open(next);
    return true;
  }

  private turn(by: number): boolean {
    const next = this.page + by;
    if (next >= 0 && this.pager.page(next)) {
      this.page = next;
      this.show();
    }
    return true;
  }

  private open(index: number): void {
    const { theme } = this.tv;
    this.index = index;
    this.page = 0;
    const room = lowest - 24 - theme.metrics.titleLine - 2 * inset - 12;
    const sheet = sheetOf(theme, width - 2 * inset, room);
    this.blocks = blocksOf(this.terms[index] as Term, sheet);
    this.pager = new Pager({
      height: room,
      blocks: this.blocks.length,
      layout: (i) => {
        const { rows, ...rules } = this.blocks[i] as LaidBlock;
        return { heights: rows.map((row) => row.height), ...rules };
      },
    });
    this.pager.advance(this.blocks.length);
    this.show();
  }

  private show(): void {
    const { theme } = this.tv;
    const { palette, metrics } = theme;
    const { word } = this;
    const digit = this.index + 1;
    const page = this.pager.page(this.page);
    const rows = (page?.slices ?? []).map(({ block, from, to, y }) => {
      let at = y;
      return (this.blocks[block] as LaidBlock).rows.slice(from, to).map((row) => {
        const placed = { row, y: at };
        at += row.height;
        return placed;
      });
    }).reduce((all, some) => all.concat(some), []);
    // As high as its highest page, so that it does not jump when one turns.
    let inner = 0;
    for (let i = 0; i < this.pager.count; i++) inner = Math.max(inner, this.pager.page(i)?.height ?? 0);
    const top = inset - 12 + metrics.titleLine + 12;
    const h = Math.ceil((top + inner + inset) / 2) * 2;
    this.sprite.show({
      key: ['word', word, this.page, digit, h, theme.id].join(':'),
      w: width,
      h,
      words: [word, ...rows.map(({ row }) => row.words)],
      draw: (pen) => {
        fillRound(pen, { x: 0, y: 0, w: width, h }, 20, palette.raised);
        strokeRound(pen, { x: 2, y: 2, w: width - 4, h: h - 4 }, 20, palette.gold, 3);
        const line = metrics.titleLine;
        const y = inset - 12;
        const radius = Math.round(metrics.title * 0.5);
        fillDot(pen, inset + radius, y + line / 2, radius, palette.gold);
        const chip = { size: metrics.title - 12, line, color: palette.onGold, weight: 'bold' as const, align: 'center' as const };
        drawLine(pen, String(digit), inset + radius, y, chip);
        const x = inset + 2 * radius + 20;
        const size = sizeToFit(word, width - x - inset, metrics.title);
        drawLine(pen, word, x, y, { size, line, color: palette.gold, weight: 'bold' });
        pen.translate(inset, top);
        rows.forEach(({ row, y: at }) => row.draw(pen, at));
      },
    });
    place(this.sprite, (1280 - width) / 2, Math.max(16, Math.round((lowest + 24 - h) / 4) * 2));
    this.tell();
  }

  private tell(): void {
    const hints: Hint[] = [];
    if (this.pager.count > 1) hints.push({ words: '上下 翻页' });
    if (this.terms.length > 1) hints.push({ words: '左右 别的词' });
    this.hints.show([...hints, { words: '返回 接着看' }]);
  }
}

function blocksOf({ plain, example = '', law = '' }: Term, sheet: Sheet): LaidBlock[] {
  const blocks = [layParagraph(plain, sheet, false, 0)];
  const { small, smallLine } = sheet.theme.metrics;
  const named = (name: string, words: string) => {
    if (words === '') return;
    const heading = layHeading(name, 4, sheet, { size: small, line: smallLine, color: sheet.palette.gold });
    blocks.push(heading, { ...layParagraph(words, sheet, false, 0), spaceBefore: 0 });
  };
  named('比如', example);
  named('依据', law);
  return blocks;
}
