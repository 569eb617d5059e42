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
  /** Whether the box keeps what was looked at, and how far. */
  keepsHistory: boolean;
  /** Whether films show what is said. */
  captions: boolean;

  constructor(storage: BoxStorage) {
    this.storage = storage;
    this.size = storage.read('size', isTextSize) ?? 'standard';
    this.contrast = storage.read('contrast', isContrast) ?? 'normal';
    this.place = storage.read('place', isPlace);
    this.keepsHistory = storage.read('keepsHistory', isBoolean) ?? true;
    this.captions = storage.read('captions', isBoolean) ?? true;
  }

  /** What a portal suggests holds for what the family has not chosen, and until it does. */
  suggest({ region, size, contrast }: { region?: string; size?: TextSize; contrast?: Contrast }): void {
    if (size !== undefined && this.storage.read('size', isTextSize) === undefined) this.size = size;
    if (contrast !== undefined && this.storage.read('contrast', isContrast) === undefined) this.contrast = contrast;
    if (region !== undefined && this.place === undefined) this.place = { code: region, names: [] };
  }

  chooseSize(size: TextSize): void {
    this.size = size;
    this.storage.write('size', size);
  }

  chooseContrast(contrast: Contrast): void {
    this.contrast = contrast;
    this.storage.write('contrast', contrast);
  }

  chooseHistory(keeps: boolean): void {
    this.keepsHistory = keeps;
    this.storage.write('keepsHistory', keeps);
  }

  chooseCaptions(captions: boolean): void {
    this.captions = captions;
    this.storage.write('captions', captions);
  }

  /** As on the first day. */
  reset(): void {
    ['size', 'contrast', 'place', 'keepsHistory', 'captions', 'coached'].forEach((key) => this.storage.erase(key));
    this.size = 'standard';
    this.contrast = 'normal';
    this.place = undefined;
    this.keepsHistory = true;
    this.captions = true;
  }

  nextSize(): void {
    this.chooseSize(textSizes[(textSizes.indexOf(this.size) + 1) % textSizes.length] as TextSize);
  }

  nextContrast(): void {
    this.chooseContrast(this.contrast === 'normal' ? 'high' : 'normal');
  }

  choose(place: Place): void {
    this.place = place;
    this.storage.write('place', place);
  }
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
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
