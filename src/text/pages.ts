/** A block as the pager sees it: opaque rows from top to bottom (lines, table rows, a picture). */
export interface BlockRows {
  /** Height of each row, px; a row higher than the page gets a page of its own. */
  heights: readonly number[];
  /** Room above the block, px; none at the top of a page. */
  spaceBefore: number;
  /** Headings: never last on a page. */
  keepWithNext?: boolean;
  /** Not split between pages where one page can hold it. */
  keepTogether?: boolean;
  /** Table rows: one of them may stand alone at a page's start or end, unlike a line. */
  rowsStandAlone?: boolean;
  /**
   * Leading rows that stand again at the top of every page on which the block continues: a table's
   * header. Never alone at a page's end; left out where a row beside them would not fit.
   */
  head?: number;
}

export interface PagerOptions {
  /** Room on a page, px. */
  height: number;
  /** How many blocks there are. */
  blocks: number;
  /** Lays out one block; asked once per block, in order, when its turn comes. */
  layout: (block: number) => BlockRows;
  /** How long a block is (characters, say), for the estimate of pages; 1 each by default. */
  size?: (block: number) => number;
}

/** Rows `from` up to but without `to` of a block, px; rows 0 to `head` of it stand above them once more. */
export interface Slice {
  block: number;
  from: number;
  to: number;
  /** Top of the first row, which is a repeated one where `head` is not 0. */
  y: number;
  head: number;
}

/** A page holds at least one slice, but for the one page of a document without rows. */
export interface Page {
  /** From 0. */
  index: number;
  slices: readonly Slice[];
  /** px in use. */
  height: number;
}

interface Place {
  block: number;
  row: number;
}

/** Fewest lines of a split block that may stand alone at a page's end or start. */
const ALONE = 2;

/** Divides a document into pages, as far as it is asked to. All indices run from 0. */
export class Pager {
  private readonly options: PagerOptions;
  private readonly pages: Page[] = [];
  /** First place of each page. */
  private readonly starts: Place[] = [];
  private next: Place = { block: 0, row: 0 };
  private readonly recent: Record<number, BlockRows> = {};
  private laidOut = 0;
  private sizeLaidOut = 0;
  private sizeAll = -1;

  constructor(options: PagerOptions) {
    this.options = options;
  }

  /** A page, laid out up to there when it was not yet; undefined behind the last. */
  page(index: number): Page | undefined {
    while (this.pages.length <= index && !this.done) this.fill();
    return this.pages[index];
  }

  /** The page that holds a block's row, the first one by default. Lays out up to there. */
  pageOf(block: number, row = 0): number {
    while (!this.done && !isBefore({ block, row }, this.next)) this.fill();
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isBefore({ block, row }, this.starts[middle]!)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  /** First block that begins or continues on a page, and its first row there. */
  firstOn(index: number): Place {
    const slice = this.page(index)?.slices[0];
    return slice ? { block: slice.block, row: slice.from } : { block: 0, row: 0 };
  }

  /** Lays out about so many more blocks; true when all are. Call it between frames. */
  advance(blocks: number): boolean {
    const goal = this.laidOut + blocks;
    while (!this.done && this.laidOut < goal) this.fill();
    return this.done;
  }

  /** Whether all blocks are on pages. */
  get done(): boolean {
    return this.pages.length > 0 && this.next.block >= this.options.blocks;
  }

  /** Pages of the document: exact when `done`, else an estimate by the blocks' sizes. */
  get count(): number {
    if (this.done) return this.pages.length;
    if (this.pages.length === 0) this.fill();
    if (this.done || this.sizeLaidOut === 0) return this.pages.length;
    if (this.sizeAll < 0) {
      this.sizeAll = 0;
      for (let i = 0; i < this.options.blocks; i++) this.sizeAll += this.size(i);
    }
    const guess = Math.round((this.pages.length * this.sizeAll) / this.sizeLaidOut);
    return Math.max(guess, this.pages.length + 1);
  }

  private size(block: number): number {
    return this.options.size ? this.options.size(block) : 1;
  }

  private rows(block: number): BlockRows {
    const known = this.recent[block];
    if (known) return known;
    const rows = this.options.layout(block);
    this.recent[block] = rows;
    this.laidOut = block + 1;
    this.sizeLaidOut += this.size(block);
    return rows;
  }

  /** Adds the next page. */
  private fill(): void {
    const start = this.next;
    const full = this.fullest(start);
    const end = full.block < this.options.blocks ? this.kindest(start, full) : full;
    const slices: Slice[] = [];
    let y = 0;
    for (let block = start.block; block <= end.block && block < this.options.blocks; block++) {
      const { heights, spaceBefore } = this.rows(block);
      const from = block === start.block ? start.row : 0;
      const to = block === end.block ? end.row : heights.length;
      if (to <= from) continue;
      if (slices.length > 0) y += spaceBefore;
      const head = this.headOn(block, from);
      slices.push({ block, from, to, y, head });
      for (let row = 0; row < head; row++) y += heights[row]!;
      for (let row = from; row < to; row++) y += heights[row]!;
    }
    this.pages.push({ index: this.pages.length, slices, height: y });
    this.starts.push(start);
    this.next = end;
    for (let block = start.block; block < end.block; block++) delete this.recent[block];
  }

  /** The last place at which a page from `start` may end without overflowing. */
  private fullest(start: Place): Place {
    let y = 0;
    let empty = true;
    for (let block = start.block; block < this.options.blocks; block++) {
      const { heights, spaceBefore } = this.rows(block);
      const from = block === start.block ? start.row : 0;
      if (!empty && from < heights.length) y += spaceBefore;
      for (let row = 0, head = this.headOn(block, from); row < head; row++) y += heights[row]!;
      for (let row = from; row < heights.length; row++) {
        y += heights[row]!;
        if (y > this.options.height + 1e-6 && !empty) return { block, row };
        empty = false;
      }
    }
    return { block: this.options.blocks, row: 0 };
  }

  /** How many rows of a block's head are repeated above a row with which a page begins. */
  private headOn(block: number, from: number): number {
    const { head = 0, heights } = this.rows(block);
    if (from < head || head === 0) return 0;
    let y = heights[from] ?? 0;
    for (let row = 0; row < head; row++) y += heights[row]!;
    return y <= this.options.height ? head : 0;
  }

  /** The best place to end the page not behind `full`; `full` itself when no rule can be kept. */
  private kindest(start: Place, full: Place): Place {
    const { heights, keepTogether, rowsStandAlone, head = 0 } = this.rows(full.block);
    let row = full.row;
    if (row > 0 && keepTogether && full.block > start.block && this.fits(heights)) {
      row = 0;
    } else if (row > 0 && row <= head) {
      row = 0;
    } else if (row > 0 && !rowsStandAlone) {
      if (heights.length - row < ALONE) row = heights.length - ALONE;
      if (row < ALONE) row = 0;
    }
    let end: Place = { block: full.block, row };
    while (end.row === 0 && isBefore(start, end) && this.keepsWithNext(start, end.block - 1)) {
      end = { block: end.block - 1, row: 0 };
    }
    return isBefore(start, end) ? end : full;
  }

  private fits(heights: readonly number[]): boolean {
    let sum = 0;
    for (const height of heights) sum += height;
    return sum <= this.options.height;
  }

  private keepsWithNext(start: Place, block: number): boolean {
    return block >= start.block && this.rows(block).keepWithNext === true;
  }
}

function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.row < b.row);
}
