/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import { limits, type Marked, type SearchHit } from '../../contract/index.ts';
import { CardLink } from './cards.tsx';
import { CodeForm, SearchForm } from './forms.tsx';
import { address, type Frame } from './frame.ts';
import { Page } from './page.tsx';

export interface SearchPageProps {
  frame: Frame;
  /** What was asked; empty before the first question. */
  words: string;
  hits: SearchHit[];
  /** Said instead of results when the question could not be taken. */
  problem?: string;
}

/** What was found, with the words that matched marked. */
export function SearchPage({ frame, words, hits, problem }: SearchPageProps): VNode {
  return (
    <Page frame={frame} title={words ? `搜索：${words}` : '搜索'}>
      <h1>搜索</h1>
      <SearchForm frame={frame} words={words} />
      {words && !problem ? (
        <p class="meta">{foundWords(words, hits.length)}</p>
      ) : null}
      {hits.map((hit) => (
        <CardLink frame={frame} item={hit.item} showColumn at={hit.excerpt?.block}>
          <b>
            <MarkedText marked={hit.title} />
          </b>
          {hit.excerpt ? (
            <span class="sum">
              <MarkedText marked={hit.excerpt} />
            </span>
          ) : null}
        </CardLink>
      ))}
      {problem ? <p class="say">{problem}</p> : null}
      {words && !hits.length ? <Suggestions frame={frame} /> : null}
      <CodeForm />
    </Page>
  );
}

function foundWords(words: string, count: number): string {
  if (!count) return `没有找到“${words}”`;
  return count < limits.listDefault ? `找到 ${count} 条` : `最合适的 ${count} 条`;
}

function Suggestions({ frame }: { frame: Frame }): VNode {
  return (
    <section>
      <p class="say">换个短一点的说法试试，或者到栏目里看看。</p>
      <div class="choices">
        {frame.columns.map((column) => (
          <a href={address(frame, `/columns/${column.id}`)}>{column.name}</a>
        ))}
      </div>
    </section>
  );
}

/** Text with its matching places in mark elements; marks that do not fit the text are left out. */
export function MarkedText({ marked: { text, marks } }: { marked: Marked }): VNode {
  const pieces: (VNode | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue;
    pieces.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>);
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
