import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { Sprite, type Painting } from '../paint/Sprite.ts';
import { Part } from '../parts/Part.ts';
import { safe, stage as screen } from '../theme.ts';
import type { Tv } from '../tv.ts';
import type { Document } from './Document.ts';

export const leafWidth = 864;
export const leafHeight = 532;
const top = 104;

/** The page that is read, and the next one, drawn where nobody sees it so that turning to it draws nothing. */
export class Leaves extends Part {
  declare private sheet: Sprite;
  declare private ahead: Sprite;
  /** Told when a picture came for the page that is read. */
  declare came: () => void;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.came = () => undefined;
    this.sheet = this.put(new Sprite(stage), safe.left, top);
    // Just below the screen: near enough to be drawn, out of sight.
    this.ahead = this.put(new Sprite(stage), safe.left, screen.h + 2);
  }

  show(item: ReadItem, body: Document, page: number): void {
    this.sheet.show(this.painting(item, body, page));
  }

  prepare(item: ReadItem, body: Document, page: number): void {
    if (body.has(page)) this.ahead.show(this.painting(item, body, page));
  }

  private painting(item: ReadItem, body: Document, page: number): Painting {
    return {
      key: ['page', item.id, item.revision, page, this.pictureState(body, page), this.tv.theme.id].join(':'),
      w: leafWidth,
      // The last line's digits hang into the room below it.
      h: leafHeight + 16,
      words: body.wordsOf(page),
      draw: (pen) => body.draw(pen, page),
    };
  }

  /** Pictures of a page: asked for, and part of what its texture depends on. */
  private pictureState(body: Document, page: number): string {
    const { pictures } = this.tv;
    return body.picturesOf(page).map(({ src }) => {
      const ready = pictures.ready(src);
      if (ready === undefined) pictures.load(src, () => this.came());
      return ready === undefined ? '.' : ready === 'failed' ? '!' : '+';
    }).join('');
  }
}
