import type { Block } from '../../contract/index.ts';

/** Characters after which a part ends: about 10 KB of gzip, so a page stays under its 20 KB. */
const partLength = 7000;

function lengthOf(block: Block): number {
  switch (block.kind) {
    case 'list':
      return block.items.reduce((sum, item) => sum + item.length, 0);
    case 'table':
      return [block.header, ...block.rows].reduce((sum, row) => sum + row.join('').length, 0);
    default:
      return block.text.length;
  }
}

/**
 * A long body cut into parts that load one at a time, at headings where there is one near.
 * Every block is in exactly one part, in its order; there is always at least one part.
 */
export function divide(body: readonly Block[], most = partLength): Block[][] {
  const parts: Block[][] = [];
  let part: Block[] = [];
  let length = 0;
  for (const block of body) {
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
export function partOf(parts: readonly Block[][], block: string | undefined): number {
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
