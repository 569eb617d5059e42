/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Term } from '../../contract/index.ts';
import { address, type Frame } from './frame.ts';
import { Page } from './page.tsx';
import { letterOf, TermEntry } from './termText.tsx';

/** Terms that begin with one letter. */
interface LetterGroup {
  letter: string;
  terms: Term[];
}

/** Characters of a page: with its links to all terms it stays under 20 KB. */
const pageLength = 4500;

/** The glossary by letters, in the order given. */
function byLetter(terms: readonly Term[]): LetterGroup[] {
  const groups: LetterGroup[] = [];
  for (const term of terms) {
    const letter = letterOf(term.word);
    const group = groups.find((each) => each.letter === letter);
    if (group) group.terms.push(term);
    else groups.push({ letter, terms: [term] });
  }
  return groups.sort((a, b) => a.letter.localeCompare(b.letter));
}

/** Neighbouring letters that make a page together. */
function glossaryPages(groups: readonly LetterGroup[], most = pageLength): LetterGroup[][] {
  const pages: LetterGroup[][] = [];
  let length = most;
  for (const group of groups) {
    const size = group.terms.reduce((sum, term) => sum + lengthOf(term), 0);
    length += size;
    if (length > most) {
      pages.push([]);
      length = size;
    }
    pages.at(-1)?.push(group);
  }
  return pages;
}

function lengthOf({ word, also, plain, example = '', law = '' }: Term): number {
  return [word, ...also, plain, example, law].join('').length + 20;
}

export interface GlossaryPageProps {
  frame: Frame;
  terms: Term[];
  /** A to Z; the page that holds it is shown. */
  letter: string | undefined;
}

/** Legal words in plain ones. */
export function GlossaryPage({ frame, terms, letter }: GlossaryPageProps): VNode {
  const groups = byLetter(terms);
  const pages = glossaryPages(groups);
  const here = Math.max(0, pages.findIndex((page) => page.some((group) => group.letter === letter)));
  const shown = pages[here] ?? [];
  const pageAddress = (first: string | undefined) => address(frame, '/glossary', { letter: first });
  const to = (group: LetterGroup) =>
    `${shown.includes(group) ? '' : pageAddress(group.letter)}#${anchorOf(group.letter)}`;
  return (
    <Page
      frame={frame}
      title="法律词，说成白话"
      description="违约金、连带责任、诉讼时效……法律里难懂的词，用家常话讲明白。"
      canonical={here ? `/glossary?letter=${shown[0]?.letter}` : '/glossary'}
    >
      <h1>法律词，说成白话</h1>
      {terms.length ? <p class="meta">共 {terms.length} 个词。按拼音的第一个字母找：</p> : null}
      <nav class="letters" aria-label="按拼音找">
        {groups.map((group) => (
          <a href={to(group)}>{group.letter}</a>
        ))}
      </nav>
      {shown.map((group) => (
        <section class="glossary" id={anchorOf(group.letter)}>
          <h2>{group.letter}</h2>
          <dl>
            {group.terms.map((term) => (
              <TermEntry term={term} />
            ))}
          </dl>
        </section>
      ))}
      {terms.length ? null : <p class="say">词语还没有收进来，过几天再来看看。</p>}
      <nav class="steps" aria-label="翻页">
        {here > 0 ? (
          <a rel="prev" href={pageAddress(pages[here - 1]?.[0]?.letter)}>
            前面：{lettersOf(pages[here - 1])}
          </a>
        ) : null}
        {here < pages.length - 1 ? (
          <a class="key" rel="next" href={pageAddress(pages[here + 1]?.[0]?.letter)}>
            后面：{lettersOf(pages[here + 1])}
          </a>
        ) : null}
      </nav>
    </Page>
  );
}

const anchorOf = (letter: string) => (letter === '#' ? 'other' : letter);

/** B～D. */
function lettersOf(page: readonly LetterGroup[] = []): string {
  const [first, last] = [page[0]?.letter ?? '', page.at(-1)?.letter ?? ''];
  return first === last ? first : `${first}～${last}`;
}
