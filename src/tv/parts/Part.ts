import { Lightning, type Element, type Stage } from '../lightning.ts';
import { Sprite, type Painting } from '../paint/Sprite.ts';
import type { Tv } from '../tv.ts';

/** A piece of the screen that may hold focus. `focusName` is its name in the focus path. */
export class Part extends Lightning.Component {
  declare tv: Tv;
  declare focusName: string;

  constructor(stage: Stage, tv: Tv, focusName = '') {
    super(stage);
    this.tv = tv;
    this.focusName = focusName;
  }

  /** Adds a child at a place. */
  put<T>(child: T, x: number, y: number): T {
    place(child, x, y);
    this.childList.add(child as unknown as Element);
    return child;
  }

  paint(painting: Painting, x: number, y: number): Sprite {
    return this.put(new Sprite(this.stage).show(painting), x, y);
  }

  drop(child: unknown): void {
    this.childList.remove(child as Element);
  }
}

export function place(child: unknown, x: number, y: number): void {
  const element = child as { x: number; y: number };
  element.x = x;
  element.y = y;
}

/** Moves a property to a value; in the next frame when `seconds` is 0. */
export function glide(child: unknown, property: 'x' | 'y' | 'scale' | 'alpha', to: number, seconds: number): void {
  (child as Element).setSmooth(property, to, { duration: seconds, timingFunction: 'ease-out' });
}

/** Tells the parts around it that the focus moved inside a part. */
export function announceMove(part: Part): void {
  (part as unknown as { fireAncestors(event: string): void }).fireAncestors('$moved');
}
