import type { ItemCard, TopicCount } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadList } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { widthOf } from '../paint/text.ts';
import { choiceCard } from '../parts/choices.ts';
import { itemCard } from '../parts/covers.ts';
import type { Part } from '../parts/Part.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { textSizeNames } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

interface Memory {
  topics: TopicCount[];
  topic: string | undefined;
  items: ItemCard[];
  next: string | null;
  rows: RowsMemory | undefined;
}

/** All of a column as a grid, by topic; further pages come as one gets near the end. */
export class ColumnPage extends Page {
  declare private column: string;
  declare private rows: Rows;
  declare private topics: TopicCount[];
  declare private topic: string | undefined;
  declare private items: ItemCard[];
  declare private next: string | null;
  declare private loading: boolean;
  declare private retry: Retry<ReadList>;
  declare private more: Retry<ReadList>;

  constructor(
    stage: Stage, tv: Tv, route: { column: string; name: string; subtitle: string }, memory: Memory | undefined,
  ) {
    super(stage, tv, 'column', ['电子法务', route.name]);
    this.column = route.column;
    this.topics = memory?.topics ?? [];
    this.topic = memory?.topic;
    this.items = memory?.items ?? [];
    this.next = memory?.next ?? null;
    this.loading = false;
    this.rows = this.put(new Rows(stage, tv, 556), 0, 92);
    this.rows.moved = () => this.moveOn();
    this.rows.stepped = () => {
      tv.jobs.drop(this);
      tv.jobs.add(this, () => this.tellWhole(route.name));
    };
    const list = (cursor?: string) => tv.content.list({
      region: tv.preferences.place?.code, column: this.column, topic: this.topic, cursor,
    });
    this.retry = new Retry(() => list(), (reply) => this.take(reply), (problem) => this.fail(problem));
    this.more = new Retry(() => list(this.next ?? undefined), (reply) => this.append(reply), () => undefined);
    if (this.items.length > 0) {
      this.fill(memory?.rows);
    } else {
      this.sayWaiting();
      void this.retry.start();
    }
    this.askForTopics();
    this.tell();
  }

  override remember(): Memory {
    const { topics, topic, items, next } = this;
    return { topics, topic, items, next, rows: this.rows.memory() };
  }

  override contentChanged(): void {
    void this.retry.start();
  }

  override withdrawn(ids: readonly string[]): void {
    this.items = this.items.filter(({ id }) => ids.indexOf(id) < 0);
    void this.retry.start();
  }

  override digit(digit: number): boolean {
    return this.rows.openDigit(digit);
  }

  override leave(): void {
    super.leave();
    this.retry.stop();
    this.more.stop();
  }

  override _getFocused() {
    return (this.rows.isEmpty ? this : this.rows) as Part;
  }

  override refresh(): void {
    this.rows.refresh();
  }

  /** A title that its card cuts stands whole on the bar. */
  private tellWhole(name: string): void {
    const whole = this.rows.rail?.whole;
    this.bar.showTrail(whole === undefined ? ['电子法务', name] : [name, whole]);
  }

  private take({ items, next }: ReadList): void {
    // A refresh answers the first page only; what was loaded behind it stays when nothing changed.
    const known = this.items.slice(0, items.length);
    const same = this.items.length > 0 && JSON.stringify(known) === JSON.stringify(items);
    if (!same) {
      this.items = items;
      this.next = next;
    }
    this.more.stop();
    this.loading = false;
    this.unsay();
    if (!same || this.rows.isEmpty) this.fill(this.rows.memory());
    if (this.items.length === 0) this.say('这里还没有内容', '发布以后会自己出现。', '法');
  }

  private append({ items, next }: ReadList): void {
    this.loading = false;
    const known: Record<string, true> = {};
    this.items.forEach(({ id }) => (known[id] = true));
    this.items = this.items.concat(items.filter(({ id }) => !known[id]));
    this.next = next;
    this.fill(this.rows.memory());
  }

  private fail(problem: Problem): void {
    if (this.items.length === 0) this.sayProblem(problem);
  }

  private fill(memory: RowsMemory | undefined): void {
    const { tv } = this;
    const { card } = tv.theme.metrics;
    const rows: RailModel[] = [];
    if (this.topics.length > 1) rows.push(this.topicRow());
    const first = rows.length;
    for (let i = 0; i < this.items.length; i += card.across) {
      const cards = this.items.slice(i, i + card.across)
        .map((item) => itemCard(tv, item, () => openItem(tv, item)));
      rows.push({ name: `row${i / card.across}`, gap: card.gap, below: 24, cards });
    }
    const start: RowsMemory = { row: 'row0', rowIndex: first, card: '', cardIndex: 0, first: 0, y: 0 };
    this.rows.show(rows, memory ?? start);
    this.askForPictures();
    this._refocus();
    this.moveOn();
  }

  private topicRow(): RailModel {
    const { card } = this.tv.theme.metrics;
    const h = card.titleLine + 26;
    const chip = (key: string, words: string, topic: string | undefined) => {
      const w = Math.ceil(widthOf(words, card.title, 'bold') / 2) * 2 + 44;
      return choiceCard(key, words, w, h, this.topic === topic, false, () => this.choose(topic));
    };
    const chips = this.topics.map(({ id, name }) => chip(`topic-${id}`, name, id));
    return { name: 'topics', gap: 18, below: 24, cards: [chip('topic-all', '全部', undefined), ...chips] };
  }

  private choose(topic: string | undefined): void {
    if (topic === this.topic) return;
    this.topic = topic;
    this.items = [];
    this.next = null;
    this.more.stop();
    this.fill(this.rows.memory());
    this.sayWaiting();
    void this.retry.start();
  }

  private askForTopics(): void {
    if (this.topics.length > 0) return;
    this.tv.content.topics(this.tv.preferences.place?.code, this.column).then(
      (topics) => {
        this.topics = topics.filter(({ count }) => count > 0);
        if (this.items.length > 0) this.fill(this.rows.memory());
      },
      // Without topics the column is one list.
      () => undefined,
    );
  }

  private askForPictures(): void {
    this.items.forEach(({ poster }) => {
      if (!poster || this.tv.pictures.ready(poster.src) !== undefined) return;
      this.tv.pictures.load(poster.src, () => this.refresh());
    });
  }

  private moveOn(): void {
    const rows = this.rows.rowNames.length;
    if (this.next !== null && !this.loading && this.rows.rowIndex >= rows - 4) {
      this.loading = true;
      void this.more.start();
    }
    this.tell();
  }

  private tell(): void {
    const hints = this.rows.isEmpty ? [] : [{ words: '数字键 直接打开' }, { words: '确定 打开' }];
    const size = { dot: 'yellow' as const, words: `字号 ${textSizeNames[this.tv.preferences.size]}` };
    const total = this.next === null && this.items.length > 0 ? `共 ${this.items.length} 条` : '';
    this.hint([...hints, size, { words: '返回 首页' }], total);
  }
}
