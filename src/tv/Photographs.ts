import type { ReadItem } from './content/read.ts';
import { isIds } from './Emergencies.ts';
import { isPicture } from './reader/blocks.ts';
import type { Tv } from './tv.ts';

/** Of one text: an album does not take the place of all papers. */
const ofOne = 10;
/** Texts whose photographs are remembered; of these the worker keeps what it has room for (static/sw.js). */
const most = 40;

/** An item's id, then the addresses of its photographs. */
type Entry = string[];

/**
 * Which photographs are to be kept beside the texts that they stand in, those of what was opened last
 * first. Whatever takes a text from the shelf takes its photographs along.
 */
export class Photographs {
  private readonly tv: Tv;
  private readonly keep: (photographs: string[]) => void;
  private entries: Entry[];
  private told: string | undefined;

  /** `keep`: told of all that are to be kept, at once and whenever they change. */
  constructor(tv: Tv, keep: (photographs: string[]) => void) {
    this.tv = tv;
    this.keep = keep;
    this.entries = tv.storage.read('photographs', isEntries) ?? [];
    this.told = undefined;
    this.look();
  }

  /** Of what is on the screen. */
  opened(item: ReadItem): void {
    this.put(item, 0);
  }

  /** Of what was fetched unasked; where it is known, it stays in its place. */
  came(item: ReadItem): void {
    const at = this.entries.map(([id]) => id).indexOf(item.id);
    this.put(item, Math.max(0, at));
  }

  /** Lets go of those whose text does not lie on the shelf any more. */
  look(): void {
    const { content, storage } = this.tv;
    const ids = content.keptItems;
    this.entries = this.entries.filter(([id]) => ids.indexOf(id as string) >= 0).slice(0, most);
    const text = JSON.stringify(this.entries);
    if (text === this.told) return;
    this.told = text;
    if (this.entries.length > 0) storage.writeChanged('photographs', this.entries);
    else storage.erase('photographs');
    this.keep(this.entries.reduce<string[]>((all, [, ...photographs]) => all.concat(photographs), []));
  }

  private put(item: ReadItem, at: number): void {
    const photographs = photographsOf(item);
    const others = this.entries.filter(([id]) => id !== item.id);
    if (photographs.length > 0) others.splice(at, 0, [item.id, ...photographs]);
    this.entries = others;
    this.look();
  }
}

function photographsOf({ body, kind, poster }: ReadItem): string[] {
  // A text of words alone shows its poster on cards only.
  const first = kind === 'article' || !poster ? [] : [poster.src];
  return first.concat(body.filter(isPicture).map(({ picture }) => picture.src)).slice(0, ofOne);
}

function isEntries(value: unknown): value is Entry[] {
  return Array.isArray(value) && value.every(isIds);
}
