/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item } from '../../contract/index.ts';
import { address, type Frame } from './frame.ts';
import { clockText } from './words.ts';

/** A line of what is said, and the second at which it begins. */
export interface Line {
  second: number;
  text: string;
}

/** Characters shown at once: a lecture of ten minutes; a film is read stretch by stretch. */
const stretchLength = 2400;

/** The lines cut into stretches, each of about one page. */
export function stretches(lines: readonly Line[], most = stretchLength): Line[][] {
  const all: Line[][] = [];
  let length = most;
  for (const line of lines) {
    length += line.text.length + 8;
    if (length > most) {
      all.push([]);
      length = line.text.length + 8;
    }
    all.at(-1)?.push(line);
  }
  return all;
}

export interface TranscriptProps {
  frame: Frame;
  item: Item;
  lines: Line[];
  /** Where the reader begins; the stretch that holds it is shown. */
  second: number | undefined;
  /** True for who came for the words; else the film comes first. */
  open: boolean;
}

/** What is said, to be read; a line leads to where it is said. */
export function Transcript({ frame, item, lines, second = 0, open }: TranscriptProps): VNode {
  const all = stretches(lines);
  const begun = all.filter((stretch) => (stretch[0]?.second ?? 0) <= second).length;
  const here = Math.max(0, begun - 1);
  const toSecond = (at: number) => address(frame, `/items/${item.id}`, { t: at || undefined });
  const toStretch = (index: number) => `${toSecond(all[index]?.[0]?.second ?? 0)}#said`;
  return (
    <details id="said" class="fold said" open={open}>
      <summary>讲了什么，看字</summary>
      <p class="meta">点一行，就从那里放。</p>
      {here > 0 ? (
        <a class="wide-button" href={toStretch(here - 1)}>
          前面讲的
        </a>
      ) : null}
      <ol>
        {(all[here] ?? []).map((line) => (
          <li>
            <a href={toSecond(line.second)} data-at={line.second}>
              <span>{clockText(line.second)}</span> {line.text}
            </a>
          </li>
        ))}
      </ol>
      {here < all.length - 1 ? (
        <a class="wide-button" href={toStretch(here + 1)}>
          后面讲的
        </a>
      ) : null}
    </details>
  );
}
