/**
 * Runs in a phone page: finds what somebody who holds the phone cannot read or hit. It believes the
 * layout of the page alone.
 */
import { luminance, parseColor, ratio, type Color } from './contrast.ts';

declare global {
  interface Window {
    phoneFaults(): string[];
  }
}

interface Piece {
  text: string;
  box: DOMRect;
  parent: Element;
  /** What stays where it is while the page moves under it. */
  layer: Element | undefined;
}

/** Smallest side of what a finger hits, px. */
const target = 44;

const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
const told = (text: string) => `「${text.replace(/\s+/g, ' ').trim().slice(0, 24)}」`;

/** Every line of text with its box. */
function pieces(): Piece[] {
  const all: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement as Element;
    if (node.textContent?.trim() === '' || /^(SCRIPT|STYLE|NOSCRIPT|TITLE|OPTION)$/.test(parent.tagName) || !isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rooms = [...ancestors(parent)].filter((one) => getComputedStyle(one).overflow !== 'visible');
    const layer = [...ancestors(parent)].find((one) => /fixed|sticky/.test(getComputedStyle(one).position));
    for (const rect of range.getClientRects()) {
      const box = rooms.map((room) => room.getBoundingClientRect()).reduce(meet, rect);
      if (box.width > 1 && box.height > 1) all.push({ text: node.textContent as string, box, parent, layer });
    }
  }
  return all;
}

function* ancestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) yield at;
}

/** What two boxes share; nothing is a box of no size. */
function meet(one: DOMRect, other: DOMRect): DOMRect {
  const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
  const [right, bottom] = [Math.min(one.right, other.right), Math.min(one.bottom, other.bottom)];
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** The ground that an element stands on: its own colour, or of what it lies in; undefined over a picture. */
function groundOf(element: Element): Color | undefined {
  const layers: [...Color, number][] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage.includes('url(')) return undefined;
    const layer = parseColor(style.backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reverse().reduce<Color>((under, layer) => under.map((value, i) => (layer[i] as number) * layer[3] + value * (1 - layer[3])) as Color, [255, 255, 255]);
}

/** Large text may be fainter: 24 px, or 18.66 px in bold. */
function contrastFault({ text, parent }: Piece): string | undefined {
  const style = getComputedStyle(parent);
  const ground = groundOf(parent);
  if (!ground) return undefined;
  const [red, green, blue, opacity] = parseColor(style.color);
  const ink = [red, green, blue].map((value, i) => value * opacity + (ground[i] as number) * (1 - opacity)) as Color;
  const size = parseFloat(style.fontSize);
  const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600) ? 3 : 4.5;
  const held = ratio(luminance(ink), luminance(ground));
  return held < least - 0.01 ? `${told(text)} holds ${held.toFixed(2)}:1 of ${least}` : undefined;
}

/** A summary that ends in … says itself that there is more. */
const isShortened = (element: Element) => {
  const { webkitLineClamp, textOverflow } = getComputedStyle(element);
  return textOverflow === 'ellipsis' || /\d/.test(webkitLineClamp);
};

/** Boxes that hide what does not fit, and hide some. */
function clipped(): string[] {
  return [...document.body.querySelectorAll('*')].filter((element) => {
    if (!isSeen(element) || element.textContent?.trim() === '' || isShortened(element)) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
  }).filter((element) => element.clientWidth > 1).map((element) => `${told(element.textContent as string)} is cut off in its ${element.tagName.toLowerCase()}`);
}

function overlapping(all: readonly Piece[]): string[] {
  const faults: string[] = [];
  all.forEach((one, i) => {
    for (let j = i + 1; j < all.length; j++) {
      const other = all[j] as Piece;
      // The lines that a shortened text hides lie somewhere behind it.
      if (one.layer !== other.layer || (one.parent === other.parent && isShortened(one.parent))) continue;
      const [upper, lower] = one.box.top < other.box.top ? [one.box, other.box] : [other.box, one.box];
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      // The box of a line reaches beyond its letters.
      const down = Math.min(upper.bottom, lower.bottom) - lower.top;
      if (across > 2 && down > Math.min(upper.height, lower.height) * 0.35) faults.push(`${told(one.text)} and ${told(other.text)} overlap`);
    }
  });
  return faults;
}

/** What a finger hits; a link within running text is as high as its line. */
function small(): string[] {
  return [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')].flatMap((element) => {
    if (!isSeen(element)) return [];
    const { width, height } = element.getBoundingClientRect();
    const running = getComputedStyle(element).display === 'inline' && element.parentElement?.textContent?.trim() !== element.textContent?.trim();
    if (width < 1 || running || (width >= target - 0.5 && height >= target - 0.5)) return [];
    return [`${told(element.textContent || element.getAttribute('aria-label') || element.tagName)} is ${Math.round(width)}×${Math.round(height)} px to a finger`];
  });
}

window.phoneFaults = () => {
  const all = pieces();
  const wide = document.documentElement.scrollWidth;
  const outside = all.filter(({ box }) => box.left < -1 || box.right > innerWidth + 1);
  return [
    ...(wide > innerWidth ? [`the page is ${wide} px wide`] : []),
    ...outside.map(({ text }) => `${told(text)} leaves the screen`),
    ...clipped(),
    ...overlapping(all),
    ...all.flatMap((piece) => contrastFault(piece) ?? []),
    ...small(),
  ];
};
