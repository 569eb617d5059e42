import type { Block, Term } from '../../contract/index.ts';
import { termSpansOf } from '../../text/termSpans.ts';

/** Where a term stands in a text. */
export interface TermPlace {
  term: Term;
  start: number;
  end: number;
}

/** Places by the text that holds them; see `textKey`. */
export type TermPlaces = ReadonlyMap<string, TermPlace[]>;

/** Names a text of a body: a block, or one entry of a list. */
export function textKey(block: string, entry?: number): string {
  return entry === undefined ? block : `${block}/${entry}`;
}

/** Running text of a block. Headings and tables stay plain; a law is quoted for its wording. */
function textsOf(block: Block): [key: string, text: string][] {
  switch (block.kind) {
    case 'heading':
    case 'table':
    case 'law':
    case 'picture':
      return [];
    case 'list':
      return block.items.map((entry, index) => [textKey(block.id, index), entry]);
    default:
      return [[textKey(block.id), block.text]];
  }
}

/** The first place of each term in the blocks: it is explained once, not at every turn. */
export function findTerms(blocks: readonly Block[], terms: readonly Term[] = []): TermPlaces {
  const places = new Map<string, TermPlace[]>();
  const spansIn = termSpansOf(terms);
  const explained = new Set<Term>();
  for (const [key, text] of blocks.flatMap(textsOf)) {
    if (explained.size === terms.length) break;
    const found: TermPlace[] = [];
    for (const { term: index, start, end } of spansIn(text)) {
      const term = terms[index] as Term;
      if (explained.has(term)) continue;
      explained.add(term);
      found.push({ term, start, end });
    }
    if (found.length > 0) places.set(key, found);
  }
  return places;
}

/** The terms that have a place, in the glossary's spelling, each once and in the order of the text. */
export function termsFound(places: TermPlaces): Term[] {
  return [...places.values()].flat().map(({ term }) => term);
}
