import type { ReadItem } from './content/read.ts';
import type { Stage } from './lightning.ts';
import { openItem } from './openItem.ts';
import { EmergencyStrip } from './parts/EmergencyStrip.ts';
import type { Tv } from './tv.ts';

/** So many are remembered as told: more never stand at once. */
const most = 20;

/** Tells of each emergency once, wherever the family is: on home it stands first, elsewhere a strip says so. */
export class Emergencies {
  private readonly tv: Tv;
  private readonly whenQuiet: (work: () => void) => void;
  private standing: readonly string[];
  private shown: string | undefined;

  constructor(tv: Tv, whenQuiet: (work: () => void) => void) {
    this.tv = tv;
    this.whenQuiet = whenQuiet;
    this.standing = [];
    this.shown = undefined;
  }

  /** Those that stand, newest first. */
  heard(ids: readonly string[]): void {
    this.standing = ids;
    this.look();
  }

  /** Nobody is told of what was opened. */
  read(id: string): void {
    if (this.standing.indexOf(id) >= 0 && !this.isTold(id)) this.told(id);
  }

  private look(): void {
    const next = this.standing.filter((id) => !this.isTold(id))[0];
    if (this.shown !== undefined && this.shown !== next) {
      this.shown = undefined;
      this.tv.lay(undefined);
    }
    if (next === undefined || next === this.shown) return;
    // Without an answer the next pulse asks again. Who is about to press a key means what is there now.
    this.tv.content.item(next).then((item) => this.whenQuiet(() => this.show(item)), () => undefined);
  }

  private show(item: ReadItem): void {
    const { tv } = this;
    const { id, title } = item;
    if (this.shown !== undefined || this.standing.indexOf(id) < 0 || this.isTold(id)) return;
    const strip = (stage: Stage) => new EmergencyStrip(stage, tv, title, (key) => {
      this.told(id);
      if (key === 'Enter') openItem(tv, item);
    });
    if (tv.lay(strip)) this.shown = id;
    else this.told(id);
  }

  private told(id: string): void {
    const { storage } = this.tv;
    storage.write('emergencies', [id, ...this.ids].slice(0, most));
    this.look();
  }

  private isTold(id: string): boolean {
    return this.ids.indexOf(id) >= 0;
  }

  private get ids(): string[] {
    return this.tv.storage.read('emergencies', isIds) ?? [];
  }
}

export function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
