import type { Art, Figure } from './art/art.ts';

/** A line of the narration; `who` talks: a layer of that name moves its mouth. */
export interface Line {
  text: string;
  who?: string;
  /** How it is said, where the reading of the written words would be wrong. */
  say?: string;
}

/** One thing on the stage. Its anchor is the middle of its bottom edge. */
export interface Layer {
  art: Art | Figure;
  x: number;
  y: number;
  scale?: number;
  /** Degrees. */
  turn?: number;
  name?: string;
  /** Comes with this line of the scene (0 is the first, 1.5 the middle of the second); else it is there. */
  at?: number;
  /** Goes with this line. */
  until?: number;
  enter?: 'fade' | 'left' | 'right' | 'rise' | 'drop' | 'pop' | 'stamp';
  /** Stage pixels over the whole scene. */
  drift?: [number, number];
  /** Rings like a telephone, or swings slowly. */
  moves?: 'ring' | 'swing' | 'bob';
}

export interface Scene {
  ground: Art;
  layers: Layer[];
  lines: (string | Line)[];
  /** Seconds of quiet before the first line; room for the music. */
  before?: number;
  after?: number;
}

export interface Video {
  /** Path in sample/ without extension. */
  file: string;
  title: string;
  scenes: Scene[];
  /** Scene and line (as in `at`) whose picture is the poster. */
  poster: [number, number];
  /** Delivered as a folder of segments instead of one MP4. */
  segments?: boolean;
}

/** When a line is said, seconds from the start of its scene. */
export interface Spoken {
  from: number;
  until: number;
  who: string | undefined;
}

/** How a layer stands at a moment. */
export interface Pose {
  art: Art;
  x: number;
  y: number;
  sx: number;
  sy: number;
  turn: number;
  alpha: number;
}

const easeOut = (t: number) => 1 - (1 - t) ** 3;
const easeBoth = (t: number) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);

/** The second at which `at` stands. */
export function secondOf(at: number, spoken: Spoken[], length: number): number {
  const line = spoken[Math.floor(at)];
  return line === undefined ? length : line.from + (at % 1) * (line.until - line.from);
}

/** How the layer stands `second` into its scene of `length` seconds; undefined while it is not there. */
export function poseOf(layer: Layer, order: number, second: number, spoken: Spoken[], length: number): Pose | undefined {
  const start = layer.at === undefined ? -Infinity : secondOf(layer.at, spoken, length) - 0.15;
  const end = layer.until === undefined ? Infinity : secondOf(layer.until, spoken, length);
  if (second < start || second >= end) return undefined;
  const pose: Pose = { art: artOf(layer, order, second, spoken), x: layer.x, y: layer.y, sx: layer.scale ?? 1, sy: layer.scale ?? 1, turn: layer.turn ?? 0, alpha: 1 };
  enter(pose, layer.enter, Math.min(1, (second - start) / (layer.enter === 'stamp' ? 0.28 : 0.5)));
  if (end - second < 0.3) pose.alpha *= (end - second) / 0.3;
  if (layer.drift) {
    const way = easeBoth(Math.min(1, second / length));
    pose.x += layer.drift[0] * way;
    pose.y += layer.drift[1] * way;
  }
  if (layer.moves === 'swing') pose.turn += 2.5 * Math.sin(second * 2);
  if (layer.moves === 'bob') pose.y += Math.round(3 * Math.sin(second * 9));
  if (layer.moves === 'ring' && (second - Math.max(0, start)) % 1.6 < 0.8) pose.turn += 5 * Math.sin(second * 40);
  return pose;
}

function enter(pose: Pose, how: Layer['enter'], t: number): void {
  if (how === undefined || t >= 1) return;
  const rest = 1 - easeOut(t);
  if (how === 'left') pose.x -= 420 * rest;
  if (how === 'right') pose.x += 420 * rest;
  if (how === 'rise') pose.y += 60 * rest;
  if (how === 'drop') pose.y -= 80 * rest;
  if (how === 'pop' || how === 'stamp') {
    const by = how === 'pop' ? 0.6 + 0.4 * (1 + 2.2 * (t - 1) ** 3 + 1.2 * (t - 1) ** 2) : 1 + 1.2 * rest;
    pose.sx *= by;
    pose.sy *= by;
  }
  pose.alpha *= Math.min(1, t * 2.5);
}

/** A figure blinks every few seconds, and its mouth moves while its lines are said. */
function artOf({ art, name }: Layer, order: number, second: number, spoken: Spoken[]): Art {
  if (!('calm' in art)) return art;
  const talks = name !== undefined && spoken.some(({ from, until, who }) => who === name && second >= from && second < until - 0.1);
  if (talks) return Math.floor(second * 6) % 3 === 2 ? art.calm : art.talk;
  return (second + order * 1.3) % 3.7 < 0.14 ? art.blink : art.calm;
}
