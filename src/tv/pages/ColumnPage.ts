import type { ItemCard, TopicCount } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadHome, ReadList, ReadRail } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import { widthOf } from '../paint/text.ts';
import type { CardModel } from '../parts/Card.ts';
import { choiceCard } from '../parts/choices.ts';
import { itemCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { SidePanel } from '../parts/SidePanel.ts';
import { textSizeNames } from '../theme.ts';
import { searchHint, type Hint } from '../parts/Hints.ts';
import type { Handoff, Tv } from '../tv.ts';
import { listHandoff } from './listHandoff.ts';
import { noticeRows, periods, type Period } from './noticeList.ts';
import { RowsPage } from './RowsPage.ts';

interface Memory {
  topics: TopicCount[];
  topic: string | undefined;
  period: Period;
  items: ItemCard[];
  next: string | null;
  rows: RowsMemory | undefined;
}

type Shown = { column: string; name: string } | { topic: string; name: string };

/**
 * All of a column as a grid, by topic; of notices those on show or those before, on paper one below the
 * other, beside the symbol of their list. A topic is a grid across all columns.
 * Further pages come as one gets near the end.
 */
export class ColumnPage extends RowsPage {
  /** Undefined for a topic across all columns. */
  declare private column: string | undefined;
  declare private topics: TopicCount[];
  declare private topic: string | undefined;
  declare private period: Period;
  /** The column on home, where it is known: the way to the phone. */
  declare private rail: ReadRail | undefined;
  declare private items: ItemCard[];
  declare private next: string | null;
  declare private loading: boolean;
  declare private retry: Retry<ReadList>;
  declare private more: Retry<ReadList>;
  declare private asksTopics: Retry<TopicCount[]>;
  declare private asksHome: Retry<ReadHome>;

  constructor(stage: Stage, tv: Tv, route: Shown, memory: Memory | undefined) {
    super(stage, tv, 'topic' in route ? 'topic' : 'column', ['电子法务', route.name]);
    this.column = 'topic' in route ? undefined : route.column;
    this.topics = memory?.topics ?? [];
    this.topic = 'topic' in route ? route.topic : memory?.topic;
    this.period = memory?.period ?? 'current';
    const region = tv.preferences.place?.code;
    this.rail = undefined;
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
      region, column: this.column, topic: this.topic, cursor, ...(this.isNotices ? { disclosure: this.period } : {}),
    });
    this.retry = this.question(() => list(), (reply) => this.take(reply), (problem) => this.fail(problem));
    this.more = this.question(() => list(this.next ?? undefined), (reply) => this.append(reply));
    this.asksTopics = this.question(() => tv.content.topics(region, this.column), (topics) => this.takeTopics(topics));
    this.asksHome = this.question(() => tv.content.home(region), (home) => this.findRail(home));
    this.findRail(tv.content.keptHome(region)?.home);
    if (this.items.length > 0) {
      this.fill(memory?.rows);
    } else {
      this.sayWaiting();
      void this.retry.start();
    }
    this.askForMissing();
    this.tell();
  }

  /** What stands beside the list: without it the list is as good. A topic across all columns has neither. */
  private askForMissing(): void {
    if (this.column === undefined) return;
    if (!this.rail) void this.asksHome.start();
    if (this.topics.length === 0 && !this.isNotices) void this.asksTopics.start();
  }

  /** The rail of home has the code of the whole list; a page that a portal opened has no home before it. */
  private findRail(home: ReadHome | undefined): void {
    this.rail = home?.rails.filter(({ column }) => column.id === this.column)[0];
    if (!this.rail) return;
    if (this.isNotices) {
      this.put(new SidePanel(this.stage as Stage, this.tv), 0, 0).showCode({ code: this.rail.code, block: undefined }, '看全部公示');
    }
    this.tell();
  }

  private takeTopics(topics: TopicCount[]): void {
    this.topics = topics.filter(({ count }) => count > 0);
    if (this.items.length > 0) this.fill(this.rows.memory());
  }

  override remember(): Memory {
    const { topics, topic, period, items, next } = this;
    return { topics, topic, period, items, next, rows: this.rows.memory() };
  }

  override contentChanged(): void {
    void this.retry.start();
    this.askForMissing();
  }

  override withdrawn(isGone: IsGone): void {
    const left = without(this.items, isGone);
    if (left === this.items) return;
    this.items = left;
    this.fill(this.rows.memory());
    if (left.length === 0) this.sayEmpty();
  }

  override handoff(): Handoff | undefined {
    return this.rail && listHandoff(this.rail);
  }

  private get isNotices(): boolean {
    return this.column === 'notices';
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
    if (this.items.length === 0) this.sayEmpty();
  }

  private sayEmpty(): void {
    if (!this.isNotices) this.say('这里还没有内容', '发布以后会自己出现。', '法');
    else if (this.period === 'past') this.say('还没有以前的公示', '公示期过了就到这里。', '公');
    else this.say('眼下没有公示', '可以看看以前的。', '公');
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
    const rows: RailModel[] = [];
    if (this.isNotices) rows.push(this.periodRow());
    else if (this.topics.length > 1) rows.push(this.topicRow());
    const first = rows.length;
    rows.push(...(this.isNotices ? noticeRows(tv, this.items) : this.grid()));
    const start: RowsMemory = { row: 'row0', rowIndex: first, card: '', cardIndex: 0, first: 0, y: 0 };
    this.rows.show(rows, memory ?? start);
    this._refocus();
    this.moveOn();
  }

  private grid(): RailModel[] {
    const { tv, items } = this;
    const { across, gap } = tv.theme.metrics.card;
    const rows: RailModel[] = [];
    for (let i = 0; i < items.length; i += across) {
      const cards = items.slice(i, i + across).map((item) => itemCard(tv, item, () => openItem(tv, item)));
      rows.push({ name: `row${i / across}`, gap, below: 24, cards });
    }
    return rows;
  }

  private topicRow(): RailModel {
    const chip = (id: string | undefined, name: string) =>
      this.chip(`topic-${id ?? 'all'}`, name, this.topic === id, () => (this.topic = id));
    const chips = this.topics.map(({ id, name }) => chip(id, name));
    return { name: 'topics', gap: 18, below: 24, cards: [chip(undefined, '全部'), ...chips] };
  }

  private periodRow(): RailModel {
    const chip = (period: Period) =>
      this.chip(period, periods[period], this.period === period, () => (this.period = period));
    return { name: 'periods', gap: 18, below: 24, cards: [chip('current'), chip('past')] };
  }

  private chip(key: string, words: string, chosen: boolean, choose: () => void): CardModel {
    const { card } = this.tv.theme.metrics;
    const w = Math.ceil(widthOf(words, card.title, 'bold') / 2) * 2 + 44;
    return choiceCard(key, words, w, card.titleLine + 26, chosen, false, () => {
      if (chosen) return;
      choose();
      this.askAgain();
    });
  }

  private askAgain(): void {
    this.items = [];
    this.next = null;
    this.more.stop();
    this.fill(this.rows.memory());
    this.sayWaiting();
    void this.retry.start();
  }

  private moveOn(): void {
    const rows = this.rows.rowNames.length;
    if (this.next !== null && !this.loading && this.rows.rowIndex >= rows - 4) {
      this.loading = true;
      void this.more.start();
    }
    this.tell();
  }

  /** Home counts all notices: here it is said which ones are counted. */
  private countWords(count: number): string {
    return this.isNotices ? `${periods[this.period]} ${count} 条` : `共 ${count} 条`;
  }

  private tell(): void {
    const hints: Hint[] = this.items.length === 0 ? [] : [{ words: '数字键 直接打开' }, { words: '确定 打开' }];
    if (this.rail) hints.push({ dot: 'red', words: '扫码' });
    hints.push(searchHint);
    const size = { dot: 'yellow' as const, words: `字号 ${textSizeNames[this.tv.preferences.size]}` };
    const total = this.next === null && this.items.length > 0 ? this.countWords(this.items.length) : '';
    this.hint([...hints, size, { words: this.column === undefined ? '返回 搜索' : '返回 首页' }], total);
  }
}
