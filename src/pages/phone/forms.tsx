/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import { limits } from '../../contract/index.ts';
import type { Frame } from './frame.ts';
import { TitleText } from './titleText.tsx';

/** Looks for words in everything that the region can see. */
export function SearchForm({ frame, words }: { frame: Frame; words?: string }): VNode {
  return (
    <form class="ask" action="/search" method="get" role="search">
      <label for="q">找一找</label>
      <div class="line">
        <input
          id="q"
          name="q"
          type="search"
          value={words}
          maxLength={limits.queryMax}
          required
          autocomplete="off"
          enterkeyhint="search"
          placeholder="比如：工钱"
        />
        {frame.region ? <input type="hidden" name="region" value={frame.region} /> : null}
        <button type="submit">搜索</button>
      </div>
    </form>
  );
}

/** For who cannot scan: the letters and digits that the television shows under its symbol. */
export function CodeForm({ code }: { code?: string }): VNode {
  return (
    <form class="ask code" action="/s" method="get">
      <label for="code">
        <TitleText text="接着电视看：输入电视上的字母数字" />
      </label>
      <div class="line">
        <input
          id="code"
          name="code"
          type="text"
          value={code}
          maxLength={24}
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="go"
          placeholder="例如 7K3M 9QXW"
        />
        <button type="submit">打开</button>
      </div>
    </form>
  );
}
