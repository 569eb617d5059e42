import type { Stage } from '../lightning.ts';
import type { Page } from '../pages/Page.ts';
import type { Key } from '../remote/keys.ts';
import type { Tv } from '../tv.ts';
import { Part } from './Part.ts';
import type { Strip } from './Strip.ts';

/** Over the top of all pages: a strip, while there is one. */
export class StripPlace extends Part {
  declare strip: Strip | undefined;

  constructor(stage: Stage, tv: Tv) {
    super(stage, tv);
    this.strip = undefined;
  }

  lay(make: ((stage: Stage) => Strip) | undefined): void {
    if (this.strip) this.drop(this.strip);
    this.strip = make && this.put(make(this.stage as Stage), 0, 0);
  }

  /** Not over what stands alone, nor over a question. */
  arrange(page: Page | undefined, isFree: boolean): void {
    const { strip } = this;
    this.visible = strip !== undefined && isFree && page !== undefined && !page.standsAlone();
    page?.underStrip(this.visible ? strip?.height : undefined);
  }

  takes(key: Key): boolean {
    return this.visible && (key === 'Enter' || key === 'Back');
  }

  /** False for a key that is the page's. */
  press(key: Key): boolean {
    if (!this.takes(key)) return false;
    this.strip?.press(key);
    return true;
  }
}
