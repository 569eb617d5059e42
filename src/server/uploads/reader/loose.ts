/** A table as it was written somewhere: cells may reach over several columns and rows. */
export interface LooseCell {
  text: string;
  /** 1 when it stands for itself. */
  columns: number;
  rows: number;
  /** Said to be a heading. */
  head: boolean;
}

/** A block as it was found, of any size: fitted into our limits only at the end. */
export type LooseBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; rows: LooseCell[][] };

/** What was found, and what was left out, each said once. */
export interface Loose {
  blocks: LooseBlock[];
  notes: string[];
}

/** Why something cannot be read, in plain Chinese for the person. */
export class Unreadable extends Error {}

/** What no text shows: control characters but the line's end, marks of direction, of no width, of private use. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Radicals that look like a character and are another one: what comes out of a PDF is full of them. */
const radicals = /[\u2e80-\u2fdf]/g;

/** Words as a person sees them: spaces of all kinds as one, nothing that cannot be seen. */
export const seen = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
