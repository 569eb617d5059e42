import type { BoxStorage } from './box/storage.ts';
import type { Place } from './reader/Document.ts';

const most = 60;

interface Kept extends Place {
  id: string;
}

/** Where each text was left, the last sixty; remembered on the box. */
export class ReadingPlaces {
  private readonly storage: BoxStorage;
  private kept: Kept[];

  constructor(storage: BoxStorage) {
    this.storage = storage;
    this.kept = storage.read('places', isKept) ?? [];
  }

  get(id: string): Place | undefined {
    const found = this.kept.filter((place) => place.id === id)[0];
    return found ? { block: found.block, offset: found.offset } : undefined;
  }

  /** Undefined forgets: the text was read to its end. */
  keep(id: string, place: Place | undefined): void {
    const others = this.kept.filter((one) => one.id !== id);
    this.kept = place ? [{ id, ...place }, ...others].slice(0, most) : others;
    this.storage.write('places', this.kept);
  }
}

function isKept(value: unknown): value is Kept[] {
  return Array.isArray(value) && value.every((one: Partial<Kept> | null) =>
    typeof one === 'object' && one !== null && typeof one.id === 'string' &&
    typeof one.block === 'string' && typeof one.offset === 'number');
}
