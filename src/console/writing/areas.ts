/** A rectangle on a picture, in pixels of the kept picture. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Size {
  width: number;
  height: number;
}

/** Smaller ones are not meant: a finger that only touched. As a share of the longer side. */
const smallest = 1 / 100;

/** The rectangle between two points, inside the picture; undefined when it is no more than a touch. */
export function areaBetween(from: { x: number; y: number }, to: { x: number; y: number }, size: Size): Area | undefined {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const area = inside({ x: left, y: top, width: right - left, height: bottom - top }, size);
  const least = Math.max(size.width, size.height) * smallest;
  return area.width < least || area.height < least ? undefined : area;
}

/** Whole pixels, at least one, nothing beyond the edges. */
export function inside({ x, y, width, height }: Area, size: Size): Area {
  const left = Math.max(0, Math.min(Math.round(x), size.width - 1));
  const top = Math.max(0, Math.min(Math.round(y), size.height - 1));
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(Math.round(x + width) - left, size.width - left)),
    height: Math.max(1, Math.min(Math.round(y + height) - top, size.height - top)),
  };
}

/** Parts of a hundred of the picture's sides, as they are typed, and back. */
export const toShares = ({ x, y, width, height }: Area, size: Size): Area => ({
  x: Math.round((x / size.width) * 100), y: Math.round((y / size.height) * 100),
  width: Math.round((width / size.width) * 100), height: Math.round((height / size.height) * 100),
});
export const fromShares = ({ x, y, width, height }: Area, size: Size): Area =>
  inside({ x: (x / 100) * size.width, y: (y / 100) * size.height, width: (width / 100) * size.width, height: (height / 100) * size.height }, size);
