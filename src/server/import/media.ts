import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp, { type OutputInfo } from 'sharp';
import type { Media, Picture } from '../../contract/index.ts';
import type { MediaSource } from './draft.ts';
import { filesNear, type FoundFile } from './mediaFiles.ts';
import { mp4Duration } from './mp4.ts';
import { Refusal } from './refusal.ts';

const pictureBytesMax = 30 * 1024 * 1024;
const picturePixelsMax = 50_000_000;
const pictureWidthMax = 1280;
const pictureHeightMax = 4096;
const captionBytesMax = 1024 * 1024;
const mediaBytesMax = 4 * 1024 * 1024 * 1024;

/** Where pictures and films of one import go. */
export interface MediaFolder {
  /** The folder that is imported; nothing outside of it is read. */
  root: string;
  /** DATA_DIR/media; made when missing. */
  target: string;
  /** False to look only: nothing is written. */
  write: boolean;
}

type Kept = Omit<Picture, 'alt'>;

/** Takes the media that the text `file` (path inside the root) names. */
export function mediaOf(folder: MediaFolder, file: string): MediaSource {
  const find = filesNear(folder.root, file);
  return {
    picture: async (name) => takePicture(folder, await find('图片', name, pictureBytesMax)),
    async media(kind, name, captions) {
      const found = await find(kind === 'video' ? '视频' : '音频', name, mediaBytesMax);
      const media = await takeMedia(folder, kind, found);
      if (captions === undefined) return media;
      return { ...media, captions: await takeCaptions(folder, await find('字幕', captions, captionBytesMax)) };
    },
  };
}

/**
 * Decodes a picture and writes it anew: turned upright, at most 1280 wide, without what a camera
 * notes in it (place, time, owner). What was made of the same bytes before is not made again.
 */
async function takePicture(folder: MediaFolder, { path: file, name }: FoundFile): Promise<Kept> {
  const bytes = await readFile(file);
  if (!isPicture(bytes)) throw new Refusal(`图片“${name}”不是 JPEG、PNG、WebP 或 GIF 图片`);
  const note = path.join(folder.target, `.${nameOf(createHash('sha256').update(bytes).digest('hex'))}.json`);
  const before = await readNote(folder, note);
  if (before) return before;
  const image = sharp(bytes, { limitInputPixels: picturePixelsMax, failOn: 'error' })
    .autoOrient()
    .resize({ width: pictureWidthMax, height: pictureHeightMax, fit: 'inside', withoutEnlargement: true });
  let made: { data: Buffer; info: OutputInfo };
  let kind: 'webp' | 'jpg';
  try {
    kind = (await image.metadata()).hasAlpha ? 'webp' : 'jpg';
    made = await (kind === 'webp' ? image.webp({ quality: 85 }) : image.jpeg({ quality: 82 }))
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new Refusal(`图片“${name}”打不开：已损坏，或超过 ${picturePixelsMax / 1e6} 百万像素`, { cause: error });
  }
  const hashed = `${nameOf(createHash('sha256').update(made.data).digest('hex'))}.${kind}`;
  const kept: Kept = { src: `/media/${hashed}`, width: made.info.width, height: made.info.height };
  await writeWhole(folder, hashed, made.data);
  await writeWhole(folder, path.basename(note), JSON.stringify(kept));
  return kept;
}

/** What was made of these bytes before, when it is still there. */
async function readNote(folder: MediaFolder, note: string): Promise<Kept | undefined> {
  try {
    const kept = JSON.parse(await readFile(note, 'utf8')) as Kept;
    await access(path.join(folder.target, path.basename(kept.src)));
    return kept;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return undefined;
    throw error;
  }
}

/** Copies a film or a recording as it is; its first bytes decide what it is. */
async function takeMedia(folder: MediaFolder, kind: 'video' | 'audio', found: FoundFile): Promise<Media> {
  const handle = await open(found.path);
  try {
    const head = Buffer.alloc(12);
    await handle.read(head, 0, 12, 0);
    const container = containerOf(head);
    if (container === undefined || (kind === 'video' && container === 'mp3')) {
      throw new Refusal(kind === 'video' ? `视频“${found.name}”不是 MP4` : `音频“${found.name}”不是 M4A 或 MP3`);
    }
    const duration = container === 'mp4' ? await mp4Duration(handle, found.size) : undefined;
    const extension = container === 'mp3' ? 'mp3' : kind === 'video' ? 'mp4' : 'm4a';
    const type = container === 'mp3' ? 'audio/mpeg' : `${kind}/mp4`;
    const src = await copyWhole(folder, found.path, extension);
    return { src: `/media/${src}`, type, ...(duration !== undefined && { duration }) };
  } finally {
    await handle.close();
  }
}

async function takeCaptions(folder: MediaFolder, { path: file, name }: FoundFile): Promise<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`字幕“${name}”不是 UTF-8 编码`);
    throw error;
  }
  if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) throw new Refusal(`字幕“${name}”不是 WebVTT：第一行应是 WEBVTT`);
  const hashed = `${nameOf(createHash('sha256').update(text).digest('hex'))}.vtt`;
  await writeWhole(folder, hashed, text);
  return `/media/${hashed}`;
}

function isPicture(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12);
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || /^GIF8[79]a/.test(head)
    || (head.startsWith('RIFF') && head.endsWith('WEBP'));
}

/** QuickTime and the picture formats in the same container are not played by boxes. */
function containerOf(head: Buffer): 'mp4' | 'mp3' | undefined {
  const [first = 0, second = 0] = head;
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    return /^(?:qt {2}|hei|mif|msf|avi)/.test(head.toString('latin1', 8, 12)) ? undefined : 'mp4';
  }
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2;
  return isFrame || head.toString('latin1', 0, 3) === 'ID3' ? 'mp3' : undefined;
}

const nameOf = (sha256: string) => sha256.slice(0, 32);

/** A file appears under its name only when all of it is there. */
async function writeWhole(folder: MediaFolder, name: string, data: Buffer | string): Promise<void> {
  const { target, write } = folder;
  if (!write) return;
  await mkdir(target, { recursive: true });
  const passing = passingName(target);
  try {
    await writeFile(passing, data, { flush: true });
    await rename(passing, path.join(target, name));
  } finally {
    await rm(passing, { force: true });
  }
}

/** Copies under the hash of what was copied; a file that is there already is only read. */
async function copyWhole(folder: MediaFolder, file: string, extension: string): Promise<string> {
  const { target, write } = folder;
  const before = createHash('sha256');
  await pipeline(createReadStream(file), before);
  const known = `${nameOf(before.digest('hex'))}.${extension}`;
  if (!write || (await exists(path.join(target, known)))) return known;
  await mkdir(target, { recursive: true });
  const passing = passingName(target);
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    }, createWriteStream(passing, { flush: true }));
    const name = `${nameOf(hash.digest('hex'))}.${extension}`;
    await rename(passing, path.join(target, name));
    return name;
  } finally {
    await rm(passing, { force: true });
  }
}

let passingCount = 0;
function passingName(target: string): string {
  passingCount += 1;
  return path.join(target, `.passing-${process.pid}-${passingCount}`);
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
