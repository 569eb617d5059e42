import { spawn } from 'node:child_process';
import { once } from 'node:events';
import sharp from 'sharp';
import { openPicture } from '../media/picture.ts';
import { tidyReading } from './tidyReading.ts';

/** The reader or its Chinese is not installed. */
export class ReaderMissing extends Error {}

const patienceMs = 120_000;
/** Pixels of the long side that the reader likes: characters of 30 px and more. */
const longSide = 3200;
const textBytesMax = 1024 * 1024;

/** Words of a picture by Debian's tesseract, line by line; empty when there are none. Throws ReaderMissing. */
export async function readPicture(picture: Buffer, stopping?: AbortSignal): Promise<string> {
  const child = spawn('tesseract', ['stdin', 'stdout', '-l', 'chi_sim', '--psm', '3', '--dpi', '300'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', OMP_THREAD_LIMIT: '1' },
    timeout: patienceMs,
    killSignal: 'SIGKILL',
    ...(stopping && { signal: stopping }),
  });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => void output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => void complaints.push(chunk));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close') as Promise<[number | null]>;
  prepared(picture).then((data) => child.stdin.end(data), () => child.kill('SIGKILL'));
  try {
    const [code] = await ended;
    const words = Buffer.concat(complaints).toString();
    if (/Failed loading language|Could not initialize tesseract/i.test(words)) throw new ReaderMissing();
    if (code !== 0) throw new Error(`tesseract ended with ${String(code)}`);
    return tidyReading(Buffer.concat(output).subarray(0, textBytesMax).toString());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new ReaderMissing();
    throw error;
  }
}

/** Grey, large enough, and evenly lit: a photograph taken in the shade of a hand is read like a scan. */
async function prepared(picture: Buffer): Promise<Buffer> {
  const image = openPicture(picture);
  const { width, height } = await image.metadata();
  const scale = longSide / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const grey = await image.flatten({ background: '#ffffff' }).greyscale().resize({ ...size, fit: 'fill', kernel: 'lanczos3' }).png({ compressionLevel: 1 }).toBuffer();
  // What the paper alone would look like: blurred so far that no writing is left. Dodging by its
  // negative divides by it.
  const small = await sharp(grey).resize({ width: Math.ceil(size.width / 16), height: Math.ceil(size.height / 16), fit: 'fill' }).median(9).blur(6).negate().png().toBuffer();
  const light = await sharp(small).resize({ ...size, fit: 'fill', kernel: 'cubic' }).png({ compressionLevel: 1 }).toBuffer();
  return sharp(grey).composite([{ input: light, blend: 'colour-dodge' }]).greyscale().normalise().png({ compressionLevel: 1 }).toBuffer();
}
