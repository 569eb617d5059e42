import sharp, { type Metadata, type Sharp } from 'sharp';

export const picturePixelsMax = 50_000_000;
/** Seconds; a picture that takes longer to decode was made to do so. */
const patience = 20;

/** A picture as we keep it: written anew, without what a camera notes in it (place, time, owner). */
export interface MadePicture {
  data: Buffer;
  kind: 'jpg' | 'webp';
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/** Whether the first bytes are those of a picture that we take. */
export function isPicture(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12);
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || /^GIF8[79]a/.test(head)
    || (head.startsWith('RIFF') && head.endsWith('WEBP'));
}

/** Opens a picture; of a moving one the first frame. Nothing is decoded yet. */
export const openPicture = (source: Buffer | string): Sharp =>
  sharp(source, { limitInputPixels: picturePixelsMax, failOn: 'error', pages: 1 });

/**
 * Decodes a picture and writes it anew: turned upright and fitted into the room, never enlarged.
 * `room` may be worked out from the picture's own size. Throws when it is broken or too large.
 */
export async function makePicture(
  source: Buffer | string,
  room: Size | ((size: Size) => Size),
): Promise<MadePicture> {
  const image = openPicture(source);
  const metadata = await image.metadata();
  const { width, height } = typeof room === 'function' ? room(uprightSize(metadata)) : room;
  return writeAnew(image.autoOrient().resize({ width, height, fit: 'inside', withoutEnlargement: true }), metadata.hasAlpha);
}

/** What is kept of a picture that was decoded, turned or changed. */
export async function writeAnew(image: Sharp, hasAlpha: boolean): Promise<MadePicture> {
  const timed = image.timeout({ seconds: patience });
  const { data, info } = await (hasAlpha ? timed.webp({ quality: 85 }) : timed.jpeg({ quality: 82 }))
    .toBuffer({ resolveWithObject: true });
  return { data, kind: hasAlpha ? 'webp' : 'jpg', width: info.width, height: info.height };
}

/** Width and height as it is to be seen: a camera may have noted that it lies on its side. */
export function uprightSize({ width, height, orientation = 1 }: Metadata): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
