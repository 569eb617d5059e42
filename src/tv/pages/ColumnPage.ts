import type { ItemCard, TopicCount } from '../../contract/index.ts';
import type { ListQuery } from '../content/Content.ts';
import { mayPass, wordsFor, type Problem } from '../content/problems.ts';
import type { ReadHome, ReadList, ReadRail } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import type { CardModel } from '../parts/Card.ts';
import { itemCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import type { RowsMemory } from '../parts/Rows.ts';
import { SidePanel } from '../parts/SidePanel.ts';
import { textSizeNames } from '../theme.ts';
import { searchHint, type Hint } from '../parts/Hints.ts';
import type { Handoff, Tv } from '../tv.ts';
import { keptMark, sayKept } from './KeptNote.ts';
import { keptList } from './keptList.ts';
import { listHandoff } from './listHandoff.ts';
import { ListPage } from './ListPage.ts';
import { noticeRows, periods, type Period } from './noticeList.ts';

interface Memory {
  topics: TopicCount[];
  topic: string | undefined;
  period: Period;
  items: ItemCard[];
  next: string | null;
  stand: Stand;
  mark: string;
  rows: RowsMemory | undefined;
}

/** What stands on the page: nothing yet, what was kept from before, or what the server answered. */
type Stand = 'nothing' | 'kept' | 'fresh';

type Shown = { column: string; name: string } | { topic: string; name: string };

/**
 * All of a column as a grid, by topic; of notices those on show or those before, on paper one below the
 * other, beside the symbol of their list. A topic is a grid across all columns.
 * What was kept of it stands there until the answer comes; further pages come as one gets near the end.
 */
export class ColumnPage extends ListPage {
  declare private name: string;
  /** Undefined for a topic across all columns. */
  declare private column: string | undefined;
  declare private topics: TopicCount[];
  declare private topic: string | undefined;
  declare private period: Period;
  /** The column on home, where it is known: the way to the phone. */
  declare private rail: ReadRail | undefined;
  declare private items: ItemCard[];
  declare private next: string | null;
  declare private stand: Stand;
  /** Behind the name: how old it is, once that was said. */
  declare private mark: string;
  /** Why no answer came, or no further page; undefined when nothing failed. */
  declare private problem: Problem | undefined;
  declare private loading: boolean;
  declare private retry: Retry<ReadList>;
  declare private more: Retry<ReadList>;
  declare private asksTopics: Retry<TopicCount[]>;
  declare private asksHome: Retry<ReadHome>;

  constructor(stage: Stage, tv: Tv, route: Shown, memory: Memory | undefined) {
    super(stage, tv, 'topic' in route ? 'topic' : 'column');
    this.name = route.name;
    this.topics = memory?.topics ?? [];
    this.column = 'topic' in route ? undefined : route.column;
    this.topic = 'topic' in route ? route.topic : memory?.topic;
    this.period = memory?.period ?? 'current';
    const region = tv.preferences.place?.code;
    this.rail = undefined;
    this.items = memory?.items ?? [];
    this.next = memory?.next ?? null;
    this.stand = this.items.length > 0 ? memory?.stand ?? 'nothing' : 'nothing';
    this.mark = memory?.mark ?? '';
    this.problem = undefined;
    this.loading = false;
    this.rows.moved = () => this.moveOn();
    const list = (cursor?: string) => tv.content.list(this.query, cursor);
    this.retry = this.question(() => list(), (reply) => this.take(reply, 'fresh'), (problem) => this.fail(problem));
    this.more = this.question(() => list(this.next ?? undefined), (reply) => this.append(reply), (problem) => this.failMore(problem));
    this.asksTopics = this.question(() => tv.content.topics(region, this.column), (topics) => this.takeTopics(topics));
    this.asksHome = this.question(() => tv.content.home(region), (home) => this.findRail(home));
    this.findRail(tv.content.keptHome(region)?.home);
    if (this.stand === 'nothing') this.start();
    else this.fill(memory?.rows);
    if (this.stand === 'kept') void this.retry.start();
    this.askForMissing();
    this.tell();
    this.tellWhole();
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
    this.topics = topics;
    if (this.items.length > 0) this.fill(this.rows.memory());
  }

  override remember(): Memory {
    const { topics, topic, period, items, next, stand, mark } = this;
    return { topics, topic, period, items, next, stand, mark, rows: this.rows.memory() };
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

  private get query(): ListQuery {
    const { column, topic, period, tv: { preferences } } = this;
    return { region: preferences.place?.code, column, topic, ...(this.isNotices ? { disclosure: period } : {}) };
  }

  protected override get title(): string {
    return this.name + this.mark;
  }

  /** What was kept stands there until the answer comes. */
  private start(): void {
    const kept = keptList(this.tv, this.query);
    if (kept) this.take(kept.value, 'kept');
    else this.sayWaiting();
    void this.retry.start();
  }

  private take({ items, next }: ReadList, stand: Stand): void {
    // A refresh answers the first page only; what was loaded behind it stays when nothing changed.
    const known = next === null ? this.items : this.items.slice(0, items.length);
    const same = this.items.length > 0 && JSON.stringify(known) === JSON.stringify(items);
    if (!same || this.items.length === items.length) this.next = next;
    if (!same) this.items = items;
    this.stand = stand;
    this.mark = '';
    this.problem = undefined;
    this.more.stop();
    this.loading = false;
    this.unsay();
    if (!same || this.rows.isEmpty) this.fill(this.rows.memory());
    else this.moveOn();
    if (this.items.length === 0) this.sayEmpty();
    this.tellWhole();
  }

  private sayEmpty(): void {
    if (!this.isNotices) this.say('这里还没有内容', '发布以后会自己出现。', '法');
    else if (this.period === 'past') this.say('还没有以前的公示', '公示期过了就到这里。', '公');
    else this.say('眼下没有公示', '可以看看以前的。', '公');
  }

  private append({ items, next }: ReadList): void {
    this.loading = false;
    this.problem = undefined;
    const known: Record<string, true> = {};
    this.items.forEach(({ id }) => (known[id] = true));
    this.items = this.items.concat(items.filter(({ id }) => !known[id]));
    this.next = next;
    this.fill(this.rows.memory());
  }

  private fail(problem: Problem): void {
    const kept = this.stand !== 'nothing' && mayPass(problem) ? keptList(this.tv, this.query) : undefined;
    if (!kept) {
      if (this.stand !== 'nothing') this.empty();
      this.sayProblem(problem);
      return;
    }
    if (this.mark === '') sayKept(this.tv, problem, kept.age);
    this.mark = keptMark(kept.age);
    this.stand = 'kept';
    this.problem = problem;
    this.tellWhole();
    this.tell();
  }

  private failMore(problem: Problem): void {
    const isNew = this.problem === undefined;
    this.problem = problem;
    if (isNew) this.sayRest();
    this.tell();
  }

  /** At the end of what is here, that there is more. */
  private sayRest(): void {
    const { next, problem, rows } = this;
    if (next === null || !problem || rows.rowIndex < rows.rowNames.length - 1) return;
    this.tv.say(`${wordsFor(problem).title}，后面的过一会儿自己出来`);
  }

  private fill(memory: RowsMemory | undefined): void {
    const { tv, items, shownTopics: topics } = this;
    const rows: RailModel[] = [];
    if (this.isNotices) rows.push(this.periodRow());
    else if (topics.length > 1) rows.push(this.topicRow(topics));
    const place: RowsMemory = memory ?? { row: 'row0', rowIndex: rows.length, card: '', cardIndex: 0, first: 0, y: 0 };
    rows.push(...(this.isNotices ? noticeRows(tv, items) : this.grid(items.map((item) => itemCard(tv, item, () => openItem(tv, item))))));
    // The card that had the focus may stand in another row now.
    const row = rows.filter(({ cards }) => cards.some(({ key }) => key === place.card))[0]?.name ?? place.row;
    this.rows.show(rows, { ...place, row });
    this._refocus();
    this.moveOn();
  }

  private get shownTopics(): TopicCount[] {
    const { column, topics, tv: { content, preferences } } = this;
    if (column === undefined || this.isNotices) return [];
    const known = topics.length > 0 ? topics : content.keptTopics(preferences.place?.code, column);
    return known.filter(({ count }) => count > 0);
  }

  private topicRow(topics: TopicCount[]): RailModel {
    const chip = (id: string | undefined, name: string) =>
      this.chip(`topic-${id ?? 'all'}`, name, this.topic === id, () => (this.topic = id));
    return this.choiceRow('topics', [chip(undefined, '全部'), ...topics.map(({ id, name }) => chip(id, name))]);
  }

  private periodRow(): RailModel {
    const chip = (period: Period) =>
      this.chip(period, periods[period], this.period === period, () => (this.period = period));
    return this.choiceRow('periods', [chip('current'), chip('past')]);
  }

  private chip(key: string, words: string, chosen: boolean, choose: () => void): CardModel {
    return this.choice(key, words, chosen, () => {
      if (chosen) return;
      choose();
      this.empty();
      this.start();
    });
  }

  private empty(): void {
    this.items = [];
    this.next = null;
    this.stand = 'nothing';
    this.mark = '';
    this.more.stop();
    if (!this.rows.isEmpty) this.fill(this.rows.memory());
    this.tellWhole();
  }

  private moveOn(): void {
    const rows = this.rows.rowNames.length;
    // Behind what was kept comes nothing before the fresh answer.
    if (this.next !== null && !this.loading && this.stand === 'fresh' && this.rows.rowIndex >= rows - 4) {
      this.loading = true;
      void this.more.start();
    }
    this.sayRest();
    this.tell();
  }

  /** How many there are; home counts all notices: here it is said which ones are counted. */
  private get aside(): string {
    const { items: { length }, next, problem } = this;
    if (next !== null) return problem ? '后面还有，过会儿来' : '';
    return length === 0 ? '' : `${this.isNotices ? periods[this.period] : '共'} ${length} 条`;
  }

  private tell(): void {
    const hints: Hint[] = this.items.length === 0 ? [] : [{ words: '数字键 直接打开' }, { words: '确定 打开' }];
    if (this.rail) hints.push({ dot: 'red', words: '扫码' });
    const size = { dot: 'yellow' as const, words: `字号 ${textSizeNames[this.tv.preferences.size]}` };
    this.hint([...hints, searchHint, size, { words: this.column === undefined ? '返回 搜索' : '返回 首页' }], this.aside);
  }
}
