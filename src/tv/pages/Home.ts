import type { ItemCard } from '../../contract/index.ts';
import type { ReadHome, ReadRail } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import type { Problem } from '../content/problems.ts';
import type { Stage } from '../lightning.ts';
import { openItem } from '../openItem.ts';
import type { CardModel } from '../parts/Card.ts';
import { plainCard, qrCard } from '../parts/choices.ts';
import { itemCard, moreCard } from '../parts/covers.ts';
import { noticeCard } from '../parts/noticeCard.ts';
import { searchHint, type Hint } from '../parts/Hints.ts';
import type { Part } from '../parts/Part.ts';
import { railHeight, type RailModel } from '../parts/Rail.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { nameEnd } from '../parts/TopBar.ts';
import { safe, textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { KeptNote, keptWords, noteHeight } from './KeptNote.ts';
import { PlaceButton } from './PlaceButton.ts';
import { listHandoff } from './listHandoff.ts';
import { recentRow } from './recent.ts';
import { RowsPage } from './RowsPage.ts';
import { servicesRow } from './services.ts';

interface Memory {
  home: ReadHome | undefined;
  rows: RowsMemory | undefined;
  atPlace: boolean;
}

/** Lower edge of the rows, above the hints, px. */
const end = 648;
/** Room of a focused card's ring above and below its row, px. */
const edge = 14;

const begin: RowsMemory = { row: '', rowIndex: 0, card: '', cardIndex: 0, first: 0, y: 0 };

const tags = { village: '本村公示', town: '本镇公示', city: '全市公示' };

/** The village's own notices on paper, then a rail for each column, then what can be set. */
export class Home extends RowsPage {
  declare private placeButton: PlaceButton;
  declare private retry: Retry<ReadHome>;
  declare private home: ReadHome | undefined;
  /** Nothing but services is there: no answer yet, or one without content. */
  declare private bare: boolean;
  declare private atPlace: boolean;
  declare private note: KeptNote | undefined;

  constructor(stage: Stage, tv: Tv, memory: Memory | undefined) {
    super(stage, tv, 'home', ['电子法务'], true);
    const region = tv.preferences.place?.code;
    this.home = memory?.home ?? tv.content.keptHome(region)?.home;
    this.bare = true;
    this.atPlace = memory?.atPlace ?? true;
    this.note = undefined;
    this.placeButton = this.put(new PlaceButton(stage, tv), nameEnd(tv.theme), 36);
    this.rows = this.newRows();
    const ask = () => tv.content.home(region);
    this.retry = this.question(ask, (home) => this.take(home), (problem) => this.fail(problem));
    // Before an answer there are services only: who has not gone there begins at the top of what came meanwhile.
    this.fill(memory?.home || !this.atPlace ? memory?.rows : undefined);
    if (!this.home) this.sayWaiting();
    this.tell();
    void this.retry.start();
  }

  override remember(): Memory {
    const { home, rows, atPlace } = this;
    return { home, rows: rows.memory(), atPlace };
  }

  override showsEmergencies(): boolean {
    return this.rows.memory()?.y === 0;
  }

  override handoff(): Handoff | undefined {
    const rail = this.noticeRail() ?? this.home?.rails[0];
    return rail ? listHandoff(rail) : undefined;
  }

  override contentChanged(): void {
    void this.retry.start();
  }

  /** Also what was left in the middle stands here. */
  override withdrawn(isGone: IsGone): void {
    this.home = without(this.home, isGone);
    this.fill(this.rows.memory());
    this.tell();
  }

  override _getFocused(): Part {
    return this.atPlace || this.rows.isEmpty ? this.placeButton : this.rows;
  }

  override _handleUp(): boolean {
    if (this.atPlace) return true;
    this.atPlace = true;
    this._refocus();
    this.tell();
    return true;
  }

  override _handleDown(): boolean {
    if (!this.atPlace) return true;
    this.atPlace = false;
    this._refocus();
    this.tell();
    return true;
  }

  /** The note takes its room from the rows. */
  private get rowsTop(): number {
    return 84 + (this.note ? noteHeight(this.tv.theme) : 0);
  }

  private newRows(): Rows {
    const { stage, tv } = this;
    const top = this.rowsTop;
    const rows = this.put(new Rows(stage as Stage, tv, end - top), 0, top);
    rows.moved = () => this.tell();
    return rows;
  }

  private showNote(note: KeptNote | undefined): void {
    const memory = this.rows.memory();
    const before = this.rows;
    if (this.note) this.drop(this.note);
    this.note = note && this.put(note, 0, 90);
    this.rows = this.newRows();
    this.fill(memory);
    this._refocus();
    this.drop(before);
    this.tell();
  }

  private take(home: ReadHome): void {
    const changed = JSON.stringify(home.rails) !== JSON.stringify(this.home?.rails);
    this.home = home;
    if (this.note) this.showNote(undefined);
    // Who has not gone to the services begins at the top of what came.
    else if (changed || this.bare) this.fill(this.bare && this.atPlace ? begin : this.rows.memory());
    this.tell();
  }

  private fail(problem: Problem): void {
    const { tv } = this;
    if (this.bare) {
      this.sayProblem(problem);
      return;
    }
    const words = keptWords(problem, tv.content.keptHome(tv.preferences.place?.code)?.age);
    if (this.note?.words !== words) this.showNote(new KeptNote(this.stage as Stage, tv, words));
  }

  private fill(memory: RowsMemory | undefined): void {
    const rails = this.home?.rails ?? [];
    const services = servicesRow(this.tv);
    if (rails.length === 0) {
      this.showServices(services, memory);
      return;
    }
    if (this.bare) this.atPlace = false;
    this.bare = false;
    this.rows.y = this.rowsTop;
    this.unsay();
    const notices = this.noticeRail();
    const models = rails.filter((rail) => rail !== notices).map((rail) => this.railRow(rail));
    const recent = recentRow(this.tv);
    if (recent) models.unshift(recent);
    if (notices) models.unshift(this.emergencyRow(notices), this.noticeRow(notices));
    this.rows.show([...models, services], memory);
  }

  /** At the lower edge, below words on why nothing else is here. */
  private showServices(services: RailModel, memory: RowsMemory | undefined): void {
    this.bare = true;
    this.rows.y = end - railHeight(services, this.tv.theme) - 2 * edge;
    this.rows.show([services], memory);
    if (this.home) this.say('这里还没有内容', '村里和法院发布以后，这里会自己出现。', '法');
  }

  protected override messageEnd(): number {
    return this.bare ? this.rows.y : end;
  }

  private noticeRail(): ReadRail | undefined {
    return this.home?.rails.filter((rail) => rail.column.id === 'notices')[0];
  }

  /** Each over the whole width; the row is not there while there is none. */
  private emergencyRow(rail: ReadRail): RailModel {
    const { tv } = this;
    const room = { w: safe.width, h: tv.theme.metrics.notice.h, numbered: false };
    const cards = rail.items.filter(({ urgent }) => urgent)
      .map((item) => noticeCard(item, this.tagOf(item), room, () => openItem(tv, item)));
    return { name: 'emergencies', gap: 22, cards };
  }

  private noticeRow(rail: ReadRail): RailModel {
    const { tv } = this;
    const { h } = tv.theme.metrics.notice;
    const first = rail.items.filter(({ urgent }) => !urgent)[0];
    const qr = 268 + (h - 160) * 2;
    const all = 148 + (h - 160);
    const gap = 22;
    const room = { w: safe.width - qr - all - 2 * gap, h, numbered: false };
    const cards: CardModel[] = [
      ...(first ? [noticeCard(first, this.tagOf(first), room, () => openItem(tv, first))] : []),
      plainCard('all', ['全部公示', `${rail.total} 条`], all, h, () => this.openColumn(rail)),
      qrCard(tv, rail.code, ['扫码', '看全部', '公示'], qr, h, () => tv.scan(listHandoff(rail))),
    ];
    return { name: rail.column.id, gap, cards };
  }

  private railRow(rail: ReadRail): RailModel {
    const { tv } = this;
    const cards = rail.items.map((item) => itemCard(tv, item, () => openItem(tv, item)));
    cards.push(moreCard(tv, rail, () => this.openColumn(rail)));
    const { name, subtitle, id } = rail.column;
    return { name: id, title: name, subtitle, gap: tv.theme.metrics.card.gap, cards };
  }

  private tagOf(item: ItemCard): string {
    const region = (this.home?.path ?? []).filter(({ code }) => code === item.region)[0];
    return region ? tags[region.level] : '公示';
  }

  private openColumn({ column }: ReadRail): void {
    this.tv.go({ page: 'column', column: column.id, name: column.name, subtitle: column.subtitle });
  }

  private tell(): void {
    const hints: Hint[] = [];
    if (!this.bare) hints.push({ words: '数字键 直接打开' });
    hints.push({ words: this.atPlace ? '确定 换个村' : '确定 打开' });
    if (this.handoff()) hints.push({ dot: 'red', words: '扫码' });
    hints.push(searchHint);
    hints.push({ dot: 'yellow', words: `字号 ${textSizeNames[this.tv.preferences.size]}` }, { words: '返回 离开' });
    const below = this.rows.below;
    const names = below.map((row) => row.title).slice(0, 2).join('、');
    this.hint(hints, ...(below.length > 0 && !this.atPlace ? [`往下还有 ${names}`, '往下还有更多'] : []));
  }
}
