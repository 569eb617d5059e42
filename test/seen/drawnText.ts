/**
 * Runs inside the television's page, before the app: notes every text that is drawn on a canvas, and
 * keeps beside every canvas a twin that gets all but the texts. What differs between the two is text;
 * what the twin shows there is its ground. It knows nothing of the app, so it believes only the screen.
 */

import { luminance, parseColor, ratio, type Color } from './contrast.ts';
import type { Box, Seen, SeenText } from './seenText.ts';

declare global {
  interface Window {
    seenTexts(): Seen;
  }
}

type Context = CanvasRenderingContext2D;

interface Drawn {
  text: string;
  size: number;
  color: string;
  alpha: number;
  stretch: number;
  box: Box;
  canvas: number;
  place: Box;
  lost: number;
  font: string;
  base: number;
  /** What of the screen it may be on. */
  clip?: Box;
}

const texts = new WeakMap<HTMLCanvasElement, Drawn[]>();
/** Rectangles that were drawn as paths, and those that clip what is drawn now. */
const rectangles = new WeakMap<HTMLCanvasElement, Box>();
const clips = new WeakMap<HTMLCanvasElement, Box>();
const twins = new WeakMap<HTMLCanvasElement, Context>();
const numbers = new WeakMap<object, number>();
let count = 0;

const contexts = CanvasRenderingContext2D.prototype;
const plainly = {
  getContext: HTMLCanvasElement.prototype.getContext,
  fillText: contexts.fillText,
  drawImage: contexts.drawImage,
};

const numberOf = (canvas: object): number => {
  if (!numbers.has(canvas)) numbers.set(canvas, ++count);
  return numbers.get(canvas) as number;
};
const isTwin = new WeakSet<object>();
const textsOf = (canvas: HTMLCanvasElement): Drawn[] => {
  if (!texts.has(canvas)) texts.set(canvas, []);
  return texts.get(canvas) as Drawn[];
};

function twinOf(canvas: HTMLCanvasElement): Context {
  const known = twins.get(canvas);
  if (known) return known;
  const twin = document.createElement('canvas');
  isTwin.add(twin);
  twin.width = canvas.width;
  twin.height = canvas.height;
  const context = plainly.getContext.call(twin, '2d', { willReadFrequently: true }) as Context;
  twins.set(canvas, context);
  return context;
}

