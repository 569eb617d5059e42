import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { widthOf } from '../paint/text.ts';
import { Menu, menuWidths, type MenuEntry } from '../parts/Menu.ts';
import type { Reader } from '../reader/Reader.ts';
import type { Theme } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { keepAside } from './keepAside.ts';

export interface MenuActs {
  /** A picture of the page, by its place on it. */
  zoom(index: number): void;
  /** A word of the page, by its place on it. */
  explain(index: number): void;
  again(): void;
  close(): void;
}

/** What OK offers on a page of a text: its pictures and words first, then what goes for the whole text. */
export function storyMenu(
  stage: Stage, tv: Tv, item: ReadItem, reader: Reader, handoff: Handoff | undefined, acts: MenuActs,
): Menu {
  const pictures = reader.pictures.map((_, i, all): MenuEntry => ({
    key: `zoom-${i + 1}`, words: all.length > 1 ? `放大看第 ${i + 1} 张图` : '放大看图', open: () => acts.zoom(i),
  }));
  const words = reader.marks.map(({ term }, i): MenuEntry => ({
    key: `word-${i + 1}`, words: wordEntry(term.word, tv.theme), open: () => acts.explain(i),
  }));
  const isKept = tv.favourites.has(item.id);
  const whole: MenuEntry[] = [
    { key: 'size', words: '换字号', open: () => tv.nextTextSize() },
    { key: 'favourite', words: isKept ? '取消收藏' : '收藏', open: () => keepAside(tv, item) },
    { key: 'again', words: '从头看', open: () => acts.again() },
  ];
  if (handoff) whole.unshift({ key: 'scan', words: '扫码', open: () => tv.scan(handoff) });
  const closing = (entries: MenuEntry[]) => entries.map(({ open, ...entry }) => ({
    ...entry,
    open: () => {
      acts.close();
      open();
    },
  }));
  return new Menu(stage, tv, '要做什么？', [closing([...pictures, ...words]), closing(whole)]);
}

/** 什么叫“违约金”, or the word alone where it is long. */
function wordEntry(word: string, { metrics }: Theme): string {
  const whole = `什么叫“${word}”`;
  return widthOf(whole, metrics.card.title, 'bold') <= menuWidths[0] - 24 ? whole : `“${word}”`;
}
