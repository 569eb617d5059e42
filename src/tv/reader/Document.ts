import { Pager } from '../../text/pages.ts';
import type { ReadBlock, ReadItem } from '../content/read.ts';
import type { Pictures } from '../paint/pictures.ts';
import type { Pen } from '../paint/text.ts';
import { isPicture, layBlock, layHeading, layParagraph, layPicture } from './blocks.ts';
import { headRows, type LaidBlock, type Row, type Sheet } from './rows.ts';
import { factsOf, metaLines } from './facts.ts';

/** A place that survives another text size: a block's id and an offset in its text. */
export interface Place {
  block: string;
  offset: number;
}

interface Entry {
  /** Undefined for what is not in the body: title, facts. */
  block: ReadBlock | undefined;
  /** Address of the picture that it shows. */
  picture?: string;
  size: number;
  lay(): LaidBlock;
}

/** An item as pages: laid out as far as it is read, drawn one page at a time. */
export class Document {
  readonly sheet: Sheet;
  private readonly entries: Entry[];
  private readonly pager: Pager;
  private readonly laid = new Map<number, LaidBlock>();
  private readonly pictures: Pictures;

  constructor(item: ReadItem, sheet: Sheet, pictures: Pictures) {
    this.sheet = sheet;
    this.pictures = pictures;
    this.entries = this.entriesOf(item);
    this.pager = new Pager({
      height: sheet.height,
      blocks: this.entries.length,
      size: (i) => (this.entries[i] as Entry).size + 20,
      layout: (i) => {
        const { rows, spaceBefore, keepWithNext, keepTogether } = this.lay(i);
        const heights = rows.map((row) => row.height);
        return { heights, spaceBefore, keepWithNext: keepWithNext === true, keepTogether: keepTogether === true };
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

  /** The page that holds a place; the first one when the block is gone. */
  pageOf({ block, offset }: Place): number {
    for (let i = 0; i < this.entries.length; i++) {
      if ((this.entries[i] as Entry).block?.id !== block) continue;
      const { rows } = this.lay(i);
      let row = 0;
      while (row + 1 < rows.length && (rows[row + 1] as Row).start <= offset) row++;
      return this.pager.pageOf(i, row);
    }
    return 0;
  }

  /** Draws a page; answers nothing, throws nothing: an empty page stays empty. */
  draw(pen: Pen, page: number): void {
    this.rowsOf(page).forEach(({ row, y }) => row.draw(pen, y));
  }

  wordsOf(page: number): string[] {
    return this.rowsOf(page).map(({ row }) => row.words).filter((words) => words !== '');
  }

  /** Addresses of the pictures on a page. */
  picturesOf(page: number): string[] {
    const found: string[] = [];
    (this.pager.page(page)?.slices ?? []).forEach(({ block: index }) => {
      const { picture } = this.entries[index] as Entry;
      if (picture !== undefined) found.push(picture);
    });
    return found;
  }

  private rowsOf(page: number): { row: Row; y: number }[] {
    const found: { row: Row; y: number }[] = [];
    (this.pager.page(page)?.slices ?? []).forEach(({ block, from, to, y }) => {
      const { rows } = this.lay(block);
      let at = y;
      for (let i = from; i < to; i++) {
        const row = rows[i] as Row;
        found.push({ row, y: at });
        at += row.height;
      }
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

  private entriesOf(item: ReadItem): Entry[] {
    const { sheet, pictures } = this;
    const head: Entry = {
      block: undefined,
      size: item.title.length * 2,
      lay: () => ({ rows: headRows(item.title, item.subtitle, metaLines(item), sheet), spaceBefore: 0 }),
    };
    const body = item.body.map((block): Entry => ({
      block,
      ...(isPicture(block) ? { picture: block.picture.src } : {}),
      size: block.text.length,
      lay: () => layBlock(block, sheet, pictures),
    }));
    return [head, ...this.posterEntries(item), ...body, ...this.factEntries(item)];
  }

  /** What is to be seen or heard on the phone shows its picture here; a text begins with its words. */
  private posterEntries({ kind, poster, body }: ReadItem): Entry[] {
    const first = body[0];
    if (kind === 'article' || !poster || (first && isPicture(first) && first.picture.src === poster.src)) return [];
    const { sheet, pictures } = this;
    return [{ block: undefined, picture: poster.src, size: 20, lay: () => layPicture({ ...poster, alt: '' }, sheet, pictures, 0.42) }];
  }

  /** What belongs to a text and stands behind it: who publishes, whom to call, its history. */
  private factEntries(item: ReadItem): Entry[] {
    const entries: Entry[] = [];
    factsOf(item).forEach(({ title, lines }) => {
      entries.push({ block: undefined, size: title.length, lay: () => layHeading(title, 3, this.sheet) });
      lines.forEach((text) => {
        entries.push({ block: undefined, size: text.length, lay: () => layParagraph(text, this.sheet) });
      });
    });
    return entries;
  }
}
