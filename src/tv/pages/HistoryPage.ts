import type { ItemCard } from '../../contract/index.ts';
import { recount } from '../content/days.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { itemCard } from '../parts/covers.ts';
import { searchHint, type Hint } from '../parts/Hints.ts';
import type { RailModel } from '../parts/Rail.ts';
import type { RowsMemory } from '../parts/Rows.ts';
import { textSizeNames } from '../theme.ts';
import { leaveNoTrace } from '../traces.ts';
import type { Tv } from '../tv.ts';
import { ListPage } from './ListPage.ts';
import { placeWords, recentEntries } from './recent.ts';

type Shown = 'seen' | 'favourites';

interface Memory {
  shown: Shown;
  rows: RowsMemory | undefined;
}

interface Entry {
  card: ItemCard;
  /** Second line of its card; undefined for the usual one. */
  words: string | undefined;
}

const names: Record<Shown, string> = { seen: '看过的', favourites: '收藏的' };

/** What the family opened and what it put aside: opened again at its place, taken off one by one, or cleared. */
export class HistoryPage extends ListPage {
  declare private shown: Shown;
  /** Whether OK on a card takes it off the list. */
  declare private removing: boolean;

  constructor(stage: Stage, tv: Tv, _route: unknown, memory: Memory | undefined) {
    super(stage, tv, 'history');
    this.shown = memory?.shown ?? 'seen';
    this.removing = false;
    this.rows.moved = () => this.tell();
    const first: RowsMemory = { row: 'row0', rowIndex: 1, card: '', cardIndex: 0, first: 0, y: 0 };
    this.fill(memory?.rows ?? first);
  }

  override remember(): Memory {
    return { shown: this.shown, rows: this.rows.memory() };
  }

  /** What the box remembers has lost them already. */
  override withdrawn(): void {
    this.fill(this.rows.memory());
  }

  override _handleBack(): boolean {
    if (!this.removing) return false;
    this.removeOnOk(false);
    return true;
  }

  private get entries(): Entry[] {
    const { tv } = this;
    if (this.shown === 'seen') {
      return recentEntries(tv).map(({ card, place }) => ({ card, words: placeWords(place, tv.theme.size) }));
    }
    return tv.favourites.all().filter(({ id }) => !tv.content.isDoubted(id)).map((card) => ({ card, words: undefined }));
  }

  private fill(memory: RowsMemory | undefined): void {
    const { tv, entries } = this;
    if (entries.length === 0) this.removing = false;
    const cards = entries.map(({ card, words }) =>
      itemCard(tv, recount(card, tv.clock.now), () => this.open(card), undefined, words));
    this.rows.show([this.choices(entries.length > 0), ...this.grid(cards)], memory);
    if (entries.length === 0) this.sayEmpty();
    else this.unsay();
    this._refocus();
    this.tell();
  }

  private choices(isAny: boolean): RailModel {
    const cards = (['seen', 'favourites'] as const).map((shown) =>
      this.choice(shown, names[shown], this.shown === shown, () => this.choose(shown)));
    if (isAny) {
      cards.push(this.choice('remove', '去掉一条', this.removing, () => this.removeOnOk(!this.removing)));
      cards.push(this.choice('clear', '清空', false, () => this.askToClear()));
    }
    return this.choiceRow('choices', cards);
  }

  private choose(shown: Shown): void {
    this.shown = shown;
    this.removing = false;
    this.fill(this.rows.memory());
  }

  private open(card: ItemCard): void {
    if (!this.removing) {
      openItem(this.tv, card);
      return;
    }
    this.tv.ask('remove', '去掉这一条？', card.title, [
      { key: 'stay', words: '不去掉', open: () => undefined },
      { key: 'remove', words: '去掉', open: () => this.forget([card.id]) },
    ], card.id);
  }

  private removeOnOk(removing: boolean): void {
    this.removing = removing;
    this.fill(this.rows.memory());
    if (removing) this.rows.focusRow('row0');
  }

  private askToClear(): void {
    const name = names[this.shown];
    this.tv.ask('clear', `清空“${name}”？`, '清空以后就找不回来了。', [
      { key: 'stay', words: '不清空', open: () => undefined },
      { key: 'clear', words: '清空', open: () => this.forget(this.entries.map(({ card }) => card.id)) },
    ]);
  }

  private forget(ids: string[]): void {
    const { history, favourites } = this.tv;
    (this.shown === 'seen' ? history : favourites).forget(ids);
    leaveNoTrace(this.tv);
    this.fill(this.rows.memory());
  }

  private sayEmpty(): void {
    if (this.shown === 'favourites') {
      this.say('还没有收藏', '看到想留下的，按一下确定键，选“收藏”，以后在这里找得到。', '藏');
    } else if (!this.tv.preferences.keepsHistory) {
      this.say('没有记下看过的', '这台电视现在不记看过的内容。想记下来，请到“设置”里打开。', '看');
    } else {
      this.say('还没有看过的', '打开过的公示、案例、影片，会自己记在这里，下次接着看。', '看');
    }
  }

  protected override get title(): string {
    return '看过的和收藏的';
  }

  protected override get shortTitle(): string {
    return names[this.shown];
  }

  private tell(): void {
    const onCard = this.rows.rowIndex > 0;
    const hints: Hint[] = [];
    if (onCard && !this.removing) hints.push({ words: '数字键 直接打开' });
    hints.push({ words: onCard ? (this.removing ? '确定 去掉这一条' : '确定 接着看') : '确定 选择' });
    hints.push(searchHint);
    hints.push({ dot: 'yellow', words: `字号 ${textSizeNames[this.tv.preferences.size]}` });
    hints.push({ words: this.removing ? '返回 不去掉了' : '返回 首页' });
    this.hint(hints);
  }
}
