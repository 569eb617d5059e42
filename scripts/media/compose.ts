import sharp from 'sharp';
import { type Art, documentOf } from './art/art.ts';
import { type Pose, poseOf, type Scene, type Spoken } from './stage.ts';

/** A picture of RGBA bytes with its colours multiplied by its alpha. */
interface Sprite {
  w: number;
  h: number;
  data: Uint8Array;
}

/** Draws scenes of the 1280×720 stage at `width` pixels; frames are RGB bytes. */
export class Camera {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  private readonly drawn = new Map<Art, Sprite>();
  /** The frame before: most of a scene stands still, so only what lies above the first change is laid anew. */
  private last: { scene: Scene; poses: (Pose | undefined)[]; count: number; under: Uint8Array; whole: Uint8Array } | undefined;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.scale = Math.max(width / 1280, height / 720);
  }

  /** Draws every art of the scene once, so that `frame` need not wait. */
  async prepare(scene: Scene): Promise<void> {
    const arts = [scene.ground, ...scene.layers.flatMap(({ art }) => ('calm' in art ? Object.values(art) as Art[] : [art]))];
    for (const art of arts) if (!this.drawn.has(art)) this.drawn.set(art, await this.draw(art));
  }

  private async draw(art: Art): Promise<Sprite> {
    const { data, info } = await sharp(Buffer.from(documentOf(art, this.scale))).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    for (let i = 0; i < data.length; i += 4) {
      const alpha = data[i + 3]! / 255;
      for (let c = 0; c < 3; c += 1) data[i + c] = Math.round(data[i + c]! * alpha);
    }
    return { w: info.width, h: info.height, data };
  }

  /** The stage `second` into the scene. */
  frame(scene: Scene, second: number, spoken: Spoken[], length: number): Uint8Array {
    const poses = scene.layers.map((layer, order) => poseOf(layer, order, second, spoken, length));
    const last = this.last?.scene === scene ? this.last : undefined;
    const changed = poses.findIndex((pose, order) => last === undefined || !isAlike(pose, last.poses[order]));
    if (last && changed < 0) return last.whole;
    const reusable = last !== undefined && last.count <= changed;
    const out = reusable ? last.under.slice() : this.bare(this.drawn.get(scene.ground)!);
    let under = out;
    poses.forEach((pose, order) => {
      if (order === changed) under = out.slice();
      if (pose && order >= (reusable ? last.count : 0)) this.put(out, this.drawn.get(pose.art)!, pose);
    });
    this.last = { scene, poses, count: Math.max(0, changed), under, whole: out };
    return out;
  }

  private bare(ground: Sprite): Uint8Array {
    const out = new Uint8Array(this.width * this.height * 3);
    for (let y = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        const from = (y * ground.w + x) * 4;
        const to = (y * this.width + x) * 3;
        out[to] = ground.data[from]!;
        out[to + 1] = ground.data[from + 1]!;
        out[to + 2] = ground.data[from + 2]!;
      }
    }
    return out;
  }

  /** Lays a sprite on the frame: turned, scaled and between pixels where it stands so. */
  private put(out: Uint8Array, { w, h, data }: Sprite, pose: Pose): void {
    const [ax, ay] = [pose.x * this.scale, pose.y * this.scale];
    const angle = (pose.turn * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    // From the sprite's own pixels, seen from its anchor, to the frame.
    const corners = [[-w / 2, -h], [w / 2, -h], [-w / 2, 0], [w / 2, 0]].map(([x, y]) => {
      const [px, py] = [x! * pose.sx, y! * pose.sy];
      return [ax + px * cos - py * sin, ay + px * sin + py * cos] as const;
    });
    const left = Math.max(0, Math.floor(Math.min(...corners.map(([x]) => x))));
    const right = Math.min(this.width - 1, Math.ceil(Math.max(...corners.map(([x]) => x))));
    const top = Math.max(0, Math.floor(Math.min(...corners.map(([, y]) => y))));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(...corners.map(([, y]) => y))));
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) {
        const [dx, dy] = [x + 0.5 - ax, y + 0.5 - ay];
        const u = (dx * cos + dy * sin) / pose.sx + w / 2 - 0.5;
        const v = (-dx * sin + dy * cos) / pose.sy + h - 0.5;
        const [u0, v0] = [Math.floor(u), Math.floor(v)];
        if (u0 < -1 || v0 < -1 || u0 >= w || v0 >= h) continue;
        blend(out, (y * this.width + x) * 3, data, w, h, u0, v0, u - u0, v - v0, pose.alpha);
      }
    }
  }
}

function isAlike(one: Pose | undefined, other: Pose | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.art === other.art && one.x === other.x && one.y === other.y && one.sx === other.sx && one.sy === other.sy
    && one.turn === other.turn && one.alpha === other.alpha;
}

function blend(out: Uint8Array, to: number, data: Uint8Array, w: number, h: number, u: number, v: number, fu: number, fv: number, alpha: number): void {
  let [r, g, b, a] = [0, 0, 0, 0];
  for (let j = 0; j < 2; j += 1) {
    for (let i = 0; i < 2; i += 1) {
      const [x, y] = [u + i, v + j];
      const part = (i === 1 ? fu : 1 - fu) * (j === 1 ? fv : 1 - fv);
      if (part < 0.002 || x < 0 || y < 0 || x >= w || y >= h) continue;
      const at = (y * w + x) * 4;
      r += data[at]! * part;
      g += data[at + 1]! * part;
      b += data[at + 2]! * part;
      a += data[at + 3]! * part;
    }
  }
  if (a === 0) return;
  const rest = 1 - (a / 255) * alpha;
  out[to] = r * alpha + out[to]! * rest + 0.5;
  out[to + 1] = g * alpha + out[to + 1]! * rest + 0.5;
  out[to + 2] = b * alpha + out[to + 2]! * rest + 0.5;
}
