import { insideWords } from './words.ts';

/** Whether what stands from `start` up to `end` of a text is a word there. */
export type IsWord = (start: number, end: number) => boolean;

/** What is used of the engine's own dictionary; boxes before 2020 have none. */
interface Segmenter {
  segment(text: string): Iterable<{ index: number }>;
}
type SegmenterClass = new (locale: string, options: { granularity: 'word' }) => Segmenter;

let own: Segmenter | undefined;

/**
 * Tells 定金 from the middle of 固定金额: what cuts a word of everyday language on both sides is no word.
 * One side alone says nothing, since no dictionary knows every legal term. The text is cut into words once,
 * and only when it is asked; by our own short list of words where the engine has no dictionary.
 */
export function wholeWordsOf(text: string, dictionary = ownDictionary()): IsWord {
  let cuts: ((at: number) => boolean) | undefined;
  return (start, end) => {
    cuts = cuts ?? (dictionary === 'none' ? insideOf(text) : cutsOf(text, dictionary));
    return !cuts(start) || !cuts(end);
  };
}

function ownDictionary(): Segmenter | 'none' {
  const { Segmenter: Dictionary } = (typeof Intl === 'undefined' ? {} : Intl) as { Segmenter?: SegmenterClass };
  if (Dictionary) own = own ?? new Dictionary('zh', { granularity: 'word' });
  return own ?? 'none';
}

function cutsOf(text: string, dictionary: Segmenter): (at: number) => boolean {
  const edges: Record<number, true> = { [text.length]: true };
  for (const { index } of dictionary.segment(text)) edges[index] = true;
  return (at) => edges[at] !== true;
}

function insideOf(text: string): (at: number) => boolean {
  const inside = insideWords(text);
  return (at) => inside[at] === true;
}
