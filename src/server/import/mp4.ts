import type { FileHandle } from 'node:fs/promises';

interface Box {
  type: string;
  /** Where its content begins and where the next box does, bytes. */
  start: number;
  end: number;
}

/** Seconds that an MP4 or M4A file says it plays; undefined where it does not say so plainly. */
export async function mp4Duration(file: FileHandle, size: number): Promise<number | undefined> {
  const moov = await findBox(file, 'moov', 0, size);
  const mvhd = moov && (await findBox(file, 'mvhd', moov.start, moov.end));
  if (!mvhd) return undefined;
  const head = await bytesAt(file, mvhd.start, 32);
  if (head === undefined) return undefined;
  const [scale, length] = head[0] === 1
    ? [head.readUInt32BE(20), Number(head.readBigUInt64BE(24))]
    : [head.readUInt32BE(12), head.readUInt32BE(16)];
  const seconds = length / scale;
  return seconds > 0 && seconds < 24 * 3600 ? Math.round(seconds * 10) / 10 : undefined;
}

const boxesMax = 200;

async function findBox(file: FileHandle, type: string, from: number, end: number): Promise<Box | undefined> {
  let at = from;
  for (let count = 0; count < boxesMax && at + 8 <= end; count += 1) {
    const head = await bytesAt(file, at, 16);
    if (head === undefined) return undefined;
    const short = head.readUInt32BE(0);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    if (size < header || at + size > end) return undefined;
    if (head.toString('latin1', 4, 8) === type) return { type, start: at + header, end: at + size };
    at += size;
  }
  return undefined;
}

/** `count` bytes; at the end of a file the missing ones are 0. */
async function bytesAt(file: FileHandle, position: number, count: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(count);
  const { bytesRead } = await file.read(buffer, 0, count, position);
  return bytesRead < 8 ? undefined : buffer;
}
