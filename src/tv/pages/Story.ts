import type { ItemCard } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadItem } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import { textPlace } from '../History.ts';
import type { Stage } from '../lightning.ts';
import type { Part } from '../parts/Part.ts';
import type { RowsMemory } from '../parts/Rows.ts';
import { SidePanel } from '../parts/SidePanel.ts';
import { Document, type Place } from '../reader/Document.ts';
import { leafHeight, Leaves, leafWidth } from '../reader/Leaves.ts';
import { sheetOf } from '../reader/rows.ts';
import { textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { Page } from './Page.ts';
import { StoryEnd } from './StoryEnd.ts';
import { handoffOf, storyHints, takeAway, trailOf } from './storyWords.ts';

interface Memory {
  place: Place | undefined;
  related: ItemCard[] | undefined;
  atEnd: boolean;
  end: RowsMemory | undefined;
}

/** A text, page by page, in large type. */
export class Story extends Page {
  declare private itemId: string;
  declare private item: ReadItem | undefined;
  declare private body: Document | undefined;
  declare private page: number;
  /** Where the reader is; in a larger size its page begins before it, and turning sizes must not drift. */
  declare private anchor: Place | undefined;
  declare private leaves: Leaves;
  declare private panel: SidePanel;
  declare private end: StoryEnd | undefined;
  declare private related: ItemCard[] | undefined;
  declare private retry: Retry<ReadItem>;
  declare private start: Memory;
  declare private keeping: number | undefined;

  constructor(stage: Stage, tv: Tv, route: { id: string; block?: string }, memory: Memory | undefined) {
    super(stage, tv, 'story', ['电子法务', '']);
    const { id, block } = route;
    this.itemId = id;
    this.item = undefined;
    this.body = undefined;
    this.end = undefined;
    this.page = 0;
    this.anchor = undefined;
    this.keeping = undefined;
    const asked = block === undefined ? textPlace(tv.history.place(id)) : { block, offset: 0 };
    this.start = memory ?? { place: asked, related: undefined, atEnd: false, end: undefined };
    this.related = this.start.related;
    this.leaves = this.put(new Leaves(stage, tv), 0, 0);
    this.leaves.came = () => tv.jobs.add(this, () => this.show());
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
    return handoffOf(item, this.page, this.place?.block);
  }

  override contentChanged(): void {
    void this.retry.start();
  }

  override withdrawn(ids: readonly string[], all: boolean): void {
    if (ids.indexOf(this.itemId) >= 0) this.goBackSaying('这条内容刚刚撤下了');
    else if (all) void this.retry.start();
  }

  override refresh(): void {
    if (this.item) this.bar.showTrail(trailOf(this.item, this.tv));
  }

  override digit(digit: number): boolean {
    return this.end?.digit(digit) ?? false;
  }

  override leave(): void {
    super.leave();
    this.retry.stop();
    window.clearTimeout(this.keeping);
    if (this.body) this.keepPlace();
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
    this.body = new Document(item, sheetOf(tv.theme, leafWidth, leafHeight), tv.pictures);
    this.page = this.anchor ? this.body.pageOf(this.anchor) : 0;
    this.bar.showTrail(trailOf(item, this.tv));
    this.show();
    this.askForRelated();
    if (this.start.atEnd) this.showEnd(this.start.end);
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
    this.keepSoon();
  }

  /** Writing is slow on some boxes, and nobody rereads a page that was only passed by. */
  private keepSoon(): void {
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => this.keepPlace(), 1500);
  }

  private keepPlace(): void {
    const { item, body, page, tv, anchor } = this;
    if (!item) return;
    const whole = this.end !== undefined || (body?.isCounted === true && body.count === 1);
    tv.history.keep(item, whole ? undefined : { ...anchor, page: page + 1, size: tv.preferences.size });
  }

  private again(): void {
    this.page = 0;
    this.anchor = undefined;
    this.hideEnd();
    this.show();
  }

  private show(): void {
    const { item, body, page, end } = this;
    if (!item || !body || end) return;
    this.leaves.show(item, body, page);
    this.leaves.visible = true;
    this.showPages();
    this.tell();
    // The text first; what can wait a frame waits, and what a further turn makes useless is not done.
    const { jobs } = this.tv;
    jobs.drop(this);
    jobs.add(this, () => this.showCode());
    jobs.add(this, () => this.leaves.prepare(item, body, page + 1));
    this.count();
  }

  private showPages(): void {
    if (!this.body) return;
    this.panel.visible = true;
    this.panel.showPages(this.page, this.body.count, this.body.isCounted);
  }

  private showCode(): void {
    const { item } = this;
    if (!item || this.end) return;
    this.panel.showCode({ code: item.code, block: this.place?.block }, takeAway[item.kind] as string);
  }

  /** Lays out the rest between frames, until the number of pages is exact. */
  private count(): void {
    const { body: text } = this;
    if (!text || text.isCounted) return;
    this.tv.jobs.add(this, () => {
      if (text !== this.body) return;
      if (text.advance() && !this.end) this.showPages();
      this.count();
    });
  }

  private askForRelated(): void {
    if (this.related) return;
    const { content } = this.tv;
    content.related(this.itemId).then(
      (related) => {
        this.related = related;
        const { end } = this;
        if (!end) return;
        this.dropEnd(end);
        this.showEnd(end.remember());
      },
      // Without them the end of a text offers the phone and home.
      () => undefined,
    );
  }

  private showEnd(memory?: RowsMemory): void {
    const { tv } = this;
    this.leaves.visible = false;
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
    this.dropEnd(this.end);
    this._refocus();
    this.show();
  }

  /** Out of the focus path before it is taken off: Lightning may look at any moment. */
  private dropEnd(end: StoryEnd): void {
    this.end = undefined;
    this.drop(end);
  }

  private tell(): void {
    const state = this.end ? 'end' : this.body ? 'text' : 'empty';
    this.hint(storyHints(state, textSizeNames[this.tv.preferences.size]));
  }
}
