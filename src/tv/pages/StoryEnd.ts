import type { ItemCard } from '../../contract/index.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { drawLine, fitLine, sizeToFit, widthOf } from '../paint/text.ts';
import type { Painting } from '../paint/Sprite.ts';
import { Part } from '../parts/Part.ts';
import { plainCard } from '../parts/choices.ts';
import { itemCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';

export interface EndChoices {
  scan(): void;
  again(): void;
  home(): void;
}

/** What comes after the last page: something alike, or the way to the phone and home. */
export class StoryEnd extends Part {
  declare private rows: Rows;

  constructor(
    stage: Stage, tv: Tv, related: readonly ItemCard[], choices: EndChoices, memory: RowsMemory | undefined,
  ) {
    super(stage, tv, 'end');
    const words = related.length > 0 ? '看完了，接着看看这些' : '看完了';
    const heading = this.paint(headingPainting(words, '', tv.theme), safe.left, 100);
    const top = 100 + tv.theme.metrics.titleLine + 4;
    this.rows = this.put(new Rows(stage, tv, 648 - top), 0, top);
    this.rows.stepped = () => {
      tv.jobs.drop(this);
      tv.jobs.add(this, () => heading.show(headingPainting(words, this.rows.rail?.whole ?? '', tv.theme)));
    };
    this.rows.show(this.models(related, choices), memory);
  }

  remember(): RowsMemory | undefined {
    return this.rows.memory();
  }

  digit(digit: number): boolean {
    return this.rows.openDigit(digit);
  }

  override _detach(): void {
    this.tv.jobs.drop(this);
  }

  override _getFocused(): Part {
    return this.rows;
  }

  private models(related: readonly ItemCard[], choices: EndChoices): RailModel[] {
    const { tv } = this;
    const { card } = tv.theme.metrics;
    const across = Math.min(card.across, 3);
    const w = Math.floor((safe.width - (across - 1) * card.gap) / across / 2) * 2;
    const rows: RailModel[] = [];
    for (let i = 0; i < related.length; i += across) {
      const cards = related.slice(i, i + across).map((item) =>
        itemCard(tv, item, () => openItem(tv, item), w));
      rows.push({ name: `related${i / across}`, gap: card.gap, below: 24, cards });
    }
    const h = card.titleLine + 44;
    const third = Math.floor((safe.width - 2 * card.gap) / 3 / 2) * 2;
    rows.push({
      name: 'actions',
      gap: card.gap,
      cards: [
        plainCard('scan', ['扫码带走'], third, h, choices.scan),
        plainCard('again', ['从头再看'], third, h, choices.again),
        plainCard('home', ['回到首页'], third, h, choices.home),
      ],
    });
    return rows;
  }
}

/** `whole`: the focused card's title where the card cuts it. */
function headingPainting(words: string, whole: string, theme: Theme): Painting {
  const { palette, metrics: { title: size, titleLine: line, small } } = theme;
  return {
    key: `end:${words}:${whole}:${theme.id}`,
    w: safe.width,
    h: line,
    words: [words, whole],
    draw: (pen) => {
      drawLine(pen, words, 0, -4, { size, line, color: palette.text, weight: 'bold' });
      const x = widthOf(words, size, 'bold') + 24;
      const fit = sizeToFit(whole, safe.width - x, small);
      drawLine(pen, fitLine(whole, safe.width - x, fit), x, 0, { size: fit, line, color: palette.gold });
    },
  };
}
