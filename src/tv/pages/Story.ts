import type { ItemCard } from '../../contract/index.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadItem } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import { textPlace } from '../History.ts';
import type { Stage } from '../lightning.ts';
import type { Part } from '../parts/Part.ts';
import type { RowsMemory } from '../parts/Rows.ts';
import type { Place } from '../reader/Document.ts';
import { Reader } from '../reader/Reader.ts';
import type { Handoff, Tv } from '../tv.ts';
import { keptInstead } from './KeptNote.ts';
import { Page } from './Page.ts';
import { StoryEnd } from './StoryEnd.ts';
import { StoryLayer } from './StoryLayer.ts';
import { handoffOf, storyHints, takeAway, trailOf } from './storyWords.ts';

interface Memory {
  place: Place | undefined;
  related: ItemCard[] | undefined;
  atEnd: boolean;
  end: RowsMemory | undefined;
  /** The word that was being explained. */
  word: string | undefined;
}

/** A text, page by page, in large type. */
export class Story extends Page {
  declare private itemId: string;
  declare private item: ReadItem | undefined;
  declare private reader: Reader;
  declare private layer: StoryLayer;
  declare private end: StoryEnd | undefined;
  declare private related: ItemCard[] | undefined;
  declare private retry: Retry<ReadItem>;
  declare private asksRelated: Retry<ItemCard[]>;
  declare private start: Memory;
  declare private keeping: number | undefined;
  /** Whether it is known how old the text is: it came now, or that was said. */
  declare private told: boolean;

  constructor(stage: Stage, tv: Tv, route: { id: string; block?: string }, memory: Memory | undefined) {
    super(stage, tv, 'story', ['电子法务', '']);
    const { id, block } = route;
    this.itemId = id;
    this.item = undefined;
    this.end = undefined;
    this.keeping = undefined;
    this.told = false;
    const asked = block === undefined ? textPlace(tv.history.place(id)) : { block, offset: 0 };
    this.start = memory ?? { place: asked, related: undefined, atEnd: false, end: undefined, word: undefined };
    this.related = this.start.related;
    this.reader = this.put(new Reader(stage, tv), 0, 0);
    this.reader.anchor = this.start.place;
    this.reader.shown = () => this.tell();
    this.layer = this.put(new StoryLayer(stage, tv, this.reader), 0, 0);
    this.layer.changed = () => {
      this.hints.visible = this.layer.top === undefined;
      this._refocus();
    };
    this.retry = this.question(() => tv.content.item(id), (item) => this.take(item, true), (problem) => this.fail(problem));
    // Until they come the end of a text offers the phone and home.
    this.asksRelated = this.question(() => tv.content.related(id), (related) => this.takeRelated(related));
    const known = tv.content.known(id);
    if (known) this.take(known, false);
    else this.sayWaiting();
    this.tell();
    void this.retry.start();
  }

  override remember(): Memory {
    const { reader, related, end, layer: { word } } = this;
    return { place: reader.anchor, related, atEnd: end !== undefined, end: end?.remember(), word };
  }

  override handoff(): Handoff | undefined {
    const { item, reader } = this;
    if (!item || !reader.isOpen) return undefined;
    return handoffOf(item, reader.page, reader.place?.block);
  }

  override contentChanged(): void {
    void this.retry.start();
    if (this.related) void this.asksRelated.start();
  }

  override withdrawn(isGone: IsGone): void {
    this.takeRelated(without(this.related, isGone));
  }

  /** Where nothing was shown yet, the page says why. */
  override gone(): void {
    if (this.item) this.goBackSaying(this.tv.content.isExpired(this.itemId) ? '这条内容到期了' : '这条内容刚刚撤下了');
  }

  override refresh(): void {
    if (this.item) this.bar.showTrail(trailOf(this.item, this.tv));
  }

  override digit(digit: number): boolean {
    return this.end ? this.end.digit(digit) : this.layer.digit(digit);
  }

  override leave(): void {
    super.leave();
    window.clearTimeout(this.keeping);
    this.keepPlace();
    this.reader.hide();
  }

  override _getFocused(): Part {
    return this.layer.top ?? this.end ?? (this as Part);
  }

  override _handleDown(): boolean {
    return this.turn(1);
  }

  override _handleRight(): boolean {
    return this.turn(1);
  }

  override _handleUp(): boolean {
    return this.turn(-1);
  }

