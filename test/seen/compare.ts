import sharp from 'sharp';

/** Pictures are compared at this width, px; of a television that is half its stage. */
const width = 640;
/** Size of a block, px: about one character of running text. */
const block = { w: 16, h: 9 };
/** How far the mean colour of a block may be off, 0–255: edges of letters differ a little from engine to engine. */
const tolerance = 14;
/** Share of blocks that may be off all the same: a caret, a minute that has passed. */
const most = 0.01;

/** A picture as it is kept: small, few colours. */
export function keep(picture: Buffer): Promise<Buffer> {
  return sharp(picture).resize({ width, withoutEnlargement: true }).png({ palette: true, colours: 96, compressionLevel: 9 }).toBuffer();
}

interface Blocks {
  across: number;
  down: number;
  /** Mean red, green, blue of each block, row by row. */
  means: Float64Array;
}

async function blocksOf(picture: Buffer): Promise<Blocks> {
  const { data, info } = await sharp(picture).resize({ width, withoutEnlargement: true }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [across, down] = [Math.floor(info.width / block.w), Math.floor(info.height / block.h)];
  const means = new Float64Array(across * down * 3);
  for (let y = 0; y < down * block.h; y++) {
    for (let x = 0; x < across * block.w; x++) {
      const at = (Math.floor(y / block.h) * across + Math.floor(x / block.w)) * 3;
      for (let i = 0; i < 3; i++) means[at + i]! += data[(y * info.width + x) * 3 + i]! / (block.w * block.h);
    }
  }
  return { across, down, means };
}

/** What differs between a picture and the one that is kept, in words; undefined when they show the same. */
export async function difference(picture: Buffer, kept: Buffer): Promise<string | undefined> {
  const [one, other] = [await blocksOf(picture), await blocksOf(kept)];
  if (one.across !== other.across || one.down !== other.down) return `${one.across}×${one.down} blocks instead of ${other.across}×${other.down}`;
  const off: number[] = [];
  for (let at = 0; at < one.means.length; at += 3) {
    const far = Math.max(...[0, 1, 2].map((i) => Math.abs(one.means[at + i]! - other.means[at + i]!)));
    if (far > tolerance) off.push(at / 3);
  }
  const all = one.across * one.down;
  if (off.length <= all * most) return undefined;
  const [xs, ys] = [off.map((at) => at % one.across), off.map((at) => Math.floor(at / one.across))];
  const from = [Math.min(...xs) * block.w, Math.min(...ys) * block.h];
  const to = [(Math.max(...xs) + 1) * block.w, (Math.max(...ys) + 1) * block.h];
  return `${off.length} of ${all} blocks differ, between ${from.join(', ')} and ${to.join(', ')}`;
}
