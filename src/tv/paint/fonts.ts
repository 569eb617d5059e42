import type { Measure } from '../../text/lines.ts';

/** The box's own Chinese font; nothing is downloaded and no frame waits for a font. */
const family = [
  '"Noto Sans CJK SC"', '"Noto Sans SC"', '"Source Han Sans SC"', '"PingFang SC"', '"Microsoft YaHei"',
  '"Hiragino Sans GB"', '"WenQuanYi Micro Hei"', '"Droid Sans Fallback"', 'sans-serif',
].join(',');

export type Weight = 'normal' | 'bold';

/** CSS font of a size in logical px. */
export function fontOf(size: number, weight: Weight = 'normal'): string {
  return `${weight} ${size}px ${family}`;
}

let ruler: CanvasRenderingContext2D | undefined;
const measures: Record<string, Measure> = {};

/** Widths in logical px; one function per font, so that what it measured can be remembered with it. */
export function measureIn(size: number, weight: Weight = 'normal'): Measure {
  const key = `${weight}${size}`;
  let measure = measures[key];
  if (!measure) {
    ruler = ruler ?? (document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D);
    const context = ruler;
    const font = fontOf(size, weight);
    measure = (text) => {
      context.font = font;
      return context.measureText(text).width;
    };
    measures[key] = measure;
  }
  return measure;
}
