import type { LooseBlock, LooseCell } from './loose.ts';

const bullet = /^[·•●○◦▪■□◆◇§¨©Øüoû\-–—*]$/u;
const numbered = /^[（(]?(\d{1,3})[.．、)）]?$/;

/** 第一条 村民…, but （三）其他 */
const marked = (marker: string, text: string) => (/[\p{L}\p{N}]$/u.test(marker) ? `${marker} ${text}` : marker + text);

/** A text as it runs from block to block: of a page, or of one cell of a table. */
export class Flow {
  readonly blocks: LooseBlock[] = [];
  private text: string[] = [];
  private kind: { kind: 'paragraph' } | { kind: 'heading'; level: number } = { kind: 'paragraph' };
  /** Lists that are open, inner ones last; their items stand in one list of ours. */
  private readonly lists: { ordered: boolean }[] = [];
  private list: { kind: 'list'; ordered: boolean; items: string[] } | undefined;
  private inItem = false;
  /** What Word wrote before a paragraph of a list: ·, 1., 一、 */
  private marker = '';

  add(text: string): void {
    this.text.push(text);
  }

  addMarker(text: string): void {
    this.marker += text;
  }

  /** Begins a heading; it ends with the next break. */
  heading(level: number): void {
    this.break();
    this.kind = { kind: 'heading', level };
  }

  openList(ordered: boolean): void {
    this.break();
    if (this.lists.length === 0) this.list = undefined;
    this.lists.push({ ordered });
  }

  closeList(): void {
    this.break();
    this.lists.pop();
    if (this.lists.length === 0) this.list = undefined;
  }

  item(): void {
    this.break();
    this.inItem = true;
  }

  /** Ends a heading or an item, with words or without. */
  endItem(): void {
    this.break();
    this.kind = { kind: 'paragraph' };
    this.inItem = false;
  }

  /** Ends what was written until now. */
  break(): void {
    const text = this.text.join('');
    const marker = this.marker.replace(/\s+/g, '');
    const { kind, inItem } = this;
    this.text = [];
    this.marker = '';
    // The words of a heading or an item may stand in blocks of their own within it.
    if (text.trim() === '') return;
    this.kind = { kind: 'paragraph' };
    this.inItem = false;
    const within = this.lists.at(-1);
    if (kind.kind === 'heading') this.pushAll([{ ...kind, text: marked(marker, text) }]);
    else if (within !== undefined) this.toList(within.ordered, text, !inItem);
    else if (marker !== '') this.marked(marker, text);
    else this.pushAll([{ kind: 'paragraph', text }]);
  }

  /** A table, or blocks that were found in one. */
  pushAll(blocks: readonly LooseBlock[]): void {
    this.list = undefined;
    for (const block of blocks) this.blocks.push(block);
  }

  /** All words in one, as a cell of a table holds them. */
  words(): string {
    return this.blocks
      .flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'table' ? [] : [block.text]))
      .join('\n');
  }

  private toList(ordered: boolean, text: string, goesOn: boolean): void {
    const list = this.list ?? { kind: 'list', ordered, items: [] as string[] };
    if (this.list === undefined) {
      this.blocks.push(list);
      this.list = list;
    }
    // A second paragraph of an item belongs to it.
    if (goesOn && list.items.length > 0) list.items[list.items.length - 1] += `\n${text}`;
    else list.items.push(text);
  }

  /** A list of Word's that is none in HTML. What is counted otherwise than 1, 2, 3 keeps its own words: 第一条. */
  private marked(marker: string, text: string): void {
    const number = numbered.exec(marker)?.[1];
    const isBullet = bullet.test(marker);
    const previous = this.list;
    if (isBullet) {
      if (previous?.ordered !== false) this.list = undefined;
      return this.toList(false, text, false);
    }
    const expected = previous?.ordered === true ? previous.items.length + 1 : 1;
    if (number !== undefined && Number(number) === expected) {
      if (previous?.ordered !== true) this.list = undefined;
      return this.toList(true, text, false);
    }
    this.pushAll([{ kind: 'paragraph', text: marked(marker, text) }]);
  }
}

/** A table that is being read. */
export class OpenTable {
  readonly rows: LooseCell[][] = [];
  /** Tables that stood in its cells, and all there was in them. */
  private readonly inner: LooseBlock[] = [];
  private readonly all: LooseBlock[] = [];
  private head = false;

  setHead(head: boolean): void {
    this.head = head;
  }

  row(): void {
    this.rows.push([]);
  }

  cell(flow: Flow, { columns, rows, head }: { columns: number; rows: number; head: boolean }): void {
    if (this.rows.length === 0) this.row();
    this.rows.at(-1)!.push({ text: flow.words(), columns, rows, head: head || this.head });
    for (const block of flow.blocks) {
      this.all.push(block);
      if (block.kind === 'table') this.inner.push(block);
    }
  }

  /** As blocks. One that only lays out a page is no table: its cells follow one another. */
  blocks(): LooseBlock[] {
    const isLayout = this.rows.every((row) => row.length <= 1) || (this.inner.length > 0 && this.rows.length === 1);
    if (isLayout) return this.all;
    return [{ kind: 'table', rows: this.rows.filter((row) => row.length > 0) }, ...this.inner];
  }
}
