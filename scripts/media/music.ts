import { scatter } from './art/art.ts';
import { rate } from './voice.ts';

/** Pentatonic steps (Hz) of the two phrases that open and close a video. */
const steps = [196, 220, 261.63, 293.66, 329.63, 392, 440, 523.25, 587.33];
const opening = [[0, 2], [0.28, 4], [0.56, 5], [0.98, 7], [1.26, 6], [1.54, 5], [2.1, 4]] as const;
const closing = [[0, 5], [0.3, 4], [0.6, 3], [0.9, 2], [1.4, 0]] as const;

/** A plucked string (Karplus and Strong), reproducible. */
function pluck(frequency: number, seconds: number, seed: number): Float32Array {
  const next = scatter(seed);
  const ring = Float32Array.from({ length: Math.round(rate / frequency) }, () => next() * 2 - 1);
  const out = new Float32Array(Math.round(seconds * rate));
  for (let i = 0; i < out.length; i += 1) {
    const at = i % ring.length;
    out[i] = ring[at]!;
    ring[at] = 0.4985 * (ring[at]! + ring[(at + 1) % ring.length]!);
  }
  return out;
}

/** Adds a phrase softly to `track` from `second` on. */
export function play(track: Float32Array, phrase: 'opening' | 'closing', second: number): void {
  (phrase === 'opening' ? opening : closing).forEach(([after, step], order) => {
    const string = pluck(steps[step]!, 1.6, order + 1);
    const start = Math.round((second + after) * rate);
    string.forEach((each, i) => {
      if (start + i < track.length) track[start + i]! += each * 0.16;
    });
  });
}
