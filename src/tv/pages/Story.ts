import type { ItemCard } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadItem } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import type { Hint } from '../parts/Hints.ts';
import type { Part } from '../parts/Part.ts';
import type { RowsMemory } from '../parts/Rows.ts';
import { SidePanel } from '../parts/SidePanel.ts';
import { Document, type Place } from '../reader/Document.ts';
import { sheetOf } from '../reader/rows.ts';
import { safe, textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { Page } from './Page.ts';
import { StoryEnd } from './StoryEnd.ts';

interface Memory {
  place: Place | undefined;
  related: ItemCard[] | undefined;
  atEnd: boolean;
  end: RowsMemory | undefined;
}

const columnWidth = 864;
const pageHeight = 532;
const top = 104;

/** Words under the QR by what the item is: what the box cannot play, the phone can. */
const takeAway: Record<string, string> = {
  article: '手机接着看', video: '手机上观看', audio: '手机上收听', gallery: '手机上看图',
};

/** A text, page by page, in large type. */
export class Story extends Page {
  declare private itemId: string;
  declare private item: ReadItem | undefined;
  declare private body: Document | undefined;
  declare private page: number;
  /** Where the reader is; in a larger size its page begins before it, and turning sizes must not drift. */
  declare private anchor: Place | undefined;
  declare private sheet: Sprite;
  declare private panel: SidePanel;
  declare private end: StoryEnd | undefined;
  declare private related: ItemCard[] | undefined;
  declare private retry: Retry<ReadItem>;
  declare private start: Memory;

  constructor(stage: Stage, tv: Tv, route: { id: string; block?: string }, memory: Memory | undefined) {
    super(stage, tv, 'story', ['电子法务', '']);
    const { id, block } = route;
    this.itemId = id;
    this.item = undefined;
    this.body = undefined;
    this.end = undefined;
    this.page = 0;
    this.anchor = undefined;
    const asked = block === undefined ? tv.places.get(id) : { block, offset: 0 };
    this.start = memory ?? { place: asked, related: undefined, atEnd: false, end: undefined };
    this.related = this.start.related;
    this.sheet = this.put(new Sprite(stage), safe.left, top);
    this.panel = this.put(new SidePanel(stage, tv), 0, 0);
    this.panel.visible = false;
    this.retry = new Retry(() => tv.content.item(id), (item) => this.take(item), (problem) => this.fail(problem));
    const known = tv.content.known(id);
    if (known) this.take(known);
    else this.sayWaiting();
    this.tell();
    void this.retry.start();
  }

  override remember(): Memory {
    const { anchor, related, end } = this;
    return { place: anchor, related, atEnd: end !== undefined, end: end?.remember() };
  }

  override handoff(): Handoff | undefined {
    const { item, body: text } = this;
    if (!item || !text) return undefined;
    const words = item.kind === 'article' ? '接着看' : (takeAway[item.kind] as string).slice(3);
    const block = this.place?.block;
    const at = this.page > 0 ? [`从第 ${this.page + 1} 页继续`] : [];
    return {
      code: item.code,
      title: ['用手机扫一扫', words],
      lines: [item.title, ...at],
      ...(block === undefined ? {} : { block }),
    };
  }

  override contentChanged(): void {
    void this.retry.start();
  }

  override withdrawn(ids: readonly string[], all: boolean): void {
    if (ids.indexOf(this.itemId) >= 0) this.goBackSaying('这条内容刚刚撤下了');
    else if (all) void this.retry.start();
  }

  override digit(digit: number): boolean {
    return this.end?.digit(digit) ?? false;
  }

  override leave(): void {
    super.leave();
    this.retry.stop();
    if (this.body) this.tv.places.keep(this.itemId, this.end ? undefined : this.anchor);
  }

  override _getFocused() {
    return (this.end ?? this) as Part;
  }

  override _handleDown(): boolean {
    this.turn(1);
    return true;
  }

  override _handleRight(): boolean {
    this.turn(1);
    return true;
  }

  override _handleUp(): boolean {
    this.turn(-1);
    return true;
  }

  override _handleLeft(): boolean {
    this.turn(-1);
    return true;
  }

  _handlePageDown(): boolean {
    this.turn(1);
    return true;
  }

  _handlePageUp(): boolean {
    this.turn(-1);
    return true;
  }

  override _handleEnter(): boolean {
    const handoff = this.handoff();
    if (!handoff) return true;
    this.tv.ask('menu', '要做什么？', '', [
      { key: 'scan', words: '扫码', open: () => this.tv.scan(handoff) },
      { key: 'size', words: '换字号', open: () => this.tv.nextTextSize() },
      { key: 'again', words: '从头看', open: () => this.again() },
    ]);
    return true;
  }

  private get place(): Place | undefined {
    return this.body?.placeOf(this.page);
  }

  private take(item: ReadItem): void {
    const same = this.item !== undefined && this.item.revision === item.revision;
    this.item = item;
    this.unsay();
    if (same) return;
    this.anchor = this.anchor ?? this.start.place;
    const { tv } = this;
    this.body = new Document(item, sheetOf(tv.theme, columnWidth, pageHeight), tv.pictures);
    this.page = this.anchor ? this.body.pageOf(this.anchor) : 0;
    this.bar.showTrail(this.trail(item));
    this.show();
    this.count();
    this.askForRelated();
    if (this.start.atEnd) this.showEnd(this.start.end);
  }

  private trail(item: ReadItem): string[] {
    const column = this.tv.columnNames[item.column] ?? '电子法务';
    const topic = item.topics.map((slug) => this.tv.topicNames[slug]).filter((name) => name !== undefined)[0];
    return topic === undefined ? [column, item.title] : [column, topic];
  }

  private fail(problem: Problem): void {
    if (problem.kind === 'gone' || problem.kind === 'missing') {
      this.tv.content.erase(this.itemId);
      if (this.item) this.goBackSaying('这条内容刚刚撤下了');
    }
    if (!this.item) this.sayProblem(problem);
    this.tell();
  }

  private goBackSaying(words: string): void {
    this.body = undefined;
    this.tv.say(words);
    this.tv.back();
  }

  private turn(by: number): void {
    const { body: text } = this;
    if (!text) return;
    const next = this.page + by;
    if (this.end) {
      if (by < 0) this.hideEnd();
      return;
    }
    if (next < 0) return;
    if (!text.has(next)) {
      this.showEnd();
      return;
    }
    this.page = next;
    this.anchor = this.place;
    this.show();
    this.tv.places.keep(this.itemId, this.anchor);
  }

  private again(): void {
    this.page = 0;
    this.anchor = undefined;
    this.hideEnd();
    this.show();
  }

  private show(): void {
    const { item, body: text, page, tv } = this;
    if (!item || !text) return;
    this.sheet.show({
      key: ['page', item.id, item.revision, page, this.pictureState(), tv.theme.id].join(':'),
      w: columnWidth,
      h: pageHeight + 4,
      words: text.wordsOf(page),
      draw: (pen) => text.draw(pen, page),
    });
    this.sheet.visible = true;
    this.showPanel();
    this.tell();
  }

  /** Pictures of the page: asked for, and part of what its texture depends on. */
  private pictureState(): string {
    const { body: text, tv } = this;
    return (text?.picturesOf(this.page) ?? []).map((src) => {
      const ready = tv.pictures.ready(src);
      if (ready === undefined) tv.pictures.load(src, () => tv.jobs.add(this, () => this.show()));
      return ready === undefined ? '.' : ready === 'failed' ? '!' : '+';
    }).join('');
  }

  private showPanel(): void {
    const { item, body: text } = this;
    if (!item || !text) return;
    this.panel.visible = true;
    const link = { code: item.code, block: this.place?.block };
    this.panel.show(link, takeAway[item.kind] as string, this.page, text.count, text.isCounted);
  }

  /** Lays out the rest between frames, until the number of pages is exact. */
  private count(): void {
    const { body: text } = this;
    if (!text || text.isCounted) return;
    this.tv.jobs.add(this, () => {
      if (text !== this.body) return;
      if (text.advance() && !this.end) this.showPanel();
      this.count();
    });
  }

  private askForRelated(): void {
    if (this.related) return;
    const { content } = this.tv;
    content.related(this.itemId).then(
      (related) => {
        this.related = related;
        if (!this.end) return;
        this.drop(this.end);
        this.showEnd();
      },
      // Without them the end of a text offers the phone and home.
      () => undefined,
    );
  }

  private showEnd(memory?: RowsMemory): void {
    const { tv } = this;
    this.sheet.visible = false;
    this.panel.visible = false;
    const choices = {
      scan: () => {
        const handoff = this.handoff();
        if (handoff) tv.scan(handoff);
      },
      again: () => this.again(),
      home: () => tv.restart({ page: 'home' }),
    };
    this.end = this.put(new StoryEnd(this.stage as Stage, tv, this.related ?? [], choices, memory), 0, 0);
    this._refocus();
    this.tell();
  }

  private hideEnd(): void {
    if (!this.end) return;
    this.drop(this.end);
    this.end = undefined;
    this._refocus();
    this.show();
  }

  private tell(): void {
    const size: Hint = { dot: 'yellow', words: `字号 ${textSizeNames[this.tv.preferences.size]}` };
    if (this.end) {
      this.hint([{ words: '数字键 直接打开' }, { words: '上 回到正文' }, { dot: 'red', words: '扫码' }, size, { words: '返回' }]);
    } else if (this.body) {
      this.hint([{ words: '上下 翻页' }, { words: '确定 更多' }, { dot: 'red', words: '扫码放大' }, size, { words: '返回' }]);
    } else {
      this.hint([size, { words: '返回' }]);
    }
  }
}
