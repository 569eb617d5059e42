import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Media } from '../../contract/index.ts';
import type { Line } from '../../pages/phone/transcript.tsx';
import { mediaFolder } from '../http/media.ts';

/** A line goes on until it has this many characters, or a sentence ends. */
const lineLength = 28;
/** Seconds of silence after which a new line begins. */
const pause = 4;

/** What is said in a film or recording, as lines to be read; nothing where there are no captions. */
export async function readLines(dataDir: string, media: Media | undefined): Promise<Line[]> {
  if (!media?.captions) return [];
  const file = path.join(mediaFolder(dataDir), path.basename(media.captions));
  try {
    return linesOf(await readFile(file, 'utf8'));
  } catch (error) {
    // A film without its words is still a film.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

interface Cue {
  from: number;
  to: number;
  text: string;
}

/** WebVTT as lines of about a sentence each. */
export function linesOf(webVtt: string): Line[] {
  const lines: Line[] = [];
  let last: Cue | undefined;
  for (const cue of cuesOf(webVtt)) {
    const line = lines.at(-1);
    const goesOn =
      line && last && line.text.length < lineLength && cue.from - last.to < pause && !/[。！？…]$/.test(line.text);
    if (goesOn) line.text += /[，、；：,]$/.test(line.text) ? cue.text : ` ${cue.text}`;
    else lines.push({ second: Math.floor(cue.from), text: cue.text });
    last = cue;
  }
  return lines;
}

function cuesOf(webVtt: string): Cue[] {
  return webVtt
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => line.includes('-->'));
      const [from, to] = (lines[at] ?? '').split('-->').map(secondsOf);
      const text = lines.slice(at + 1).map(plain).join(' ').trim();
      return at < 0 || from === undefined || to === undefined || !text ? [] : [{ from, to, text }];
    });
}

/** 00:01:02.500 or 01:02.500, with the settings behind it passed over. */
function secondsOf(text: string): number | undefined {
  const parts = /^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?/.exec(text);
  if (!parts) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0, rest = 0] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${rest}`);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

const plain = (line: string) =>
  line.replace(/<[^<>]*>/g, '').replace(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
