import type { FileHandle } from 'node:fs/promises';

interface Box {
  type: string;
  /** Where its content begins and where the next box does, bytes. */
  start: number;
  end: number;
}

/** Seconds that an MP4 or M4A file says it plays; undefined where it does not say so plainly. */
export async function mp4Duration(file: FileHandle, size: number): Promise<number | undefined> {
  const mvhd = await boxAt(file, ['moov', 'mvhd'], { start: 0, end: size });
  const head = mvhd && (await bytesAt(file, mvhd.start, 32));
  if (head === undefined) return undefined;
  const [scale, length] = head[0] === 1
    ? [head.readUInt32BE(20), Number(head.readBigUInt64BE(24))]
    : [head.readUInt32BE(12), head.readUInt32BE(16)];
  const seconds = length / scale;
  return seconds > 0 && seconds < 24 * 3600 ? Math.round(seconds * 10) / 10 : undefined;
}

/** What its tracks are made of, by the codes of their sample descriptions: `avc1`, `hvc1`, `mp4a`. */
export async function mp4Formats(file: FileHandle, size: number): Promise<string[]> {
  const formats: string[] = [];
  const moov = await boxAt(file, ['moov'], { start: 0, end: size });
  if (!moov) return [];
  for await (const track of boxesIn(file, moov)) {
    if (track.type !== 'trak') continue;
    const descriptions = await boxAt(file, ['mdia', 'minf', 'stbl', 'stsd'], track);
    if (!descriptions) continue;
    // Version, flags and a count stand before the first.
    const entries = { start: descriptions.start + 8, end: descriptions.end };
    for await (const { type } of boxesIn(file, entries)) formats.push(type);
  }
  return formats;
}

/** The type of a file's first box; undefined where there is none. */
export async function firstBox(file: FileHandle, size: number): Promise<string | undefined> {
  for await (const { type } of boxesIn(file, { start: 0, end: size })) return type;
  return undefined;
}

/** The first box that lies on a path of types. */
async function boxAt(file: FileHandle, types: string[], within: Pick<Box, 'start' | 'end'>): Promise<Box | undefined> {
  const [type, ...deeper] = types;
  for await (const box of boxesIn(file, within)) {
    if (box.type === type) return deeper.length === 0 ? box : boxAt(file, deeper, box);
  }
  return undefined;
}

const boxesMax = 200;

async function* boxesIn(file: FileHandle, { start, end }: Pick<Box, 'start' | 'end'>): AsyncGenerator<Box> {
  let at = start;
  for (let count = 0; count < boxesMax && at + 8 <= end; count += 1) {
    const head = await bytesAt(file, at, 16);
    if (head === undefined) return;
    const short = head.readUInt32BE(0);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    if (size < header || at + size > end) return;
    yield { type: head.toString('latin1', 4, 8), start: at + header, end: at + size };
    at += size;
  }
}

/** `count` bytes; at the end of a file the missing ones are 0. */
async function bytesAt(file: FileHandle, position: number, count: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(count);
  const { bytesRead } = await file.read(buffer, 0, count, position);
  return bytesRead < 8 ? undefined : buffer;
}
