/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Term } from '../../contract/index.ts';
import { reading } from '../../text/pinyin.ts';
import { address, type Frame } from './frame.ts';
import type { TermPlace } from './terms.ts';

/** Where a term stands in the glossary, and on an item's page. */
function termAnchor(word: string): string {
  return `w-${word}`;
}

/** The letter under which a term is listed; other signs come under #. */
export function letterOf(word: string): string {
  const letter = reading(word).charAt(0).toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : '#';
}

/** The term in the glossary. */
function termAddress(frame: Pick<Frame, 'region'>, word: string): string {
  const letter = letterOf(word);
  const page = address(frame, '/glossary', { letter: letter === '#' ? undefined : letter });
  return `${page}#${encodeURIComponent(termAnchor(word))}`;
}

export interface TermTextProps {
  frame: Pick<Frame, 'region'>;
  text: string;
  places: readonly TermPlace[] | undefined;
  /** Characters at the beginning that are shown elsewhere. */
  from?: number;
}

/** Text whose terms lead to what they mean; with the script that opens over the text. */
export function TermText({ frame, text, places = [], from = 0 }: TermTextProps): VNode {
  const pieces: (VNode | string)[] = [];
  let at = from;
  for (const { term, start, end } of places) {
    if (start < at) continue;
    pieces.push(
      text.slice(at, start),
      <a class="term" href={termAddress(frame, term.word)} data-term={termAnchor(term.word)}>
        {text.slice(start, end)}
      </a>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}

/** A term with its plain words. */
export function TermEntry({ term }: { term: Term }): VNode {
  return (
    <div class="entry" id={termAnchor(term.word)}>
      <dt>
        {term.word}
        {term.also.length ? <small>也叫{term.also.join('、')}</small> : null}
      </dt>
      <dd>
        <p>{term.plain}</p>
        {term.example ? <p class="example">比如：{term.example}</p> : null}
        {term.law ? <p class="law">{term.law}</p> : null}
      </dd>
    </div>
  );
}
