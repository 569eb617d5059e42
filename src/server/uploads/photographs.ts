import sharp from 'sharp';
import type { MosaicBody } from '../../contract/admin/index.ts';
import { makePicture, openPicture, writeAnew, type MadePicture } from '../media/picture.ts';

/**
 * A notice on paper is read on the television enlarged to three times the screen's 1280 px: its long
 * side keeps 2400 px, some 200 to the inch of an A4 sheet. A long screenshot keeps the width that an
 * imported picture has. Both hold no more pixels than an imported picture may (1280 × 4096),
 * which every box has room to decode.
 */
const longSide = 2400;
const strip = { width: 1280, height: 4096 };

export function roomFor({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const asStrip = Math.min(strip.width / width, strip.height / height);
  const asSheet = longSide / Math.max(width, height);
  const byPixels = Math.sqrt((strip.width * strip.height) / (width * height));
  const scale = Math.min(1, byPixels, Math.max(asStrip, asSheet));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A photograph as it is kept. Throws when it is broken, too large, or takes too long to decode. */
export const takePhotograph = (source: Buffer): Promise<MadePicture> => makePicture(source, roomFor);

/** Turned to the right by quarters. */
export async function turned(source: Buffer, quarters: number): Promise<MadePicture> {
  const image = openPicture(source);
  const { hasAlpha } = await image.metadata();
  return writeAnew(image.rotate(quarters * 90), hasAlpha);
}

/** Squares of a mosaic to the longer side of a picture, at most. */
const squares = 24;
/** Steps of a square's colour: fine shades would let somebody try out which digits make them. */
const shade = 16;

/**
 * The picture with areas that nobody can read any more: each square of them is one colour, the
 * average of what was there. Undefined when no area lies on the picture.
 */
export async function withMosaic(source: Buffer, areas: MosaicBody['areas']): Promise<MadePicture | undefined> {
  const image = openPicture(source);
  const { hasAlpha } = await image.metadata();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const least = Math.ceil(Math.max(info.width, info.height) / squares);
  let touched = false;
  for (const area of areas) {
    const left = Math.min(area.x, info.width);
    const top = Math.min(area.y, info.height);
    const columns = parts(left, Math.min(area.x + area.width, info.width), least);
    const rows = parts(top, Math.min(area.y + area.height, info.height), least);
    for (const row of rows) {
      for (const column of columns) {
        flatten(data, info, column, row);
        touched = true;
      }
    }
  }
  if (!touched) return undefined;
  const { width, height, channels } = info;
  return writeAnew(sharp(data, { raw: { width, height, channels } }), hasAlpha);
}

interface Span {
  from: number;
  to: number;
}

/** Cuts a span into as many parts as fit, none shorter than `least` unless the whole is. */
function parts(from: number, to: number, least: number): Span[] {
  const length = to - from;
  if (length <= 0) return [];
  const count = Math.max(1, Math.floor(length / least));
  return Array.from({ length: count }, (_, index) => ({
    from: from + Math.round((length * index) / count),
    to: from + Math.round((length * (index + 1)) / count),
  }));
}

/** Gives a rectangle of raw pixels its average colour. */
function flatten(data: Buffer, { width, channels }: { width: number; channels: number }, column: Span, row: Span): void {
  const sums = new Array<number>(channels).fill(0);
  const each = (visit: (offset: number) => void) => {
    for (let y = row.from; y < row.to; y += 1) {
      for (let x = column.from; x < column.to; x += 1) visit((y * width + x) * channels);
    }
  };
  each((offset) => {
    for (let channel = 0; channel < channels; channel += 1) sums[channel]! += data[offset + channel]!;
  });
  const count = (row.to - row.from) * (column.to - column.from);
  const colour = sums.map((sum) => Math.min(255, Math.round(sum / count / shade) * shade));
  each((offset) => {
    for (let channel = 0; channel < channels; channel += 1) data[offset + channel] = colour[channel]!;
  });
}
