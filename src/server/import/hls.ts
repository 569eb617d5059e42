import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Media } from '../../contract/index.ts';
import { refuseUnplayable } from './codecs.ts';
import { sizeInWords } from './decode.ts';
import {
  durationOf, readPlaylist, writeMaster, writeMedia, type MasterPlaylist, type MediaPlaylist, type Segment, type Variant,
} from './hlsPlaylist.ts';
import { filesNear, mediaBytesMax, type FoundFile } from './mediaFiles.ts';
import { copyWhole, hashOf, writeWhole, type MediaFolder } from '../media/mediaTarget.ts';
import { firstBox, mp4Formats } from './mp4.ts';
import { isMpegTs, streamTypes } from './mpegTs.ts';
import { Refusal } from './refusal.ts';

const playlistBytesMax = 2 * 1024 * 1024;
const segmentBytesMax = 256 * 1024 * 1024;
/** Of a piece that are looked at to tell what it is. */
const headBytes = 188 * 200;
const hevcStream = 0x24;

/** Whether a file that a text names is an HLS playlist, by its first characters. */
export async function isPlaylist({ path: file }: FoundFile): Promise<boolean> {
  const head = await headOf(file, 16);
  return /^(?:\xef\xbb\xbf)?#EXTM3U/.test(head.toString('latin1'));
}

/** A playlist with what it names, all of it found and looked at. */
interface Checked {
  playlist: MediaPlaylist;
  pieces: Map<string, Piece>;
}

interface Piece {
  file: string;
  extension: 'ts' | 'm4s' | 'mp4' | 'aac';
}

/**
 * Keeps a film in pieces: every piece under its hash, the playlists anew with these names, under
 * theirs. `file` is the playlist's path inside the root. Nothing is copied before all is checked.
 */
export async function takeHls(folder: MediaFolder, file: string, found: FoundFile): Promise<Media> {
  const total = { bytes: 0 };
  const top = await readList(found);
  let name: string;
  let first: MediaPlaylist;
  if (top.kind === 'media') {
    const checked = await naming(found.name, undefined, () => checkMedia(folder, file, top, total));
    first = checked.playlist;
    name = await keepMedia(folder, checked);
  } else {
    const lists = await checkMaster(folder, file, found, top, total);
    first = lists.get(top.variants[0]?.uri ?? '')?.playlist ?? { kind: 'media', segments: [] };
    const names = new Map<string, string>();
    for (const [uri, checked] of lists) names.set(uri, await keepMedia(folder, checked));
    name = await keepText(folder, writeMaster(top, (uri) => names.get(uri) ?? ''));
  }
  const duration = durationOf(first);
  return { src: `/media/${name}`, type: 'application/vnd.apple.mpegurl', ...(duration > 0 && { duration }) };
}

async function readList({ path: file, name, size }: FoundFile): Promise<MediaPlaylist | MasterPlaylist> {
  if (size > playlistBytesMax) {
    throw new Refusal(`播放列表“${name}”太大（${sizeInWords(size)}），最多 ${sizeInWords(playlistBytesMax)}`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`播放列表“${name}”不是 UTF-8 编码`);
    throw error;
  }
  return naming(name, undefined, async () => readPlaylist(text));
}

/** The playlists that a master names; it may not name another master, so there is no way round in a circle. */
async function checkMaster(
  folder: MediaFolder, file: string, { name }: FoundFile, top: MasterPlaylist, total: { bytes: number },
): Promise<Map<string, Checked>> {
  const lists = new Map<string, Checked>();
  for (const { uri, line, codecs } of [...top.variants, ...top.sounds] satisfies Variant[]) {
    if (lists.has(uri)) continue;
    const written = fileOf(uri);
    const below = await naming(name, line, async () => {
      for (const code of codecs) refuseUnplayable('这一种', code);
      const list = await readList(await filesNear(folder.root, file)('播放列表', written, playlistBytesMax));
      if (list.kind === 'master') throw new Refusal(`“${written}”应是分段的列表，不能再列清晰度`);
      return list;
    });
    const at = path.join(path.dirname(file), written);
    lists.set(uri, await naming(written, undefined, () => checkMedia(folder, at, below, total)));
  }
  return lists;
}

