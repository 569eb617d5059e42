import { Refusal } from './refusal.ts';

/** A piece of a film. */
export interface Segment {
  uri: string;
  seconds: number;
  /** What its decoder must be told first, as a file of its own. */
  map?: string;
  discontinuity: boolean;
  /** Where it stands in the playlist. */
  line: number;
}

export interface MediaPlaylist {
  kind: 'media';
  segments: Segment[];
}

/** A film in one quality, or its sound alone; its attributes are those that we pass on. */
export interface Variant {
  uri: string;
  attributes: string;
  codecs: string[];
  line: number;
}

export interface MasterPlaylist {
  kind: 'master';
  variants: Variant[];
  sounds: Variant[];
}

const linesMax = 20_000;
const segmentsMax = 6000;
const variantsMax = 12;
const segmentSecondsMax = 600;

/** Told to a reader of the live or the exact kind only; left out of what we write. */
const passedOver = /^#(?!EXT)|^#EXT-X-(?:VERSION|TARGETDURATION|MEDIA-SEQUENCE|DISCONTINUITY-SEQUENCE|PLAYLIST-TYPE|INDEPENDENT-SEGMENTS|ALLOW-CACHE|PROGRAM-DATE-TIME|BITRATE|START|I-FRAME-STREAM-INF|I-FRAMES-ONLY)\b/;

/** What we pass on of a variant, and the form that it must have. */
const attributesKept: Record<string, RegExp> = {
  BANDWIDTH: /^\d{1,10}$/, 'AVERAGE-BANDWIDTH': /^\d{1,10}$/, RESOLUTION: /^\d{1,5}x\d{1,5}$/,
  'FRAME-RATE': /^\d{1,3}(?:\.\d+)?$/, CODECS: /^"[\w., -]{1,200}"$/, AUDIO: /^"[^"]{1,100}"$/,
  TYPE: /^AUDIO$/, 'GROUP-ID': /^"[^"]{1,100}"$/, NAME: /^"[^"]{1,100}"$/, LANGUAGE: /^"[\w-]{1,40}"$/,
  DEFAULT: /^(?:YES|NO)$/, AUTOSELECT: /^(?:YES|NO)$/, CHANNELS: /^"[\w/,-]{1,40}"$/,
};

/** Reads an HLS playlist (RFC 8216) of a finished film; a Refusal names the line that is wrong. */
export function readPlaylist(text: string): MediaPlaylist | MasterPlaylist {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n/);
  if (lines.length > linesMax) throw new Refusal(`太长（${lines.length} 行），最多 ${linesMax} 行`);
  if (lines[0]?.trim() !== '#EXTM3U') throw new Refusal('第 1 行应是 #EXTM3U');
  const segments: Segment[] = [];
  const variants: Variant[] = [];
  const sounds: Variant[] = [];
  let waiting: { seconds: number } | { variant: Omit<Variant, 'uri' | 'line'> } | undefined;
  let map: string | undefined;
  let discontinuity = false;
  let ended = false;
  for (const [index, written] of lines.entries()) {
    const line = written.trim();
    const number = index + 1;
    const refuse = (why: string): never => {
      throw new Refusal(`第 ${number} 行${why}`);
    };
    if (index === 0 || line === '') continue;
    if (/\p{Cc}/u.test(line)) refuse('有控制字符');
    const [, tag = '', value = ''] = /^#(EXT[A-Z0-9-]*)(?::(.*))?$/.exec(line) ?? [];
    if (!line.startsWith('#')) {
      if (waiting === undefined) refuse('的文件前面没有 #EXTINF 或 #EXT-X-STREAM-INF');
      else if ('variant' in waiting) variants.push({ uri: line, ...waiting.variant, line: number });
      else segments.push({ uri: line, ...waiting, ...(map !== undefined && { map }), discontinuity, line: number });
      if ('seconds' in (waiting ?? {})) discontinuity = false;
      waiting = undefined;
    } else if (tag === 'EXTINF') {
      const seconds = Number(/^(\d+(?:\.\d+)?)(?:,.*)?$/.exec(value)?.[1]);
      if (!(seconds <= segmentSecondsMax)) refuse(`的秒数不对（一段最多 ${segmentSecondsMax} 秒）`);
      waiting = { seconds };
    } else if (tag === 'EXT-X-MAP') {
      const { URI: uri, BYTERANGE: range } = attributesOf(value);
      if (range !== undefined) refuse('用了 BYTERANGE，请让每一段单独是一个文件');
      map = uri?.slice(1, -1) ?? refuse('缺少 URI');
    } else if (tag === 'EXT-X-STREAM-INF') {
      waiting = { variant: kept(attributesOf(value), refuse) };
    } else if (tag === 'EXT-X-MEDIA') {
      const attributes = attributesOf(value);
      if (attributes['TYPE'] === 'CLOSED-CAPTIONS') continue;
      if (attributes['TYPE'] === 'SUBTITLES') refuse('带了字幕，请另写一个 .vtt 文件，放在“字幕”里');
      const uri = attributes['URI']?.slice(1, -1);
      if (uri !== undefined) sounds.push({ uri, ...kept(attributes, refuse), line: number });
    } else if (tag === 'EXT-X-DISCONTINUITY') discontinuity = true;
    else if (tag === 'EXT-X-ENDLIST') ended = true;
    else if (tag === 'EXT-X-KEY' || tag === 'EXT-X-SESSION-KEY') refuse('说内容是加密的，只收不加密的');
    else if (tag === 'EXT-X-BYTERANGE') refuse('用了 #EXT-X-BYTERANGE，请让每一段单独是一个文件');
    else if (!passedOver.test(line)) refuse(`不认识“${line.slice(0, 40)}”`);
    if (segments.length > segmentsMax) refuse(`起分段太多，最多 ${segmentsMax} 段`);
    if (variants.length + sounds.length > variantsMax) refuse(`起清晰度太多，最多 ${variantsMax} 种`);
  }
  if (variants.length > 0 && segments.length > 0) throw new Refusal('既列了清晰度又列了分段，只能是一样');
  if (variants.length > 0) return { kind: 'master', variants, sounds };
  if (segments.length === 0) throw new Refusal('里一段也没有');
  if (!ended) throw new Refusal('没有 #EXT-X-ENDLIST：只收已经结束的，不收直播');
  return { kind: 'media', segments };
}

