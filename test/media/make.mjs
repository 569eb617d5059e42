// Makes the films that the player's tests play: `node test/media/make.mjs`, with ffmpeg installed.
// Each second shows its number; the sound is silence, which takes no room. The pieces are not called .ts
// here, where that is TypeScript.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const here = import.meta.dirname;
const ffmpeg = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { cwd: here, stdio: 'inherit' });
const number = "drawtext=text='%{eif\\:t\\:d}':fontsize=90:fontcolor=white:x=110:y=50";
const sound = ['-c:a', 'aac', '-b:a', '8k', '-ac', '1'];
const film = (seconds) => [
  '-f', 'lavfi', '-i', `color=c=0x2f5c8c:size=320x180:rate=10:duration=${seconds},${number}`,
  '-f', 'lavfi', '-i', `anullsrc=sample_rate=16000:channel_layout=mono`, '-t', String(seconds),
  '-c:v', 'libx264', '-preset', 'veryslow', '-crf', '40', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p',
  '-g', '20', '-keyint_min', '20', '-sc_threshold', '0', '-threads', '1', ...sound, '-map_metadata', '-1', '-fflags', '+bitexact',
];

mkdirSync(`${here}/pieces`, { recursive: true });
ffmpeg(...film(60), '-movflags', '+faststart', 'film.mp4');
ffmpeg(...film(12), '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_filename', 'pieces/%d.mpegts', 'pieces/index.m3u8');
