import { wholeWordsOf } from './wholeWords.ts';

/** Where a term stands in a text: `text.slice(start, end)`. `term` is its place among the terms. */
export interface TermSpan {
  term: number;
  start: number;
  end: number;
}

/** A legal word with its other spellings. */
interface Spelled {
  word: string;
  also: readonly string[];
}

/**
 * Finds terms in texts, in their order there. Where two overlap the longer one stands, of equals the first;
 * what cuts everyday words on both sides is none. Another spelling never takes a word from the term that has
 * it as its name. The terms that are found in a text, looked for alone, are found in the same places: what
 * the server names is what a screen marks.
 */
export function termSpansOf(terms: readonly Spelled[]): (text: string) => TermSpan[] {
  const byFirst: Record<string, { words: string; term: number }[]> = {};
  const spell = (words: string, term: number) => {
    const first = words.charAt(0);
    const known = (byFirst[first] = byFirst[first] ?? []);
    if (known.every((one) => one.words !== words)) known.push({ words, term });
  };
  terms.forEach(({ word }, term) => spell(word, term));
  terms.forEach(({ also }, term) => also.forEach((words) => spell(words, term)));

  return (text) => {
    const met: TermSpan[] = [];
    for (let start = 0; start < text.length; start++) {
      (byFirst[text.charAt(start)] ?? []).forEach(({ words, term }) => {
        const end = start + words.length;
        if (text.slice(start, end) === words) met.push({ term, start, end });
      });
    }
    met.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
    const isWord = wholeWordsOf(text);
    const taken: Record<number, true> = {};
    return met.filter(({ start, end }) => {
      // What stands already is as long or longer, so it would cover an end.
      if (taken[start] || taken[end - 1] || !isWord(start, end)) return false;
      for (let at = start; at < end; at++) taken[at] = true;
      return true;
    }).sort((one, other) => one.start - other.start);
  };
}
