import { onPaper } from './palette.ts';

/** A drawing: the inside of an SVG of `w`×`h` stage pixels. The stage is 1280×720. */
export interface Art {
  w: number;
  h: number;
  svg: string;
}

/** A figure that blinks and talks: the same drawing with three faces. */
export interface Figure {
  calm: Art;
  blink: Art;
  talk: Art;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

interface Type {
  size: number;
  colour?: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  serif?: boolean;
  spacing?: number;
}

/** One line of type; `x`, `y` are its anchor on the baseline. */
export function type(text: string, x: number, y: number, style: Type): string {
  const { size, colour = onPaper, weight = 400, anchor = 'start', serif = false, spacing = 0 } = style;
  const family = serif ? 'Noto Serif CJK SC' : 'Noto Sans CJK SC';
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${colour}" `
    + `text-anchor="${anchor}" letter-spacing="${spacing}">${escape(text)}</text>`;
}

/** A word as wide as `size` for Chinese and a bit over half of it for Latin letters and digits. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, each) => sum + (/[\x20-\x7e·]/.test(each) ? 0.58 : 1) * size, 0);
}

/** Puts a drawing into another one, its top left corner at `x`, `y`. */
export function place(art: Art, x: number, y: number, scale = 1, turn = 0): string {
  const turned = turn === 0 ? '' : ` rotate(${turn} ${art.w / 2} ${art.h / 2})`;
  return `<g transform="translate(${x} ${y}) scale(${scale})${turned}">${art.svg}</g>`;
}

/** The whole drawing as an SVG document, `scale` output pixels a stage pixel. */
export function documentOf({ w, h, svg }: Art, scale: number): string {
  const [width, height] = [Math.ceil(w * scale), Math.ceil(h * scale)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${w} ${h}" preserveAspectRatio="none">${svg}</svg>`;
}

/** A reproducible row of numbers from 0 to 1. */
export function scatter(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
