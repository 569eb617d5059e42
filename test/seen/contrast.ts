/** Red, green, blue, 0–255. */
export type Color = [number, number, number];

const channel = (value: number) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance as the Web Content Accessibility Guidelines define it. */
export const luminance = ([red, green, blue]: Color) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** Contrast of two luminances, 1–21. */
export const ratio = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** `#rrggbb` or `rgb(…)` with its opacity. */
export function parseColor(color: string): [...Color, number] {
  const hex = /^#(..)(..)(..)$/.exec(color);
  if (hex) return [...hex.slice(1).map((pair) => parseInt(pair, 16)), 1] as [...Color, number];
  const parts = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
}
