import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { Camera } from './compose.ts';
import { play } from './music.ts';
import { secondOf, type Scene, type Spoken, type Video } from './stage.ts';
import { rate, speak } from './voice.ts';

const framesPerSecond = 25;
const pause = 0.32;
const changeSeconds = 0.4;

interface Timed {
  scene: Scene;
  /** Seconds from the start of the video. */
  start: number;
  length: number;
  spoken: Spoken[];
}

interface Cue {
  from: number;
  until: number;
  text: string;
}

/** Says all lines; the measured lengths decide when everything happens. */
export function timed(video: Video): { scenes: Timed[]; cues: Cue[]; track: Float32Array; length: number } {
  const cues: Cue[] = [];
  const heard: { at: number; samples: Float32Array }[] = [];
  let start = 0;
  const scenes = video.scenes.map((scene): Timed => {
    let at = scene.before ?? 0.5;
    const spoken = scene.lines.map((line): Spoken => {
      const { text, say = text, who } = typeof line === 'string' ? { text: line } as { text: string; say?: string; who?: string } : line;
      if ([...text].length > 26) throw new Error(`${video.title}: the caption is longer than one line: ${text}`);
      const samples = speak(say, who);
      const seconds = samples.length / rate;
      heard.push({ at: start + at, samples });
      cues.push({ from: start + at, until: start + at + seconds + pause * 0.8, text });
      const now = { from: at, until: at + seconds, who };
      at += seconds + pause;
      return now;
    });
    const length = Math.ceil((at + (scene.after ?? 0.35)) * framesPerSecond) / framesPerSecond;
    const here = { scene, start, length, spoken };
    start += length;
    return here;
  });
  const track = new Float32Array(Math.round(start * rate));
  for (const { at, samples } of heard) track.set(samples, Math.round(at * rate));
  play(track, 'opening', 0.1);
  play(track, 'closing', scenes.at(-1)!.start + scenes.at(-1)!.length - 2.6);
  return { scenes, cues, track, length: start };
}

const clock = (seconds: number) => {
  const whole = Math.round(seconds * 1000);
  const two = (n: number, digits = 2) => String(Math.floor(n)).padStart(digits, '0');
  return `${two(whole / 3600000)}:${two((whole / 60000) % 60)}:${two((whole / 1000) % 60)}.${two(whole % 1000, 3)}`;
};

/** WebVTT of the cues. */
function captionsOf(cues: Cue[]): string {
  return `WEBVTT\n\n${cues.map(({ from, until, text }) => `${clock(from)} --> ${clock(until)}\n${text}\n`).join('\n')}`;
}

/** Makes the video, its captions and its poster; returns what it weighs. */
export async function makeVideo(video: Video, target: string, preset: string): Promise<number> {
  const { scenes, cues, track, length } = timed(video);
  const base = path.join(target, video.file);
  mkdirSync(path.dirname(base), { recursive: true });
  writeFileSync(`${base}.vtt`, captionsOf(cues));
  await makePoster(video, scenes, `${base}.jpg`);
  const wav = `${base}.wav.passing`;
  writeFileSync(wav, wavOf(track));
  try {
    await encode(video, scenes, wav, base, preset);
  } finally {
    rmSync(wav, { force: true });
  }
  return length;
}

async function makePoster({ poster: [index, at] }: Video, scenes: Timed[], file: string): Promise<void> {
  const camera = new Camera(1280, 720);
  const { scene, spoken, length } = scenes[index]!;
  await camera.prepare(scene);
  const frame = camera.frame(scene, secondOf(at, spoken, length), spoken, length);
  await sharp(frame, { raw: { width: 1280, height: 720, channels: 3 } }).resize(960, 540).jpeg({ quality: 80, mozjpeg: true }).toFile(file);
}

async function encode(video: Video, scenes: Timed[], wav: string, base: string, preset: string): Promise<void> {
  const camera = new Camera(854, 480);
  const output = video.segments
    ? ['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_filename', path.join(base, '%02d.ts'), path.join(base, 'index.m3u8')]
    : ['-movflags', '+faststart', `${base}.mp4`];
  if (video.segments) {
    rmSync(base, { recursive: true, force: true });
    mkdirSync(base, { recursive: true });
  }
  const ffmpeg = spawn('ffmpeg', ['-y', '-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${camera.width}x${camera.height}`, '-r', `${framesPerSecond}`, '-i', '-', '-i', wav,
    '-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
    '-c:v', 'libx264', '-profile:v', 'main', '-level', '3.1', '-preset', preset, '-tune', 'animation', '-crf', '34', '-maxrate', '500k', '-bufsize', '1000k',
    '-g', '50', '-keyint_min', '50', '-sc_threshold', '0', '-threads', '2',
    '-af', 'highpass=f=90,equalizer=f=3800:t=q:w=1:g=-4,equalizer=f=250:t=q:w=1:g=2,loudnorm=I=-17:TP=-2:LRA=9,aresample=44100', '-c:a', 'aac', '-ac', '1', '-b:a', '28k', '-cutoff', '9000',
    '-map_metadata', '-1', '-fflags', '+bitexact', '-shortest', ...output], { stdio: ['pipe', 'inherit', 'inherit'] });
  const done = once(ffmpeg, 'close');
  for await (const frame of framesOf(camera, scenes)) if (!ffmpeg.stdin.write(frame)) await once(ffmpeg.stdin, 'drain');
  ffmpeg.stdin.end();
  const [code] = await done as [number];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} for ${video.title}`);
}

/** All frames in order; a scene comes softly over the last picture of the one before it. */
async function* framesOf(camera: Camera, scenes: Timed[]): AsyncGenerator<Uint8Array> {
  let last: Uint8Array | undefined;
  for (const { scene, length, spoken } of scenes) {
    await camera.prepare(scene);
    const before = last;
    for (let count = 0; count < Math.round(length * framesPerSecond); count += 1) {
      const second = count / framesPerSecond;
      const frame = camera.frame(scene, second, spoken, length);
      last = before && second < changeSeconds ? mixed(before, frame, second / changeSeconds) : frame;
      yield last;
    }
  }
}

function mixed(before: Uint8Array, after: Uint8Array, part: number): Uint8Array {
  return after.map((each, i) => before[i]! + (each - before[i]!) * part);
}

function wavOf(samples: Float32Array): Buffer {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((each, i) => wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, each)) * 32767), 44 + i * 2));
  return wav;
}
