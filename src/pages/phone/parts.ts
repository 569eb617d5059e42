import type { Block } from '../../contract/index.ts';

/** Characters after which a part ends: 7 to 9.5 KB of gzip, so a page stays under its 20 KB with all else. */
const partLength = 4700;
/** What the markup of one more cell, entry or block costs, in characters of text. */
const markup = 1.5;

/** Rows of a table that goes on elsewhere, counted from 1. */
export interface TableRange {
  from: number;
  to: number;
  of: number;
}

/** A block, or as much of one as a part takes. Pieces of one block carry its id. */
export type Piece = Block & { range?: TableRange };

function rowLength(row: readonly string[]): number {
  return row.reduce((sum, cell) => sum + cell.length + markup, 0);
}

function lengthOf(block: Block): number {
  switch (block.kind) {
    case 'list':
      return rowLength(block.items);
    case 'table':
      return [block.header, ...block.rows].reduce((sum, row) => sum + rowLength(row), 0);
    default:
      return block.text.length + markup;
  }
}

/** Groups in order, none longer than `most` unless a single entry is. */
function grouped<T>(entries: readonly T[], length: (entry: T) => number, most: number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const entry of entries) {
    room -= length(entry);
    const group = groups.at(-1);
    if (group && room >= 0) group.push(entry);
    else {
      groups.push([entry]);
      room = most - length(entry);
    }
  }
  return groups;
}

/** A block longer than a part, cut: a table between rows with its header again, a text between sentences. */
function pieces(block: Block, most: number): Piece[] {
  if (lengthOf(block) <= most) return [block];
  let done = 0;
  switch (block.kind) {
    case 'table':
      return grouped(block.rows, rowLength, most - rowLength(block.header)).map((rows) => {
        const range = { from: done + 1, to: (done += rows.length), of: block.rows.length };
        return { ...block, rows, range };
      });
    case 'list':
      return grouped(block.items, (item) => item.length + markup, most).map((items) => {
        const start = block.start + done;
        done += items.length;
        return { ...block, items, start };
      });
    case 'paragraph':
    case 'law': {
      const sentences = block.text.match(/[^。！？；\n]{0,2000}[。！？；\n]?/g) ?? [];
      return grouped(sentences, (sentence) => sentence.length, most).map((group) => ({
        ...block,
        text: group.join(''),
      }));
    }
    default:
      return [block];
  }
}

/**
 * A long body cut into parts that load one at a time, at headings where there is one near.
 * Every block is in exactly one part, in its order, except those longer than a part: they go on
 * in the next ones. There is always at least one part.
 */
export function divide(body: readonly Block[], most = partLength): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let length = 0;
  for (const block of body.flatMap((each) => pieces(each, most))) {
    const size = lengthOf(block);
    const chapter = block.kind === 'heading' && length > most * 0.6;
    if (part.length > 0 && (chapter || length + size > most)) {
      const carried = trailingHeadings(part);
      parts.push(part.slice(0, part.length - carried.length));
      part = carried;
      length = 0;
    }
    part.push(block);
    length += size;
  }
  parts.push(part);
  return parts;
}

/** Headings at a part's end belong to what follows them. */
function trailingHeadings(part: readonly Block[]): Block[] {
  let from = part.length;
  while (from > 1 && part[from - 1]?.kind === 'heading') from -= 1;
  return part.slice(from);
}

/** Index of the part that holds the block; 0 when none does. */
export function partOf(parts: readonly Piece[][], block: string | undefined): number {
  return Math.max(0, parts.findIndex((part) => part.some(({ id }) => id === block)));
}

/** One line of the table of contents. */
export interface Chapter {
  id: string;
  text: string;
  level: number;
  part: number;
}

/** Headings with their parts, leaving out the deeper levels while there are too many to look through. */
export function chapters(parts: readonly Block[][], most = 40): Chapter[] {
  const all = parts.flatMap((part, index) =>
    part.flatMap((block) =>
      block.kind === 'heading' ? [{ id: block.id, text: block.text, level: block.level, part: index }] : [],
    ),
  );
  for (const deepest of [4, 3]) {
    const shown = all.filter(({ level }) => level <= deepest);
    if (shown.length <= most) return shown;
  }
  return all.filter(({ level }) => level === 2);
}
