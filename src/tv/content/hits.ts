import type { Marked, SearchHit } from '../../contract/index.ts';
import { ProblemError } from './problems.ts';
import { isCard } from './read.ts';

/** The hits of an answer; what is broken, or of a kind that came later, is left out. Throws ProblemError. */
export function readHits(value: unknown): SearchHit[] {
  const items = (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) throw new ProblemError({ kind: 'rubbish' });
  return (items as unknown[]).filter(isHit);
}

function isHit(value: unknown): value is SearchHit {
  const hit = value as Partial<SearchHit> | null;
  return typeof hit === 'object' && hit !== null && isCard(hit.item) && isMarked(hit.title);
}

/** Marks in order and inside the text: what draws them relies on it. */
function isMarked(value: unknown): value is Marked {
  const { text, marks } = (value ?? {}) as Partial<Marked>;
  if (typeof text !== 'string' || !Array.isArray(marks)) return false;
  let before = 0;
  return marks.every((mark: unknown) => {
    if (!Array.isArray(mark)) return false;
    const [start, end] = mark as unknown[];
    if (typeof start !== 'number' || typeof end !== 'number') return false;
    const fits = start >= before && end > start && end <= text.length;
    before = end;
    return fits;
  });
}
