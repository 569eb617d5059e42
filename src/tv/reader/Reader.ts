import type { Picture } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { Part } from '../parts/Part.ts';
import { SidePanel } from '../parts/SidePanel.ts';
import type { Tv } from '../tv.ts';
import { Document, type Place } from './Document.ts';
import { leafHeight, Leaves, leafWidth } from './Leaves.ts';
import { sheetOf } from './rows.ts';
import type { Mark } from './terms.ts';

/** An open text: one page of it, and beside it the way to the phone, how far one has read, and its words. */
export class Reader extends Part {
  declare private leaves: Leaves;
  declare private panel: SidePanel;
  declare private item: ReadItem | undefined;
  declare private body: Document | undefined;
  /** From 0. */
  declare page: number;
  /** Where the reader is; in a larger size its page begins before it, and turning sizes must not drift. */
  declare anchor: Place | undefined;
  /** Words under the symbol. */
  declare private takeAway: string;
  /** Told when a page is shown. */
  declare shown: () => void;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.item = undefined;
    this.body = undefined;
    this.page = 0;
    this.anchor = undefined;
    this.takeAway = '';
    this.shown = () => undefined;
    this.leaves = this.put(new Leaves(stage, tv), 0, 0);
    // A late picture brings no hidden text back.
    this.leaves.came = () => {
      if (this.visible) tv.jobs.add(this, () => this.show());
    };
    this.panel = this.put(new SidePanel(stage, tv), 0, 0);
    this.visible = false;
  }

  /** Opens an item at the anchor. */
  open(item: ReadItem, takeAway: string): void {
    const { tv } = this;
    this.item = item;
    this.takeAway = takeAway;
    this.body = new Document(item, sheetOf(tv.theme, leafWidth, leafHeight), tv.pictures);
    const kept = this.anchor ? this.body.pageOf(this.anchor) : 0;
    if (kept !== undefined) this.page = kept;
    // What stood here was rewritten: the reader stays as far on as the text goes.
    while (this.page > 0 && !this.body.has(this.page)) this.page--;
  }

  /** Nothing of the text stays. */
  close(): void {
    this.tv.jobs.drop(this);
    this.item = undefined;
    this.body = undefined;
    this.visible = false;
  }

  get isOpen(): boolean {
    return this.body !== undefined;
  }

  get isOnePage(): boolean {
    return this.body?.isCounted === true && this.body.count === 1;
  }

  /** Where the page begins. */
  get place(): Place | undefined {
    return this.body?.placeOf(this.page);
  }

  /** The words that the page explains. */
  get marks(): readonly Mark[] {
    return this.body?.marksOf(this.page) ?? [];
  }

  get pictures(): Picture[] {
    return this.body?.picturesOf(this.page) ?? [];
  }

  /** Turns to another page; tells when there is none. */
  turn(by: number): 'turned' | 'start' | 'end' {
    const next = this.page + by;
    if (next < 0 || !this.body) return 'start';
    if (!this.body.has(next)) return 'end';
    this.page = next;
    this.anchor = this.place;
    this.show();
    return 'turned';
  }

  toStart(): void {
    this.page = 0;
    this.anchor = undefined;
  }

  show(): void {
    const { item, body, page } = this;
    if (!item || !body) return;
    this.leaves.show(item, body, page);
    this.visible = true;
    this.showPages();
    this.shown();
    // The text first; what can wait a frame waits, and what a further turn makes useless is not done.
    const { jobs } = this.tv;
    jobs.drop(this);
    jobs.add(this, () => this.panel.showCode({ code: item.code, block: this.place?.block }, this.takeAway));
    jobs.add(this, () => this.leaves.prepare(item, body, page + 1));
    this.count();
  }

  hide(): void {
    this.tv.textHidden();
    this.tv.jobs.drop(this);
    this.visible = false;
  }

  private showPages(): void {
    if (!this.body) return;
    this.panel.showPages(this.page, this.body.count, this.body.isCounted);
    if (this.item) this.tv.pageShown(this.item, this.page, this.body.count);
    this.panel.showTerms(this.marks.map(({ term }) => term.word));
  }

  /** Lays out the rest between frames, until the number of pages is exact. */
  private count(): void {
    const { body } = this;
    if (!body || body.isCounted) return;
    this.tv.jobs.add(this, () => {
      if (body !== this.body) return;
      if (body.advance()) this.showPages();
      this.count();
    });
  }
}
