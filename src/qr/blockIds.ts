import { DIGITS } from './codes.ts';

/** What a block's id is made from. */
export interface BlockText {
  kind: string;
  text: string;
}

const LETTERS = DIGITS.slice(10);
const IDS = LETTERS.length * 0x2000000;

/**
 * An id for every block of an item, in order: a letter and five digits of Crockford's base 32.
 * A block keeps its id while its kind and text stay the same, whatever comes or goes around it;
 * of blocks with the same text the first keeps the first's id, and so on.
 * Ids are unique within the item. Two texts that share an id by chance (1 in 700 million for a
 * pair) are told apart by their order.
 */
export function blockIds(blocks: readonly BlockText[]): string[] {
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  return blocks.map(({ kind, text }) => {
    const key = kind + '\n' + text;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    let number = hash(key, occurrence) % IDS;
    let id = spell(number);
    while (taken.has(id)) {
      number = (number + 1) % IDS;
      id = spell(number);
    }
    taken.add(id);
    return id;
  });
}

function spell(number: number): string {
  let digits = '';
  let rest = number;
  for (let i = 0; i < 5; i++) {
    digits = DIGITS.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return LETTERS.charAt(rest) + digits;
}

/** cyrb53 (public domain): 53 well-mixed bits of a text, the same on every machine. */
function hash(text: string, seed: number): number {
  let h1 = 0xdeadbeef ^ seed;
  let h2 = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ unit, 2654435761);
    h2 = Math.imul(h2 ^ unit, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (h2 & 0x1fffff) + (h1 >>> 0);
}
