import type { BoxStorage } from './box/storage.ts';
import { contrasts, textSizes, type Contrast, type TextSize } from './theme.ts';

/** The place a family chose: its code, and the names down to it. */
export interface Place {
  code: string;
  names: string[];
}

/** What the box remembers for the family. */
export class Preferences {
  private readonly storage: BoxStorage;
  size: TextSize;
  contrast: Contrast;
  place: Place | undefined;

  constructor(storage: BoxStorage) {
    this.storage = storage;
    this.size = storage.read('size', isTextSize) ?? 'standard';
    this.contrast = storage.read('contrast', isContrast) ?? 'normal';
    this.place = storage.read('place', isPlace);
  }

  nextSize(): void {
    this.size = textSizes[(textSizes.indexOf(this.size) + 1) % textSizes.length] as TextSize;
    this.storage.write('size', this.size);
  }

  nextContrast(): void {
    this.contrast = this.contrast === 'normal' ? 'high' : 'normal';
    this.storage.write('contrast', this.contrast);
  }

  choose(place: Place): void {
    this.place = place;
    this.storage.write('place', place);
  }
}

function isTextSize(value: unknown): value is TextSize {
  return textSizes.indexOf(value as TextSize) >= 0;
}

function isContrast(value: unknown): value is Contrast {
  return contrasts.indexOf(value as Contrast) >= 0;
}

function isPlace(value: unknown): value is Place {
  const place = value as Place | null;
  return typeof place === 'object' && place !== null && typeof place.code === 'string' &&
    /^[0-9]{12}$/.test(place.code) && Array.isArray(place.names) &&
    place.names.every((name) => typeof name === 'string');
}
