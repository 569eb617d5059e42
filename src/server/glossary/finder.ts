import { limits, type Block, type Term } from '../../contract/index.ts';
import { wholeWordsOf } from '../../text/wholeWords.ts';

/**
 * The terms whose word, or one of whose other spellings, occurs in a text: in the order of their
 * first occurrence, at most `limits.termsMax`. Words quoted from a law are passed over.
 */
export type TermFinder = (body: Block[]) => Term[];

/** Words by their characters, one a step. */
interface Step {
  next: Map<string, Step>;
  term: Term | undefined;
}

interface Match {
  from: number;
  to: number;
  term: Term;
}

/** Made once for a glossary; finding walks every character once, however many words there are. */
export function createFinder(terms: Term[]): TermFinder {
  const first = newStep();
  for (const term of terms) spell(first, term.word, term);
  // Another spelling never takes a word from the term that has it as its name.
  for (const term of terms) for (const word of term.also) spell(first, word, term);

  return (body) => {
    const found = new Set<Term>();
    for (const text of body.flatMap(readableTexts)) {
      for (const { term } of matchesIn(text, first)) {
        found.add(term);
        if (found.size === limits.termsMax) return [...found];
      }
    }
    return [...found];
  };
}

const newStep = (): Step => ({ next: new Map(), term: undefined });

function spell(first: Step, word: string, term: Term): void {
  let step = first;
  for (const character of word.split('')) {
    let next = step.next.get(character);
    if (next === undefined) step.next.set(character, (next = newStep()));
    step = next;
  }
  step.term ??= term;
}

function readableTexts(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return block.items;
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'law':
    case 'picture':
      return [];
    default:
      return [block.text];
  }
}

/** In their order; where two overlap the longer one stands, of equals the first. */
function matchesIn(text: string, first: Step): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < text.length; from += 1) {
    const match = longestAt(text, from, first);
    if (match) matches.push(match);
  }
  if (matches.length === 0) return matches;
  const isWord = wholeWordsOf(text);
  const taken = new Uint8Array(text.length);
  const standing: Match[] = [];
  for (const match of matches.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    // What stands already is as long or longer, so it would cover an end.
    if (taken[match.from] === 1 || taken[match.to - 1] === 1 || !isWord(match.from, match.to)) continue;
    taken.fill(1, match.from, match.to);
    standing.push(match);
  }
  return standing.sort((a, b) => a.from - b.from);
}

function longestAt(text: string, from: number, first: Step): Match | undefined {
  let longest: Match | undefined;
  let step = first.next.get(text.charAt(from));
  for (let to = from + 1; step !== undefined; to += 1) {
    if (step.term !== undefined) longest = { from, to, term: step.term };
    step = step.next.get(text.charAt(to));
  }
  return longest;
}
