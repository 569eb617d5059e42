import type { ItemCard } from '../../contract/index.ts';
import type { Stage } from '../lightning.ts';
import { drawLine } from '../paint/text.ts';
import { Part } from '../parts/Part.ts';
import { itemCard, plainCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe } from '../theme.ts';
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
    const { palette, metrics } = tv.theme;
    const words = related.length > 0 ? '看完了，接着看看这些' : '看完了';
    this.paint({
      key: `end:${words}:${tv.theme.id}`,
      w: safe.width,
      h: metrics.titleLine,
      words: [words],
      draw: (pen) => {
        const style = { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold' as const };
        drawLine(pen, words, 0, 0, style);
      },
    }, safe.left, 100);
    const top = 100 + metrics.titleLine + 4;
    this.rows = this.put(new Rows(stage, tv, 648 - top), 0, top);
    this.rows.show(this.models(related, choices), memory);
  }

  remember(): RowsMemory | undefined {
    return this.rows.memory();
  }

  digit(digit: number): boolean {
    return this.rows.openDigit(digit);
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
        itemCard(tv, item, () => tv.go({ page: 'story', id: item.id }), w));
      rows.push({ name: `related${i / across}`, gap: card.gap, below: 24, cards });
    }
    const h = card.titleLine + 44;
    rows.push({
      name: 'actions',
      gap: card.gap,
      cards: [
        plainCard('scan', ['扫码带走'], w, h, choices.scan),
        plainCard('again', ['从头再看'], w, h, choices.again),
        plainCard('home', ['回到首页'], w, h, choices.home),
      ],
    });
    return rows;
  }
}
