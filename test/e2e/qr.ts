import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The text of the QR symbol on a screenshot; undefined when a reader finds none. */
export function readSymbol(screenshot: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(screenshot);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