  override _handleLeft(): boolean {
    return this.end ? true : this.turn(-1);
  }

  _handlePageDown(): boolean {
    return this.turn(1);
  }

  _handlePageUp(): boolean {
    return this.turn(-1);
  }

  override _handleBack(): boolean {
    return this.layer.close();
  }

  override _handleEnter(): boolean {
    const { item, reader, end, layer } = this;
    if (!item || !reader.isOpen || end || layer.top) return true;
    if (this.opensPicture) layer.zoom(0);
    else layer.openMenu(item, this.handoff(), () => this.again());
    return true;
  }

  /** Where a page has one picture and no word to explain, OK means the picture; the menu is on the other pages. */
  private get opensPicture(): boolean {
    const { pictures, marks, isOnePage } = this.reader;
    return pictures.length === 1 && marks.length === 0 && !isOnePage;
  }

  private take(item: ReadItem, told: boolean): void {
    this.told = this.told || told;
    const { revision, disclosure } = this.item ?? {};
    const same = revision === item.revision && disclosure?.daysLeft === item.disclosure?.daysLeft;
    this.item = item;
    this.unsay();
    if (same) return;
    this.layer.close();
    this.reader.open(item, takeAway[item.kind] as string);
    this.bar.showTrail(trailOf(item, this.tv));
    if (!this.end) this.reader.show();
    if (!this.related) void this.asksRelated.start();
    if (this.start.atEnd) this.showEnd(this.start.end);
    if (this.start.word !== undefined) this.layer.explain(this.start.word);
    this.start = { ...this.start, atEnd: false, word: undefined };
  }

  private fail(problem: Problem): void {
    const kept = this.told ? undefined : keptInstead(this.tv, this.itemId, problem);
    if (kept) this.take(kept, true);
    if (!this.item) this.sayProblem(problem);
    this.tell();
  }

  private goBackSaying(words: string): void {
    this.item = undefined;
    this.reader.close();
    this.tv.say(words);
    this.tv.back();
  }

  private turn(by: number): boolean {
    if (this.layer.top || !this.reader.isOpen) return true;
    if (this.end) {
      if (by < 0) this.hideEnd();
      return true;
    }
    const turned = this.reader.turn(by);
    if (turned === 'end') this.showEnd();
    if (turned === 'turned') this.keepSoon();
    return true;
  }

  /** Writing is slow on some boxes, and nobody rereads a page that was only passed by. */
  private keepSoon(): void {
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => this.keepPlace(), 1500);
  }

  private keepPlace(): void {
    const { item, reader, tv } = this;
    if (!item || !reader.isOpen) return;
    const whole = this.end !== undefined || reader.isOnePage;
    tv.history.keep(item, whole ? undefined : { ...reader.anchor, page: reader.page + 1, size: tv.preferences.size });
  }

  private again(): void {
    this.reader.toStart();
    if (this.end) this.hideEnd();
    else this.reader.show();
  }

  private takeRelated(related: ItemCard[] | undefined): void {
    const same = JSON.stringify(related) === JSON.stringify(this.related);
    this.related = related;
    const { end } = this;
    if (same || !end) return;
    const memory = end.remember();
    this.dropEnd(end);
    this.showEnd(memory);
  }

  private showEnd(memory?: RowsMemory): void {
    const { tv } = this;
    this.reader.hide();
    const choices = {
      scan: () => {
        const handoff = this.handoff();
        if (handoff) tv.scan(handoff);
      },
      again: () => this.again(),
      contacts: () => tv.go({ page: 'contacts' }),
      home: () => tv.restart({ page: 'home' }),
    };
    const item = this.item as ReadItem;
    this.end = this.put(new StoryEnd(this.stage as Stage, tv, item, this.related ?? [], choices, memory), 0, 0);
    this._refocus();
    this.tell();
  }

  private hideEnd(): void {
    if (!this.end) return;
    this.dropEnd(this.end);
    this._refocus();
    this.reader.show();
  }

  /** Out of the focus path before it is taken off: Lightning may look at any moment. */
  private dropEnd(end: StoryEnd): void {
    this.end = undefined;
    this.drop(end);
  }

  private tell(): void {
    const { end, reader } = this;
    const state = end ? 'end' : reader.isOpen ? 'text' : 'empty';
    this.hint(storyHints(state, this.tv.preferences.size, this.opensPicture, reader.marks.length > 0));
  }
}
