import type { Key } from '../remote/keys.ts';
import type { Part } from './Part.ts';

/** What lies over the top of every page and takes OK and Back before it. */
export interface Strip extends Part {
  /** px. */
  readonly height: number;
  /** In the text size and contrast of now. */
  draw(): void;
  press(key: Key): void;
}
