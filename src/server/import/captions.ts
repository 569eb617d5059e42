import { readFile } from 'node:fs/promises';
import type { filesNear } from './mediaFiles.ts';
import { hashOf, writeWhole, type MediaFolder } from '../media/mediaTarget.ts';
import { Refusal } from './refusal.ts';

const captionBytesMax = 1024 * 1024;
const time = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t].*)?$`);

/** Keeps the captions that a text names, when every line of them can be shown; returns their address. */
export async function takeCaptions(
  folder: MediaFolder, find: ReturnType<typeof filesNear>, name: string,
): Promise<string> {
  const { path: file } = await find('字幕', name, captionBytesMax);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`字幕“${name}”不是 UTF-8 编码`);
    throw error;
  }
  const problem = objection(text);
  if (problem !== undefined) throw new Refusal(`字幕“${name}”${problem}`);
  const hashed = `${hashOf(text)}.vtt`;
  await writeWhole(folder, hashed, text);
  return `/media/${hashed}`;
}

/** What is wrong with a WebVTT text, with its line; undefined for a good one. */
function objection(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return '不是 WebVTT：第一行应是 WEBVTT';
  let cues = 0;
  let last = 0;
  for (let at = 1; at < lines.length; at += 1) {
    if ((lines[at] ?? '') === '') continue;
    // A block runs to the next empty line. The header's own lines belong to nothing.
    const from = at;
    while (at < lines.length && lines[at] !== '') at += 1;
    const block = lines.slice(from, at);
    const timed = block.findIndex((line) => line.includes('-->'));
    if (timed < 0 && (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0] ?? '') || from === 1)) continue;
    const line = (index: number) => `第 ${from + index + 1} 行`;
    if (timed < 0 || timed > 1) return `${line(0)}前面没有时间，这句话显示不出来`;
    const second = block.findIndex((each, index) => index > timed && each.includes('-->'));
    if (second >= 0) return `${line(second)}的时间前面要空一行`;
    const [start, end] = times(block[timed] ?? '');
    if (start === undefined || end === undefined) {
      return `${line(timed)}的时间写法不对，应像 00:01:05.000 --> 00:01:08.500`;
    }
    if (end <= start) return `${line(timed)}的结束时间不在开始时间之后`;
    if (start < last) return `${line(timed)}的时间比上一句还早`;
    last = start;
    cues += 1;
  }
  return cues === 0 ? '里一句话也没有' : undefined;
}

/** Start and end, milliseconds. */
function times(line: string): (number | undefined)[] {
  const found = timing.exec(line.trim());
  if (!found) return [];
  const at = (first: number) =>
    ((Number(found[first] ?? 0) * 60 + Number(found[first + 1])) * 60 + Number(found[first + 2])) * 1000 + Number(found[first + 3]);
  return [at(1), at(5)];
}