async function checkMedia(
  folder: MediaFolder, file: string, playlist: MediaPlaylist, total: { bytes: number },
): Promise<Checked> {
  const find = filesNear(folder.root, file);
  const pieces = new Map<string, Piece>();
  const take = async (uri: string, line: number, isMap: boolean, hasMap: boolean) => {
    if (pieces.has(uri)) return;
    await onLine(line, async () => {
      const found = await find('分段', fileOf(uri), segmentBytesMax);
      total.bytes += found.size;
      if (total.bytes > mediaBytesMax) throw new Refusal(`为止的分段加起来超过 ${sizeInWords(mediaBytesMax)}`);
      pieces.set(uri, { file: found.path, extension: await kindOf(found, isMap, hasMap) });
    });
  };
  for (const { uri, map, line } of playlist.segments satisfies Segment[]) {
    if (map !== undefined) await take(map, line, true, false);
    await take(uri, line, false, map !== undefined);
  }
  return { playlist, pieces };
}

/** What a piece is by its content; refuses what is none, and what boxes cannot show. */
async function kindOf({ path: file, name, size }: FoundFile, isMap: boolean, hasMap: boolean): Promise<Piece['extension']> {
  const head = await headOf(file, headBytes);
  if (isMpegTs(head) && !isMap && !hasMap) {
    if (streamTypes(head).includes(hevcStream)) refuseUnplayable(`“${name}”`, 'hvc1');
    return 'ts';
  }
  if (isAdts(head) && !isMap && !hasMap) return 'aac';
  const handle = await open(file);
  try {
    const type = await firstBox(handle, size);
    if (isMap) {
      const formats = type === 'ftyp' || type === 'moov' ? await mp4Formats(handle, size) : [];
      if (formats.length === 0) throw new Refusal(`的 #EXT-X-MAP “${name}”不是 MP4 的开头部分`);
      for (const format of formats) refuseUnplayable(`“${name}”`, format);
      return 'mp4';
    }
    const isFragment = ['styp', 'moof', 'sidx', 'emsg', 'prft'].includes(type ?? '');
    if (isFragment && !hasMap) throw new Refusal(`的“${name}”前面缺少 #EXT-X-MAP`);
    if (isFragment) return 'm4s';
  } finally {
    await handle.close();
  }
  throw new Refusal(`的“${name}”不是 TS、MP4 或 AAC 分段`);
}

/** AAC in ADTS frames, with or without an ID3 head as HLS puts before it. */
function isAdts(head: Buffer): boolean {
  const size = (at: number) => (head[at] ?? 0) & 0x7f;
  const from = head.toString('latin1', 0, 3) === 'ID3'
    ? 10 + (size(6) << 21 | size(7) << 14 | size(8) << 7 | size(9))
    : 0;
  return head[from] === 0xff && ((head[from + 1] ?? 0) & 0xf6) === 0xf0;
}

async function keepMedia(folder: MediaFolder, { playlist, pieces }: Checked): Promise<string> {
  const names = new Map<string, string>();
  for (const [uri, { file, extension }] of pieces) names.set(uri, await copyWhole(folder, file, extension));
  return keepText(folder, writeMedia(playlist, (uri) => names.get(uri) ?? ''));
}

async function keepText(folder: MediaFolder, text: string): Promise<string> {
  const name = `${hashOf(text)}.m3u8`;
  await writeWhole(folder, name, text);
  return name;
}

async function headOf(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await handle.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The file that an address in a playlist means; what it may be, filesNear decides. */
function fileOf(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}

/** A refusal with the playlist's name, and the line where it is known, before it. */
async function naming<T>(name: string, line: number | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return line === undefined ? await work() : await onLine(line, work);
  } catch (error) {
    if (!(error instanceof Refusal) || error.message.startsWith('播放列表“')) throw error;
    throw new Refusal(`播放列表“${name}”${error.message}`, { cause: error });
  }
}

async function onLine<T>(line: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.message.startsWith('播放列表“')) throw error;
    const joint = /^[的为]/.test(error.message) ? '' : '：';
    throw new Refusal(`第 ${line} 行${joint}${error.message}`, { cause: error });
  }
}
