/** Crockford's base 32: no I, L, O and U, so that nothing is misread or reads as a word. */
export const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const CODE_LENGTH = 8;

/** Where in an item a link leads: a block's id or a second of a film. */
export type LinkPlace = { block: string } | { second: number };

/**
 * The first `length` base-32 digits of some bytes, upper case.
 * @throws RangeError when the bytes hold fewer than `length` × 5 bits
 */
export function base32(bytes: ArrayLike<number>, length: number): string {
  if (bytes.length * 8 < length * 5) throw new RangeError(length + ' digits need more bytes');
  let digits = '';
  let bits = 0;
  let value = 0;
  for (let i = 0; digits.length < length; i++) {
    value = ((value & 31) << 8) | (bytes[i]! & 255);
    bits += 8;
    while (bits >= 5 && digits.length < length) {
      bits -= 5;
      digits += DIGITS.charAt((value >> bits) & 31);
    }
  }
  return digits;
}

/** A short link's code from 5 random bytes. */
export function makeCode(bytes: ArrayLike<number>): string {
  return base32(bytes, CODE_LENGTH);
}

/** Upper case, O as 0, I and L as 1, without spaces and dashes. */
export function readDigits(text: string): string {
  return text.replace(/[\s\-‐–—－]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** The code that a person typed; undefined when it cannot be one. */
export function normaliseCode(text: string): string | undefined {
  const code = readDigits(text);
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : undefined;
}

/** In groups of four for reading and typing: `7K3M 9QXW`. */
export function formatCode(code: string): string {
  return code.slice(0, 4) + ' ' + code.slice(4);
}

/** Reads a link's last part: digits are a second, a block's id begins with a letter. */
export function parsePlace(text: string): LinkPlace | undefined {
  if (/^[0-9]{1,6}$/.test(text)) return { second: Number(text) };
  const block = readDigits(text);
  return /^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{5}$/.test(block) ? { block } : undefined;
}

/**
 * What the QR symbol carries: `HTTP://HOST/S/CODE/PLACE`. All upper case makes the symbol one
 * version smaller; scheme and host do not mind, nor do our routes. A path in `publicUrl` belongs
 * to somebody's proxy and may mind: it is kept as it is, at the price of a larger symbol.
 * `letters: 'lower'` is for a scanner that refuses a scheme in capitals.
 * @throws RangeError when `publicUrl` is no http(s) address or carries a query or fragment
 */
export function linkText(
  publicUrl: string, code: string, place?: LinkPlace, letters: 'upper' | 'lower' = 'upper',
): string {
  const parts = /^(https?:\/\/[^/?#\s]+)(\/[^?#\s]*)?$/i.exec(publicUrl);
  if (!parts) throw new RangeError('Not a public address: ' + publicUrl);
  const host = parts[1]!;
  const path = (parts[2] ?? '').replace(/\/+$/, '');
  const at = place ? '/' + ('block' in place ? place.block : Math.floor(place.second)) : '';
  const link = '/s/' + code + at;
  return letters === 'upper'
    ? host.toUpperCase() + path + link.toUpperCase()
    : host.toLowerCase() + path + link.toLowerCase();
}
