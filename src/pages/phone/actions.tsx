/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item } from '../../contract/index.ts';
import { address, type Frame } from './frame.ts';

/** What a reader does after reading: asks somebody, passes it on, prints it for the wall. */
export function Actions({ frame, item }: { frame: Frame; item: Item }): VNode {
  return (
    <div class="actions">
      <a class="wide-button key" href={address(frame, '/contacts')}>
        有疑问？找人问一问
      </a>
      {/* The script shows this one, and the words that tell what came of it. */}
      <button class="wide-button" type="button" data-share={item.title} hidden>
        转给家人看
      </button>
      <p class="told" role="status" data-told hidden />
      {item.disclosure ? (
        <a class="wide-button quiet" href={printAddress(item)}>
          打印出来，贴在公示栏
        </a>
      ) : null}
    </div>
  );
}

/** The sheet of paper, the same for every reader. */
function printAddress(item: Pick<Item, 'id'>): string {
  return `/items/${item.id}/print`;
}
