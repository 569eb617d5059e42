import type { ItemCard } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { drawLine, fitLine, sizeToFit, widthOf } from '../paint/text.ts';
import type { Painting } from '../paint/Sprite.ts';
import type { CardModel } from '../parts/Card.ts';
import { Part } from '../parts/Part.ts';
import { plainCard } from '../parts/choices.ts';
import { itemCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { keepAside } from './keepAside.ts';

export interface EndChoices {
  scan(): void;
  again(): void;
  contacts(): void;
  home(): void;
}

/** What comes after the last page: something alike, the phone, people who help, and home. */
export class StoryEnd extends Part {
  declare private rows: Rows;

  constructor(
    stage: Stage, tv: Tv, item: ReadItem, related: readonly ItemCard[], choices: EndChoices, memory: RowsMemory | undefined,
  ) {
    super(stage, tv, 'end');
    const words = endWords(item, related.length > 0);
    const heading = this.paint(headingPainting(words, '', tv.theme), safe.left, 100);
    const top = 100 + tv.theme.metrics.titleLine + 4;
    this.rows = this.put(new Rows(stage, tv, 648 - top), 0, top);
    this.rows.stepped = () => {
      tv.jobs.drop(this);
      tv.jobs.add(this, () => heading.show(headingPainting(words, this.rows.rail?.whole ?? '', tv.theme)));
    };
    this.rows.show(this.models(item, related, choices), memory);
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

  private models(item: ReadItem, related: readonly ItemCard[], choices: EndChoices): RailModel[] {
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
    rows.push({ name: 'actions', gap: card.gap, cards: this.actions(item, choices) });
    return rows;
  }

  private actions(item: ReadItem, choices: EndChoices): CardModel[] {
    const { tv } = this;
    const { gap, titleLine } = tv.theme.metrics.card;
    const w = Math.floor((safe.width - 4 * gap) / 5 / 2) * 2;
    const action = (key: string, words: string, open: () => void) => plainCard(key, [words], w, titleLine + 34, open);
    const keep = () => action('favourite', tv.favourites.has(item.id) ? '取消收藏' : '收藏', () => {
      keepAside(tv, item);
      this.rows.refresh();
    });
    return [
      action('scan', '扫码带走', choices.scan),
      { ...keep(), painting: (theme) => keep().painting(theme) },
      action('contacts', '找人帮忙', choices.contacts),
      action('again', '从头再看', choices.again),
      action('home', '回到首页', choices.home),
    ];
  }
}

/** Who has read a notice may want to object: the number stands here again. */
function endWords({ disclosure }: ReadItem, hasMore: boolean): string {
  const phone = disclosure?.supervisionPhone;
  if (phone !== undefined) return `看完了，有意见打 ${phone}`;
  return hasMore ? '看完了，接着看看这些' : '看完了';
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
