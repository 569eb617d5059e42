/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item } from '../../contract/index.ts';
import { anchor } from './blocks.tsx';
import { address, type Frame } from './frame.ts';
import type { Chapter } from './parts.ts';

interface PartProps {
  frame: Frame;
  item: Item;
  /** The part being read, from 0. */
  here: number;
}

/** The headings of all parts, folded away. */
export function Contents({ frame, item, list, here }: PartProps & { list: Chapter[] }): VNode | null {
  if (!list.length) return null;
  const pageOf = (part: number): string => (part === here ? '' : partAddress(frame, item, part));
  return (
    <details class="fold">
      <summary>目录</summary>
      <div class="contents">
        {list.map(({ id, text, level, part }) => (
          <a class={`l${level}`} href={`${pageOf(part)}#${anchor(id)}`}>
            {text}
          </a>
        ))}
      </div>
    </details>
  );
}

function partAddress(frame: Frame, item: Item, index: number): string {
  return address(frame, `/items/${item.id}`, { part: index + 1 });
}

/** To the part before and the one after. */
export function PartSteps({ frame, item, here, count }: PartProps & { count: number }): VNode {
  return (
    <>
      <p class="meta">
        全文共 {count} 部分，这是第 {here + 1} 部分
      </p>
      <nav class="steps" aria-label="翻页">
        {here > 0 ? (
          <a rel="prev" href={partAddress(frame, item, here - 1)}>
            上一部分
          </a>
        ) : null}
        {here < count - 1 ? (
          <a class="key" rel="next" href={partAddress(frame, item, here + 1)}>
            下一部分
          </a>
        ) : null}
      </nav>
    </>
  );
}
