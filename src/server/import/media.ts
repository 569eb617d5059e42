import { access, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Media, Picture } from '../../contract/index.ts';
import { takeCaptions } from './captions.ts';
import { refuseUnplayable } from './codecs.ts';
import type { MediaSource } from './draft.ts';
import { isPlaylist, takeHls } from './hls.ts';
import { isPicture, makePicture, picturePixelsMax, type MadePicture } from '../media/picture.ts';
import { filesNear, mediaBytesMax, type FoundFile } from './mediaFiles.ts';
import { copyWhole, hashOf, isMissing, writeWhole, type MediaFolder } from '../media/mediaTarget.ts';
import { mp4Duration, mp4Formats } from './mp4.ts';
import { Refusal } from './refusal.ts';

const pictureBytesMax = 30 * 1024 * 1024;
const pictureWidthMax = 1280;
const pictureHeightMax = 4096;

type Kept = Omit<Picture, 'alt'>;

/** Takes the media that the text `file` (path inside the root) names. */
export function mediaOf(folder: MediaFolder, file: string): MediaSource {
  const find = filesNear(folder.root, file);
  return {
    picture: async (name) => takePicture(folder, await find('图片', name, pictureBytesMax)),
    async media(kind, name, captions) {
      const found = await find(kind === 'video' ? '视频' : '音频', name, mediaBytesMax);
      const subtitles = captions === undefined ? undefined : await takeCaptions(folder, find, captions);
      const media = kind === 'video' && (await isPlaylist(found))
        ? await takeHls(folder, path.join(path.dirname(file), name), found)
        : await takeMedia(folder, kind, found);
      return { ...media, ...(subtitles !== undefined && { captions: subtitles }) };
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
  const note = path.join(folder.target, `.${hashOf(bytes)}.json`);
  const before = await readNote(folder, note);
  if (before) return before;
  let made: MadePicture;
  try {
    made = await makePicture(bytes, { width: pictureWidthMax, height: pictureHeightMax });
  } catch (error) {
    throw new Refusal(`图片“${name}”打不开：已损坏，或超过 ${picturePixelsMax / 1e6} 百万像素`, { cause: error });
  }
  const hashed = `${hashOf(made.data)}.${made.kind}`;
  const kept: Kept = { src: `/media/${hashed}`, width: made.width, height: made.height };
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
      throw new Refusal(kind === 'video' ? `视频“${found.name}”不是 MP4，也不是 .m3u8 播放列表` : `音频“${found.name}”不是 M4A 或 MP3`);
    }
    if (kind === 'video') {
      for (const format of await mp4Formats(handle, found.size)) refuseUnplayable(`视频“${found.name}”`, format);
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

/** QuickTime and the picture formats in the same container are not played by boxes. */
function containerOf(head: Buffer): 'mp4' | 'mp3' | undefined {
  const [first = 0, second = 0] = head;
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    return /^(?:qt {2}|hei|mif|msf|avi)/.test(head.toString('latin1', 8, 12)) ? undefined : 'mp4';
  }
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2;
  return isFrame || head.toString('latin1', 0, 3) === 'ID3' ? 'mp3' : undefined;
}
