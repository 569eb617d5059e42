import { bringScript } from './bringScript.ts';
import type { keepUp, later, preview } from './later.ts';
import { shared } from './shared.generated.js';

type Pages = typeof later;

/** What the second script brings. */
interface Second {
  later: Pages;
  keepUp: typeof keepUp;
  preview: typeof preview;
}

interface Meeting {
  /** What the second script takes from the first. */
  fawuShared?: unknown;
  /** What it brings. */
  fawuLater?: Second;
}

/** The pages of the second script, which comes once and stays. */
export class LaterPages {
  private coming: Promise<Pages> | undefined;
  /** Undefined until they came. */
  pages: Pages | undefined;
  /** Whether they are yet to come; false when the last try failed. */
  pending: boolean;
  /** Told once, when they came. */
  came: (second: Second) => void;

  constructor() {
    this.coming = undefined;
    this.pages = undefined;
    this.pending = true;
    this.came = () => undefined;
  }

  /** Throws when the script does not come; the next call tries again. */
  load(): Promise<Pages> {
    this.coming = this.coming ?? this.bring().catch((fault) => {
      this.coming = undefined;
      throw fault;
    });
    return this.coming;
  }

  private async bring(): Promise<Pages> {
    const meeting = window as unknown as Meeting;
    meeting.fawuShared = shared;
    this.pending = true;
    try {
      await bringScript('later');
    } finally {
      this.pending = false;
    }
    const second = meeting.fawuLater as Second;
    this.pages = second.later;
    this.came(second);
    return this.pages;
  }
}