/** The box around a box that a context's transform moves. */
function moved(matrix: DOMMatrix, { left, top, right, bottom }: Box): Box {
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]].map(([x = 0, y = 0]) => matrix.transformPoint({ x, y }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

const clearsAll = (context: Context, x: number, y: number, w: number, h: number): boolean => {
  const { left, top, right, bottom } = moved(context.getTransform(), { left: x, top: y, right: x + w, bottom: y + h });
  return left <= 0 && top <= 0 && right >= context.canvas.width && bottom >= context.canvas.height;
};

const methods = [
  'save', 'restore', 'scale', 'rotate', 'translate', 'transform', 'setTransform', 'resetTransform', 'clearRect', 'fillRect',
  'strokeRect', 'beginPath', 'closePath', 'moveTo', 'lineTo', 'arc', 'arcTo', 'quadraticCurveTo', 'bezierCurveTo', 'ellipse',
  'rect', 'fill', 'stroke', 'clip', 'setLineDash', 'putImageData', 'drawImage', 'fillText',
] as const;
const properties = [
  'fillStyle', 'strokeStyle', 'lineWidth', 'lineCap', 'lineJoin', 'miterLimit', 'lineDashOffset', 'globalAlpha',
  'globalCompositeOperation', 'shadowBlur', 'shadowColor', 'shadowOffsetX', 'shadowOffsetY', 'imageSmoothingEnabled', 'filter',
] as const;

type Loose = Record<string, (...values: unknown[]) => unknown>;

for (const name of methods) {
  const original = (contexts as unknown as Loose)[name] as (...values: unknown[]) => unknown;
  (contexts as unknown as Loose)[name] = function (this: Context, ...values: unknown[]) {
    if (!isTwin.has(this.canvas)) mirror(this, name, original, values);
    return original.apply(this, values);
  };
}

for (const name of properties) {
  const { get, set } = Object.getOwnPropertyDescriptor(contexts, name) as Required<PropertyDescriptor>;
  Object.defineProperty(contexts, name, {
    get,
    set(this: Context, value: unknown) {
      set.call(this, value);
      if (!isTwin.has(this.canvas)) set.call(twinOf(this.canvas), value);
    },
  });
}

for (const name of ['width', 'height'] as const) {
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, name) as Required<PropertyDescriptor>;
  Object.defineProperty(HTMLCanvasElement.prototype, name, {
    get,
    set(this: HTMLCanvasElement, value: number) {
      set.call(this, value);
      const twin = twins.get(this);
      if (twin) set.call(twin.canvas, value);
      texts.delete(this);
    },
  });
}

function mirror(context: Context, name: string, original: (...values: unknown[]) => unknown, values: unknown[]): void {
  const { canvas } = context;
  const twin = twinOf(canvas);
  if (name === 'fillText') {
    note(context, ...(values as [string, number, number]));
    return;
  }
  // What a veil lies over is not there to be read.
  const covers = name === 'clearRect' || name === 'fillRect';
  if (covers && clearsAll(context, ...(values as [number, number, number, number]))) texts.delete(canvas);
  if (name === 'fill' && context.globalCompositeOperation === 'copy') texts.delete(canvas);
  keepClip(context, name, values);
  if (name !== 'drawImage' || !(values[0] instanceof HTMLCanvasElement)) {
    original.apply(twin, values);
    return;
  }
  const [source, ...where] = values as [HTMLCanvasElement, ...number[]];
  carry(context, source, where);
  plainly.drawImage.apply(twin, [twinOf(source).canvas, ...where] as unknown as Parameters<Context['drawImage']>);
}

function keepClip(context: Context, name: string, values: unknown[]): void {
  const { canvas } = context;
  if (name === 'beginPath') rectangles.delete(canvas);
  if (name === 'restore') clips.delete(canvas);
  if (name === 'rect') {
    const [x, y, w, h] = values as [number, number, number, number];
    rectangles.set(canvas, moved(context.getTransform(), { left: x, top: y, right: x + w, bottom: y + h }));
  }
  const rectangle = rectangles.get(canvas);
  if (name === 'clip' && rectangle) clips.set(canvas, rectangle);
}

/** The texts of a canvas that is drawn on another lie on that one from now on. */
function carry(context: Context, source: HTMLCanvasElement, where: number[]): void {
  const whole = [0, 0, source.width, source.height];
  const full = where.length === 8 ? where : where.length === 4 ? [...whole, ...where] : [...whole, ...where, source.width, source.height];
  const [sx, sy, sw, sh, dx, dy, dw, dh] = full as [number, number, number, number, number, number, number, number];
  const matrix = context.getTransform().translate(dx, dy).scale(dw / sw, dh / sh).translate(-sx, -sy);
  const place = moved(matrix, { left: sx, top: sy, right: sx + sw, bottom: sy + sh });
  const scale = Math.hypot(matrix.c, matrix.d);
  const clip = clips.get(context.canvas);
  for (const drawn of texts.get(source) ?? []) {
    textsOf(context.canvas).push({
      ...drawn, box: moved(matrix, drawn.box), alpha: drawn.alpha * context.globalAlpha, size: drawn.size * scale,
      stretch: (drawn.stretch * Math.hypot(matrix.a, matrix.b)) / scale,
      base: moved(matrix, { left: 0, right: 0, top: drawn.base, bottom: drawn.base }).top, place, canvas: numberOf(source), clip,
    });
  }
}

function note(context: Context, text: string, x: number, y: number): void {
  if (text.trim() === '') return;
  const told = context.measureText(text);
  const ink = {
    left: x - told.actualBoundingBoxLeft, right: x + told.actualBoundingBoxRight,
    top: y - told.actualBoundingBoxAscent, bottom: y + told.actualBoundingBoxDescent,
  };
  const matrix = context.getTransform();
  const box = moved(matrix, ink);
  const { width, height } = context.canvas;
  const lost = Math.max(-box.left, -box.top, box.right - width, box.bottom - height, 0);
  const size = Number(/([\d.]+)px/.exec(context.font)?.[1]) * Math.hypot(matrix.c, matrix.d);
  const drawn: Drawn = {
    text, size, stretch: 1, color: String(context.fillStyle), alpha: context.globalAlpha, box, lost, font: context.font,
    base: moved(matrix, { left: 0, right: 0, top: y, bottom: y }).top, canvas: numberOf(context.canvas),
    place: { left: 0, top: 0, right: width, bottom: height },
  };
  const all = textsOf(context.canvas);
  const last = all[all.length - 1];
  // A line that is set apart is drawn character by character.
  const goesOn = last && last.font === drawn.font && last.color === drawn.color && last.base === drawn.base &&
    box.left > last.box.right - 2 && box.left - last.box.right < size * 0.9;
  if (!goesOn) {
    all.push(drawn);
    return;
  }
  last.text += text;
  last.lost = Math.max(last.lost, lost);
  last.box = {
    left: last.box.left, right: box.right, top: Math.min(last.box.top, box.top), bottom: Math.max(last.box.bottom, box.bottom),
  };
}

/** The screen's canvas: the one in the document. */
const screenCanvas = () => document.querySelector('canvas') as HTMLCanvasElement;

window.seenTexts = () => {
  const canvas = screenCanvas();
  const { width, height } = canvas;
  const bare = twinOf(canvas).getImageData(0, 0, width, height).data;
  const copy = document.createElement('canvas');
  isTwin.add(copy);
  copy.width = width;
  copy.height = height;
  const context = plainly.getContext.call(copy, '2d', { willReadFrequently: true }) as Context;
  (plainly.drawImage as (source: HTMLCanvasElement, x: number, y: number) => void).call(context, canvas, 0, 0);
  const full = context.getImageData(0, 0, width, height).data;
  return { texts: textsOf(canvas).map((drawn) => look(drawn, bare, full, width, height)), focus: focus() };
};

function look(drawn: Drawn, bare: Uint8ClampedArray, full: Uint8ClampedArray, width: number, height: number): SeenText {
  const { text, size, color, stretch, font, box, canvas, place, lost } = drawn;
  const bold = /bold|[6-9]00/.test(font);
  const [red, green, blue, alpha] = parseColor(color);
  const opaque = alpha * drawn.alpha;
  const clip = drawn.clip ?? { left: 0, top: 0, right: width, bottom: height };
  const room = {
    left: Math.max(box.left, clip.left, 0), top: Math.max(box.top, clip.top, 0),
    right: Math.min(box.right, clip.right, width), bottom: Math.min(box.bottom, clip.bottom, height),
  };
  const whole = place.left >= Math.max(clip.left, 0) - 1 && place.top >= Math.max(clip.top, 0) - 1 &&
    place.right <= Math.min(clip.right, width) + 1 && place.bottom <= Math.min(clip.bottom, height) + 1;
  const seen: SeenText = { text, size, bold, color, stretch, box, canvas, place, whole, lost, room, strength: 0, shown: undefined, contrast: 0 };
  const grounds: number[] = [];
  const shown: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = Math.round(room.top); y < Math.round(room.bottom); y++) {
    for (let x = Math.round(room.left); x < Math.round(room.right); x++) {
      const at = (y * width + x) * 4;
      const ground: Color = [bare[at] as number, bare[at + 1] as number, bare[at + 2] as number];
      const inkOn = (on: Color) => [red, green, blue].map((value, i) => value * opaque + (on[i] as number) * (1 - opaque)) as Color;
      const ink = inkOn(ground);
      // Through the canvas one sees the film, which may be of any colour.
      const clear = 1 - (bare[at + 3] as number) / 255;
      const bright = ground.map((value) => value * (1 - clear) + 255 * clear) as Color;
      const dark = ground.map((value) => value * (1 - clear)) as Color;
      const far = Math.max(...ink.map((value, i) => Math.abs(value - (ground[i] as number))));
      const is = Math.max(...ground.map((value, i) => Math.abs(value - (full[at + i] as number))));
      grounds.push(Math.min(...(clear > 0.01 ? [bright, dark] : [ground]).map((on) => ratio(luminance(inkOn(on)), luminance(on)))));
      const strength = far < 8 ? 0 : Math.min(1, is / far);
      seen.strength = Math.max(seen.strength, strength);
      if (strength < 0.15) continue;
      shown.left = Math.min(shown.left, x);
      shown.right = Math.max(shown.right, x + 1);
      shown.top = Math.min(shown.top, y);
      shown.bottom = Math.max(shown.bottom, y + 1);
    }
  }
  grounds.sort((one, other) => one - other);
  // A rule that runs under a line is not its ground: the worst twentieth does not count.
  seen.contrast = grounds[Math.floor(grounds.length / 20)] ?? 0;
  if (shown.left < shown.right) seen.shown = shown;
  return seen;
}

/** Of the app this much only: which card has the focus. */
function focus(): Seen['focus'] {
  interface Face { words: string[]; texture?: { _source?: { _nativeTexture?: object } } }
  const { app } = window.fawu as unknown as { app: { focusPath: { face?: Face }[] } };
  const face = app.focusPath[app.focusPath.length - 1]?.face;
  const native = face?.texture?._source?._nativeTexture;
  return face && native ? { canvas: numberOf(native), words: face.words } : undefined;
}
