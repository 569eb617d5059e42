import type { Block, Picture } from '../../contract/index.ts';
import { blockIds } from '../../qr/blockIds.ts';

/** A piece of a body, before it has an id and before its picture is looked for. */
export type Part =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: string[] }
  | { kind: 'table'; header: string[]; rows: string[][] }
  | { kind: 'picture'; alt: string; file: string }
  | { kind: 'law'; text: string; law: string; article: string };

/** Gives each part its id and its plain text; `pictures` holds one for every picture part's file. */
export function blocksOf(parts: Part[], pictures: Map<string, Omit<Picture, 'alt'>>): Block[] {
  const blocks = parts.map((part) => blockOf(part, pictures));
  const ids = blockIds(blocks);
  return blocks.map((block, index) => ({ ...block, id: ids[index] ?? '' }));
}

type WithoutId<B> = B extends Block ? Omit<B, 'id'> : never;

function blockOf(part: Part, pictures: Map<string, Omit<Picture, 'alt'>>): WithoutId<Block> {
  switch (part.kind) {
    case 'list':
      return { ...part, text: listText(part.items, part.ordered, part.start) };
    case 'table':
      return { ...part, text: [part.header, ...part.rows].map((row) => row.join('，')).join('\n') };
    case 'picture': {
      const found = pictures.get(part.file);
      if (!found) throw new Error(`the picture ${part.file} was not taken before its body`);
      return { kind: 'picture', text: part.alt, picture: { ...found, alt: part.alt } };
    }
    default:
      return part;
  }
}

/** The words of a part as a reader counts them. */
export function wordsOf(part: Part): string {
  if (part.kind === 'list') return part.items.join('');
  if (part.kind === 'table') return [part.header, ...part.rows].flat().join('');
  return part.kind === 'picture' ? part.alt : part.text;
}

function listText(items: string[], ordered: boolean, start: number): string {
  return items.map((item, index) => (ordered ? `${start + index}. ${item}` : `· ${item}`)).join('\n');
}
