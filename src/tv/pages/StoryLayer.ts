import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { Part } from '../parts/Part.ts';
import { PhotoZoom } from '../parts/PhotoZoom.ts';
import { WordPanel } from '../parts/WordPanel.ts';
import type { Reader } from '../reader/Reader.ts';
import type { Handoff, Tv } from '../tv.ts';
import { storyMenu } from './StoryMenu.ts';

/** What lies over a page of a text: its menu, a word, a picture; one at a time. */
export class StoryLayer extends Part {
  declare private reader: Reader;
  /** What is open; it takes the focus. */
  declare top: Part | undefined;
  /** Told when something was opened or closed. */
  declare changed: () => void;

  constructor(stage: Stage, tv: Tv, reader: Reader) {
    super(stage, tv);
    this.reader = reader;
    this.top = undefined;
    this.changed = () => undefined;
  }

  /** The word that is explained now. */
  get word(): string | undefined {
    return this.top instanceof WordPanel ? this.top.word : undefined;
  }

  openMenu(item: ReadItem, handoff: Handoff | undefined, again: () => void): void {
    this.open(storyMenu(this.stage as Stage, this.tv, item, this.reader, handoff, {
      zoom: (index) => this.zoom(index),
      explain: (index) => this.explain(index),
      again,
      close: () => this.close(),
    }));
  }

  /** A word of the page, by its place on it or by itself; false where the page has no such word. */
  explain(which: number | string): boolean {
    const terms = this.reader.marks.map(({ term }) => term);
    const index = typeof which === 'number' ? which : terms.map(({ word }) => word).indexOf(which);
    if (index < 0 || index >= terms.length) return false;
    this.open(new WordPanel(this.stage as Stage, this.tv, terms, index, () => this.close()));
    return true;
  }

  /** A digit key while something is open, or while the page is read. */
  digit(digit: number): boolean {
    if (!this.top) return this.explain(digit - 1);
    return this.top instanceof WordPanel && this.top.digit(digit);
  }

  /** False when nothing was open. Out of the focus path before it is taken off: Lightning may look at any moment. */
  close(): boolean {
    const { top } = this;
    if (!top) return false;
    this.top = undefined;
    this.changed();
    this.drop(top);
    return true;
  }

  /** A picture of the page, by its place on it. */
  zoom(index: number): void {
    const picture = this.reader.pictures[index];
    if (picture) this.open(new PhotoZoom(this.stage as Stage, this.tv, picture));
  }

  private open(part: Part): void {
    this.close();
    this.top = this.put(part, 0, 0);
    this.changed();
  }
}
