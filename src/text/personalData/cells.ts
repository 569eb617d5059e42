import type { PersonalData } from './find.ts';

/** In a cell: row -1 is the header. Parts of one number in several cells share a `group`. */
export interface CellFinding extends PersonalData {
  row: number;
  cell: number;
  group?: number;
}

/** Where cells were merged, the words stand over the first. */
export function headerOver(header: string[], cell: number): string {
  for (let at = cell; at >= 0; at -= 1) if ((header[at] ?? '').trim() !== '') return header[at]!;
  return '';
}
