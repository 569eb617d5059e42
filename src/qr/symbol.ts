import { encode } from 'uqr';

/** Light modules that a symbol needs on every side, so that phones find it. */
export const QUIET_ZONE = 4;

/** A QR symbol without its quiet zone. */
export interface QrSymbol {
  /** 1 to 40. */
  version: number;
  /** Modules along a side. */
  size: number;
  /** `modules[y][x]` is true where dark; `size` rows of `size`. */
  modules: readonly (readonly boolean[])[];
}

/**
 * The smallest symbol for a text at level M. Text of digits, capitals and `$%*+-./: ` needs the
 * least room (alphanumeric mode).
 * @throws RangeError `Data too long` when the text fits no symbol
 */
export function qrSymbol(text: string): QrSymbol {
  const { version, size, data } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  return { version, size, modules: data };
}

/** Whole pixels per module so that symbol and quiet zone fit into a square; 0 when none fits. */
export function modulePixels(symbol: QrSymbol, side: number): number {
  return Math.floor(side / (symbol.size + 2 * QUIET_ZONE));
}
