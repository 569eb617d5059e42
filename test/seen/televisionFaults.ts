import type { Contrast } from '../../src/tv/theme.ts';
import type { Box, Seen, SeenText } from './seenText.ts';

/** What every television shows (src/tv/theme.ts), px. */
const safe: Box = { left: 64, top: 36, right: 1216, bottom: 684 };
/** Smallest letters that may matter, px; a digit that says which key opens something stands alone in its box. */
const smallest = 24;
const smallestDigit = 20;
const contrasts: Record<Contrast, number> = { normal: 4.5, high: 7 };
/** Ink may stand out by the softness of its edge, px. */
const slack = 2;

/** What a viewer could not read on a screen of 1280×720, in words for whoever mends it. */
export function faultsOf({ texts, focus }: Seen, contrast: Contrast): string[] {
  const shown = texts.filter((text) => !isOrnament(text) && text.strength >= 0.6);
  return [
    ...shown.flatMap((text) => faultsOfText(text, contrast).map((fault) => `「${text.text}」 ${fault}`)),
    ...overlaps(shown),
    ...cutTitles(shown, focus),
  ];
}

/** A sign so large and faint that nobody is meant to read it. */
const isOrnament = ({ size, contrast }: SeenText) => size > 90 && contrast < 1.6;

function faultsOfText(text: SeenText, contrast: Contrast): string[] {
  const { box, lost, place, whole, size } = text;
  const faults: string[] = [];
  if (lost > slack) faults.push(`is drawn ${round(lost)} px beyond its texture`);
  if (Math.abs(text.stretch - 1) > 0.02) faults.push(`is shown ${round(text.stretch * 100)} % as wide as it was drawn`);
  if (size < (/^\d$/.test(text.text) ? smallestDigit : smallest) - 0.1) faults.push(`has letters of ${round(size)} px`);
  // Cards that come into sight when one goes there may be cut by the end of their list, or fade there.
  const comes = !whole || place.right > safe.right + slack;
  if (!comes && isOutside(box)) faults.push(`stands outside of what every television shows: ${words(box)}`);
  if (!comes && isCut(text)) faults.push(`is cut: of ${words(box)} only ${words(text.shown)} is to be seen`);
  if (!comes && text.contrast < contrasts[contrast] - 0.05) faults.push(`holds ${text.contrast.toFixed(2)}:1`);
  return faults;
}

const isOutside = ({ left, top, right, bottom }: Box) =>
  left < safe.left - slack || top < safe.top - slack || right > safe.right + slack || bottom > safe.bottom + slack;

function isCut({ box, shown }: SeenText): boolean {
  if (!shown) return true;
  const most = 4;
  return shown.left - box.left > most || box.right - shown.right > most || shown.top - box.top > most || box.bottom - shown.bottom > most;
}

function overlaps(texts: readonly SeenText[]): string[] {
  const faults: string[] = [];
  texts.forEach((one, i) => texts.slice(i + 1).forEach((other) => {
    const across = Math.min(one.room.right, other.room.right) - Math.max(one.room.left, other.room.left);
    const down = Math.min(one.room.bottom, other.room.bottom) - Math.max(one.room.top, other.room.top);
    if (across > slack && down > slack) faults.push(`「${one.text}」 and 「${other.text}」 overlap by ${round(across)}×${round(down)} px`);
  }));
  return faults;
}

/** A card that has the focus and says only the beginning of its title, while nothing says the whole. */
function cutTitles(texts: readonly SeenText[], focus: Seen['focus']): string[] {
  if (!focus) return [];
  const others = new Map<number, string>();
  texts.forEach(({ canvas, text }) => {
    if (canvas !== focus.canvas) others.set(canvas, (others.get(canvas) ?? '') + bare(text));
  });
  const ends = texts.filter(({ canvas, bold, text }) => canvas === focus.canvas && bold && text.endsWith('…'));
  return ends.flatMap(({ text }) => {
    const whole = focus.words.map(bare).find((word) => word.includes(bare(text).slice(0, -1)));
    const isSaid = whole === undefined || whole.endsWith('…') || [...others.values()].some((other) => other.includes(whole));
    return isSaid ? [] : [`「${text}」 has the focus, and nothing says 「${whole}」`];
  });
}

const bare = (text: string) => text.replace(/\s/g, '');
const round = (value: number) => Math.round(value * 10) / 10;
const words = (box: Box | undefined) =>
  (box ? `${Math.round(box.left)}–${Math.round(box.right)} × ${Math.round(box.top)}–${Math.round(box.bottom)}` : 'nothing');
