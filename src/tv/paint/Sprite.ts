import { Lightning, type Element, type Stage } from '../lightning.ts';
import type { Pen } from './text.ts';

/** What a sprite shows. The key stands for all that `draw` depends on: same key, same texture. */
export interface Painting {
  key: string;
  /** Logical px, even. */
  w: number;
  h: number;
  /** What can be read on it, for tests and for whoever reads the screen aloud. */
  words: readonly string[];
  draw(pen: Pen): void;
}

/** One texture, drawn once by our own code on a 2D canvas, shared by content. */
export class Sprite extends Lightning.Element {
  declare words: readonly string[];
  declare painted: string;

  constructor(stage: Stage) {
    super(stage);
    this.words = [];
    this.painted = '';
  }

  show(painting: Painting): this {
    if (this.painted === painting.key) return this;
    this.painted = painting.key;
    this.words = painting.words;
    const texture = new Lightning.textures.StaticCanvasTexture(this.stage);
    texture.content = {
      lookupId: painting.key,
      factory: (done) => done(null, paint(this.stage, painting)),
    };
    const own = this as unknown as Element;
    own.patch({ w: painting.w, h: painting.h });
    (own as { texture: unknown }).texture = texture;
    return this;
  }
}

let scratch: CanvasRenderingContext2D | undefined;

/** WebGL copies the pixels, so one canvas serves all; canvas2d keeps the canvas it is given. */
function paint(stage: Stage, { w, h, draw }: Painting): HTMLCanvasElement {
  const precision = stage.getOption('precision') as number;
  const width = Math.max(1, Math.round(w * precision));
  const height = Math.max(1, Math.round(h * precision));
  const keeps = stage.mode === 1;
  const pen = keeps ? openCanvas(width, height) : scratchOf(width, height);
  pen.save();
  pen.setTransform(precision, 0, 0, precision, 0, 0);
  draw(pen);
  pen.restore();
  if (keeps) return pen.canvas;
  // Lightning takes pixels as well as a canvas; its types know the canvas only.
  return pen.getImageData(0, 0, width, height) as unknown as HTMLCanvasElement;
}

function scratchOf(width: number, height: number): CanvasRenderingContext2D {
  if (!scratch) scratch = openCanvas(width, height);
  const { canvas } = scratch;
  if (canvas.width < width || canvas.height < height) {
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
  } else {
    scratch.clearRect(0, 0, width, height);
  }
  return scratch;
}

/** `willReadFrequently` keeps the canvas in main memory: reading it back then costs little. */
function openCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
}
