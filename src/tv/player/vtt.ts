/** A caption: from `start` to before `end`, in seconds. */
export interface Cue {
  start: number;
  end: number;
  text: string;
}

const timing = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"' };

/** Reads WebVTT; what is no caption is passed over, so that a slip in a file costs one caption. */
export function parseVtt(source: string): Cue[] {
  const blocks = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/);
  const cues: Cue[] = [];
  blocks.forEach((block) => {
    const lines = block.split('\n');
    const at = timing.test(lines[0] ?? '') ? 0 : 1;
    const times = timing.exec(lines[at] ?? '');
    if (!times || /^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) return;
    const [start, end] = [secondsOf(times[1] as string), secondsOf(times[2] as string)];
    const text = lines.slice(at + 1).map(plain).filter((line) => line !== '').join('\n');
    if (end > start && text !== '') cues.push({ start, end, text });
  });
  return cues.sort((a, b) => a.start - b.start);
}

/** What is to be read at a second; several at once stand below one another. */
export function textAt(cues: readonly Cue[], second: number): string {
  return cues.filter(({ start, end }) => start <= second && second < end).map(({ text }) => text).join('\n');
}

/** The next second after this one at which another text is to be read. */
export function nextChange(cues: readonly Cue[], second: number): number | undefined {
  let next: number | undefined;
  cues.forEach(({ start, end }) => {
    const change = start > second ? start : end > second ? end : undefined;
    if (change !== undefined && (next === undefined || change < next)) next = change;
  });
  return next;
}

function secondsOf(time: string): number {
  return time.replace(',', '.').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Without the tags and signs of the format. */
function plain(line: string): string {
  return line.replace(/<[^<>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole).trim();
}
