import { PNG } from 'pngjs';

/** How many colours the middle of a screenshot has: a photograph has many, a page of text few. */
export function coloursIn(screenshot: Buffer): number {
  const { data, width, height } = PNG.sync.read(screenshot);
  const colours = new Set<number>();
  for (let y = Math.round(height * 0.2); y < height * 0.7; y += 2) {
    for (let x = Math.round(width * 0.3); x < width * 0.7; x += 2) colours.add(data.readUInt32BE((y * width + x) * 4));
  }
  return colours.size;
}

/** The colour at the lower left, where nothing stands: `#070a12`. */
export function groundOf(screenshot: Buffer): string {
  const { data, width, height } = PNG.sync.read(screenshot);
  return `#${data.subarray(((height - 6) * width + 6) * 4).toString('hex', 0, 3)}`;
}
