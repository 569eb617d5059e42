import type { Theme } from '../theme.ts';
import { ringRoom } from './Card.ts';
import { railHeight, type RailModel } from './Rail.ts';

const rowGap = 14;
/** Room that a focused card's ring takes beyond its rail, px. */
const edge = ringRoom + 4;
/** Rows so far out of sight are made nevertheless, px. */
const near = 220;

/** Which of the rows one below the other are seen through a window of so many px. */
export class RowWindow {
  private readonly height: number;
  private readonly theme: Theme;
  private models: readonly RailModel[];
  /** Upper edge of each row in the list, px. */
  tops: readonly number[];
  scroll: number;

  constructor(height: number, theme: Theme) {
    this.height = height;
    this.theme = theme;
    this.models = [];
    this.tops = [];
    this.scroll = 0;
  }

  hold(models: readonly RailModel[]): void {
    this.models = models;
    let top = edge;
    this.tops = models.map((model) => {
      const own = top;
      top += railHeight(model, this.theme) + (model.below ?? rowGap);
      return own;
    });
  }

  /** Scrolls as little as shows a row whole. */
  reveal(i: number): void {
    const top = i === 0 ? 0 : this.upperEdge(i);
    const bottom = this.bottomOf(i) + edge;
    if (top < this.scroll) this.scroll = top;
    if (bottom > this.end) this.scroll = this.rowTopFrom(bottom - this.height, top);
  }

  /** Px of the row that the window's lower edge cuts that can be seen; undefined when it cuts none. */
  get cut(): number | undefined {
    const top = this.tops.filter((y, i) => y < this.end && this.bottomOf(i) > this.end)[0];
    return top === undefined ? undefined : this.end - top;
  }

  /** Rows that lie wholly below what is seen. */
  get below(): RailModel[] {
    return this.models.filter((_, i) => this.bottomOf(i) > this.end + 4);
  }

  isNear(i: number): boolean {
    return this.bottomOf(i) > this.scroll - near && (this.tops[i] as number) < this.end + near;
  }

  isWhole(i: number): boolean {
    return (this.tops[i] as number) >= this.scroll && this.bottomOf(i) <= this.end;
  }

  private get end(): number {
    return this.scroll + this.height;
  }

  private bottomOf(i: number): number {
    return (this.tops[i] as number) + railHeight(this.models[i] as RailModel, this.theme);
  }

  /** The first row's top at or below a place, so that no row is cut at the upper edge. */
  private rowTopFrom(y: number, most: number): number {
    for (let i = 0; i < this.tops.length; i++) {
      const top = this.upperEdge(i);
      if (top >= y) return Math.min(top, most);
    }
    return most;
  }

  /** Where a window that begins with a row begins: nothing of the row above shows, its ring is whole. */
  private upperEdge(i: number): number {
    const titled = (this.models[i] as RailModel).title !== undefined;
    return (this.tops[i] as number) - (titled ? rowGap - 1 : edge);
  }
}
