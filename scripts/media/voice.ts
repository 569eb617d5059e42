import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFormat, segment } from 'pinyin-pro';

/** Samples a second of everything that is heard. */
export const rate = 22050;

/** Voices by who talks; whoever has none talks like the narrator. */
const voices: Record<string, { variant: string; speed: number; pitch: number }> = {
  narrator: { variant: '', speed: 168, pitch: 42 },
  man: { variant: '+m3', speed: 168, pitch: 38 },
  oldman: { variant: '+m7', speed: 158, pitch: 26 },
  woman: { variant: '+f2', speed: 168, pitch: 52 },
  oldwoman: { variant: '+f5', speed: 158, pitch: 44 },
  child: { variant: '+f4', speed: 170, pitch: 78 },
};

/** Says a sentence; samples from -1 to 1 without the quiet before and after. */
export function speak(text: string, who = 'narrator'): Float32Array {
  const { variant, speed, pitch } = voices[who.replace(/\d+$/, '')] ?? voices['narrator']!;
  const file = join(tmpdir(), `spoken-${process.pid}.wav`);
  try {
    execFileSync('espeak-ng', ['-v', `cmn-latn-pinyin${variant}`, '-s', `${speed}`, '-p', `${pitch}`, '-g', '1', '-w', file, spelled(text)]);
    return trimmed(samplesOf(readFileSync(file)));
  } finally {
    rmSync(file, { force: true });
  }
}

/** Pinyin with tone numbers as the voice reads it: words together, digits one by one as on the telephone. */
export function spelled(text: string): string {
  const read = text
    .replace(/[0-9]+/g, (digits) => [...digits].map((each) => '零幺二三四五六七八九'[Number(each)]).join(''))
    .replace(/[“”‘’《》（）「」]/g, '');
  return segment(read, { toneType: 'num', format: OutputFormat.PinyinArray })
    .map((each) => (typeof each === 'string' ? each : each.join('')))
    .join(' ')
    .replace(/([a-zü])0/g, '$15')
    .replace(/\s*[，、：；—…·]+\s*/g, ', ')
    .replace(/\s*[。！]\s*/g, '. ')
    .replace(/\s*？\s*/g, '? ')
    .trim();
}

function samplesOf(wav: Buffer): Float32Array {
  const data = wav.subarray(44);
  return Float32Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(i * 2) / 32768);
}

function trimmed(samples: Float32Array): Float32Array {
  const loud = (each: number) => Math.abs(each) > 0.01;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  if (first < 0) throw new Error('the voice said nothing');
  const cut = samples.slice(Math.max(0, first - 200), last + 600);
  let peak = 0;
  for (const each of cut) peak = Math.max(peak, Math.abs(each));
  return cut.map((each) => (each / peak) * 0.8);
}
