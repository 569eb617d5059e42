import { limits, type Block, type Term } from '../../contract/index.ts';
import { termSpansOf } from '../../text/termSpans.ts';

/**
 * The terms whose word, or one of whose other spellings, occurs in a text: in the order of their
 * first occurrence, at most `limits.termsMax`. Words quoted from a law are passed over.
 */
export type TermFinder = (body: Block[]) => Term[];

/** Made once for a glossary. */
export function createFinder(terms: Term[]): TermFinder {
  const spansIn = termSpansOf(terms);
  return (body) => {
    const found = new Set<Term>();
    for (const text of body.flatMap(readableTexts)) {
      for (const { term } of spansIn(text)) {
        found.add(terms[term] as Term);
        if (found.size === limits.termsMax) return [...found];
      }
    }
    return [...found];
  };
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
