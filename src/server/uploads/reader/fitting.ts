import { randomBytes } from 'node:crypto';
import type { DraftBlock } from '../../../contract/admin/index.ts';
import { seen, type Loose, type LooseBlock } from './loose.ts';
import { plainTable } from './tables.ts';

/** As the contract has them. */
const most = { blocks: 500, heading: 200, paragraph: 20_000, items: 500, item: 4_000, rows: 2_000, header: 200, cell: 2_000 };

const newKey = () => randomBytes(8).toString('hex').slice(0, 12);

/** What was found as blocks of a draft, whatever its size: what is too long goes on in another block. */
export function draftBlocks({ blocks, notes }: Loose): { blocks: DraftBlock[]; notes: string[] } {
  const said = new Set(notes);
  const highest = blocks.reduce((level, block) => (block.kind === 'heading' ? Math.min(level, block.level) : level), 6);
  const made: DraftBlock[] = [];
  for (const block of blocks) {
    if (made.length > most.blocks) break;
    made.push(...fitted(block, highest, said));
  }
  if (made.length > most.blocks) said.add(`内容太长，只取了前 ${most.blocks} 段`);
  return { blocks: made.slice(0, most.blocks), notes: [...said] };
}

function fitted(block: LooseBlock, highest: number, notes: Set<string>): DraftBlock[] {
  switch (block.kind) {
    case 'heading': {
      const text = seen(block.text).replaceAll('\n', ' ');
      if (text.length > most.heading) return paragraphs(text);
      // The title of the whole stands above: the highest found is the second level.
      const level = Math.min(4, block.level - highest + 2);
      return text === '' ? [] : [{ key: newKey(), kind: 'heading', level, text }];
    }
    case 'paragraph':
      return paragraphs(seen(block.text));
    case 'list': {
      const items = block.items.map(seen).filter((item) => item !== '').flatMap((item) => pieces(item, most.item));
      return inGroups(items, most.items).map((group) => ({ key: newKey(), kind: 'list', ordered: block.ordered, items: group }));
    }
    case 'table':
      return tables(block.rows, notes);
  }
}

const paragraphs = (text: string): DraftBlock[] =>
  text === '' ? [] : pieces(text, most.paragraph).map((piece) => ({ key: newKey(), kind: 'paragraph', text: piece }));

function tables(rows: Extract<LooseBlock, { kind: 'table' }>['rows'], notes: Set<string>): DraftBlock[] {
  const table = plainTable(rows.map((row) => row.map((cell) => ({ ...cell, text: seen(cell.text) }))));
  if (table === undefined) return [];
  if (table.cut) notes.add('表格的栏数太多，只取了前 30 栏');
  const above = table.above.flatMap(paragraphs);
  // One column is no table.
  if (table.header.length === 1) return [...above, ...[table.header, ...table.rows].flatMap(([text = '']) => paragraphs(text))];
  const short = (text: string, length: number) => {
    if (text.length <= length) return text;
    notes.add(`表格里有的格子超过 ${length} 个字，多出的没有带过来`);
    return text.slice(0, length - 1).toWellFormed().replace(/\ufffd$/, '') + '…';
  };
  const header = table.header.map((text) => short(text.replaceAll('\n', ' '), most.header));
  const groups = inGroups(table.rows.map((row) => row.map((text) => short(text, most.cell))), most.rows);
  return [...above, ...(groups.length === 0 ? [[]] : groups).map((group): DraftBlock => ({ key: newKey(), kind: 'table', header, rows: group }))];
}

function inGroups<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** Cuts a long text at its lines or sentences where that is possible, never in a character. */
function pieces(text: string, size: number): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > size) {
    const part = text.slice(from, from + size);
    const end = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('。')) + 1;
    const isHalf = /[\ud800-\udbff]$/.test(part);
    const length = end > size / 2 ? end : isHalf ? size - 1 : size;
    found.push(text.slice(from, from + length));
    from += length;
  }
  found.push(text.slice(from));
  return found.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