/** NAME=value pairs; values keep their quotation marks. */
function attributesOf(list: string): Record<string, string> {
  const found = list.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^",]*)(?:,|$)/g);
  return Object.fromEntries(Array.from(found, ([, name = '', value = '']) => [name, value.trim()]));
}

function kept(attributes: Record<string, string>, refuse: (why: string) => never) {
  const parts: string[] = [];
  for (const [name, form] of Object.entries(attributesKept)) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (!form.test(value)) refuse(`的 ${name} 写法不对`);
    parts.push(`${name}=${value}`);
  }
  return { attributes: parts.join(','), codecs: (attributes['CODECS'] ?? '').replaceAll('"', '').split(/[, ]+/) };
}

/** Seconds of a whole film. */
export const durationOf = ({ segments }: MediaPlaylist): number =>
  Math.round(segments.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10;

/** The playlist anew, with the names that its files have with us. */
export function writeMedia({ segments }: MediaPlaylist, nameOf: (uri: string) => string): string {
  const longest = Math.ceil(Math.max(1, ...segments.map(({ seconds }) => seconds)));
  // The lowest version that allows what stands in it: old boxes refuse higher ones.
  const version = segments.some((segment) => segment.map !== undefined) ? 6 : 3;
  const lines = ['#EXTM3U', `#EXT-X-VERSION:${version}`, `#EXT-X-TARGETDURATION:${longest}`, '#EXT-X-PLAYLIST-TYPE:VOD'];
  let map: string | undefined;
  for (const segment of segments) {
    if (segment.discontinuity) lines.push('#EXT-X-DISCONTINUITY');
    if (segment.map !== undefined && (segment.map !== map || segment.discontinuity)) {
      lines.push(`#EXT-X-MAP:URI="${nameOf(segment.map)}"`);
    }
    map = segment.map;
    lines.push(`#EXTINF:${segment.seconds.toFixed(3)},`, nameOf(segment.uri));
  }
  return `${[...lines, '#EXT-X-ENDLIST'].join('\n')}\n`;
}

export function writeMaster({ variants, sounds }: MasterPlaylist, nameOf: (uri: string) => string): string {
  const lines = ['#EXTM3U', `#EXT-X-VERSION:${sounds.length > 0 ? 4 : 3}`];
  for (const { attributes, uri } of sounds) lines.push(`#EXT-X-MEDIA:${attributes},URI="${nameOf(uri)}"`);
  for (const { attributes, uri } of variants) lines.push(`#EXT-X-STREAM-INF:${attributes}`, nameOf(uri));
  return `${lines.join('\n')}\n`;
}
