import { Pager } from '../../text/pages.ts';
import type { Picture } from '../../contract/index.ts';
import type { ReadItem } from '../content/read.ts';
import type { Pictures } from '../paint/pictures.ts';
import type { Pen } from '../paint/text.ts';
import { entriesOf, type Entry } from './entries.ts';
import type { LaidBlock, Row, Sheet } from './rows.ts';
import { drawMarks, marksOn, TermFinder, type Mark, type PlacedRow } from './terms.ts';

/** A place that survives another text size: a block's id and an offset in its text. */
export interface Place {
  block: string;
  offset: number;
}

/** An item as pages: laid out as far as it is read, drawn one page at a time. */
export class Document {
  readonly sheet: Sheet;
  private readonly entries: Entry[];
  private readonly pager: Pager;
  private readonly laid = new Map<number, LaidBlock>();
  private readonly finder: TermFinder;
  private readonly marks: Record<number, Mark[]> = {};

  constructor(item: ReadItem, sheet: Sheet, pictures: Pictures) {
    this.sheet = sheet;
    this.entries = entriesOf(item, sheet, pictures);
    this.finder = new TermFinder(item.terms ?? [], this.entries);
    this.pager = new Pager({
      height: sheet.height,
      blocks: this.entries.length,
      size: (i) => (this.entries[i] as Entry).size + 20,
      layout: (i) => {
        const { rows, ...rules } = this.lay(i);
        return { heights: rows.map((row) => row.height), ...rules };
      },
    });
  }

  /** Pages; an estimate until all are laid out. */
  get count(): number {
    return this.pager.count;
  }

  get isCounted(): boolean {
    return this.pager.done;
  }

  /** Lays out a little more; true when all is. */
  advance(): boolean {
    return this.pager.advance(10);
  }

  has(page: number): boolean {
    return this.pager.page(page) !== undefined;
  }

  /** Where a page begins: the first block of the body on it. */
  placeOf(page: number): Place | undefined {
    const slices = this.pager.page(page)?.slices ?? [];
    for (let i = 0; i < slices.length; i++) {
      const { block: index, from } = slices[i] as (typeof slices)[number];
      const block = (this.entries[index] as Entry).block;
      if (block) return { block: block.id, offset: (this.lay(index).rows[from] as Row).start };
    }
    return undefined;
  }

  /** The page that holds a place; undefined when the block is gone. */
  pageOf({ block, offset }: Place): number | undefined {
    for (let i = 0; i < this.entries.length; i++) {
      if ((this.entries[i] as Entry).block?.id !== block) continue;
      const { rows } = this.lay(i);
      let row = 0;
      while (row + 1 < rows.length && (rows[row + 1] as Row).start <= offset) row++;
      return this.pager.pageOf(i, row);
    }
    return undefined;
  }

  /** Draws a page; answers nothing, throws nothing: an empty page stays empty. */
  draw(pen: Pen, page: number): void {
    this.rowsOf(page).forEach(({ row, y }) => row.draw(pen, y));
    drawMarks(pen, this.marksOf(page), this.sheet);
  }

  wordsOf(page: number): string[] {
    return this.rowsOf(page).map(({ row }) => row.words).filter((words) => words !== '');
  }

  /** The words that a page explains, in the order of their digits. */
  marksOf(page: number): readonly Mark[] {
    return (this.marks[page] = this.marks[page] ?? marksOn(this.rowsOf(page), this.finder, this.sheet.mostMarks));
  }

  picturesOf(page: number): Picture[] {
    const found: Picture[] = [];
    (this.pager.page(page)?.slices ?? []).forEach(({ block: index }) => {
      const { picture } = this.entries[index] as Entry;
      if (picture !== undefined) found.push(picture);
    });
    return found;
  }

  private rowsOf(page: number): PlacedRow[] {
    const found: PlacedRow[] = [];
    (this.pager.page(page)?.slices ?? []).forEach(({ block, from, to, y, head }) => {
      const { rows } = this.lay(block);
      let at = y;
      rows.slice(0, head).concat(rows.slice(from, to)).forEach((row) => {
        found.push({ row, y: at, block });
        at += row.height;
      });
    });
    return found;
  }

  /** Layouts are kept for the pages around; a long law does not stay in memory twice. */
  private lay(index: number): LaidBlock {
    let laid = this.laid.get(index);
    if (!laid) {
      laid = (this.entries[index] as Entry).lay();
      this.laid.set(index, laid);
      if (this.laid.size > 80) this.laid.delete(this.laid.keys().next().value as number);
    }
    return laid;
  }
}
