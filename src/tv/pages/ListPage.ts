import type { Stage } from '../lightning.ts';
import { widthOf } from '../paint/text.ts';
import type { CardModel } from '../parts/Card.ts';
import { choiceCard } from '../parts/choices.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows } from '../parts/Rows.ts';
import type { Tv } from '../tv.ts';
import { RowsPage } from './RowsPage.ts';

/** Cards in rows, below a row of words that choose what they are; a title that its card cuts stands whole on the bar. */
export abstract class ListPage extends RowsPage {
  constructor(stage: Stage, tv: Tv, name: string) {
    super(stage, tv, name, ['电子法务']);
    this.rows = this.put(new Rows(stage, tv, 556), 0, 92);
    this.rows.stepped = () => {
      tv.jobs.drop(this);
      tv.jobs.add(this, () => this.tellWhole());
    };
  }

  /** Name of the page. */
  protected abstract get title(): string;

  /** Before the title of a card. */
  protected get shortTitle(): string {
    return this.title;
  }

  protected tellWhole(): void {
    const whole = this.rows.rail?.whole;
    this.bar.showTrail(whole === undefined ? ['电子法务', this.title] : [this.shortTitle, whole]);
  }

  /** As many beside each other as the text size lets stand. */
  protected grid(cards: CardModel[]): RailModel[] {
    const { across, gap } = this.tv.theme.metrics.card;
    const rows: RailModel[] = [];
    for (let i = 0; i < cards.length; i += across) {
      rows.push({ name: `row${i / across}`, gap, below: 24, cards: cards.slice(i, i + across) });
    }
    return rows;
  }

  protected choiceRow(name: string, cards: CardModel[]): RailModel {
    return { name, gap: 18, below: 24, cards };
  }

  /** As wide as its words. */
  protected choice(key: string, words: string, chosen: boolean, open: () => void): CardModel {
    const { card } = this.tv.theme.metrics;
    const w = Math.ceil(widthOf(words, card.title, 'bold') / 2) * 2 + 44;
    return choiceCard(key, words, w, card.titleLine + 26, chosen, false, open);
  }
}
