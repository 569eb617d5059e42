import { homeAddresses } from './addresses.ts';
import { maskedAddress, maskedNumber } from './mask.ts';
import { personalNumbers } from './numbers.ts';

export type PersonalKind = 'identity' | 'bankCard' | 'phone' | 'address' | 'name';

/** Personal data in a text, UTF-16 units, and what may stand there instead. */
export interface PersonalData {
  kind: PersonalKind;
  start: number;
  end: number;
  masked: string;
  /** What a number says, however it is written. */
  digits?: string;
}

/**
 * In reading order, without overlaps. In a table `header` is what stands over the column that the text is in, `beside`
 * what stands in its row.
 */
export function personalDataIn(text: string, header = '', beside = ''): PersonalData[] {
  const numbers = personalNumbers(text, header).map(({ kind, start, end, digits }): PersonalData => ({
    kind, start, end, masked: maskedNumber(kind, digits), digits,
  }));
  const homes = homeAddresses(text, header, beside)
    .map((home): PersonalData => ({ kind: 'address', start: home.start, end: home.end, masked: maskedAddress(text, home) }))
    .filter(({ start, end }) => numbers.every((other) => end <= other.start || start >= other.end));
  return [...numbers, ...homes].sort((a, b) => a.start - b.start);
}
