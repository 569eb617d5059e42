import type { Block, Term } from '../../contract/index.ts';
import { wholeWordsOf, type IsWord } from '../../text/wholeWords.ts';

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
  // A longer term before the shorter one in it: 连带责任保证 before 保证.
  let open = [...terms].sort((a, b) => b.word.length - a.word.length);
  for (const [key, text] of blocks.flatMap(textsOf)) {
    if (open.length === 0) break;
    const taken: TermPlace[] = [];
    const isWord = wholeWordsOf(text);
    for (const term of open) {
      const place = firstPlace(text, term, taken, isWord);
      if (place) taken.push(place);
    }
    if (taken.length === 0) continue;
    places.set(key, taken.sort((a, b) => a.start - b.start));
    open = open.filter((term) => !taken.some((place) => place.term === term));
  }
  return places;
}

function firstPlace(text: string, term: Term, taken: readonly TermPlace[], isWord: IsWord): TermPlace | undefined {
  let best: TermPlace | undefined;
  for (const spelling of [term.word, ...term.also]) {
    for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
      const end = start + spelling.length;
      const free = taken.every((place) => place.end <= start || end <= place.start);
      if (!free || (best && start >= best.start) || !isWord(start, end)) continue;
      best = { term, start, end };
      break;
    }
  }
  return best;
}

/** The terms that have a place, in the glossary's spelling, each once and in the order of the text. */
export function termsFound(places: TermPlaces): Term[] {
  return [...places.values()].flat().map(({ term }) => term);
}
