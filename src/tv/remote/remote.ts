import type { Key } from './keys.ts';
import type { KeyMapping } from './KeyMapping.ts';
import { RepeatLimiter } from './RepeatLimiter.ts';

interface KeyEvent {
  keyCode: number;
  which?: number;
  repeat?: boolean;
  timeStamp: number;
  preventDefault(): void;
  stopPropagation(): void;
}

/** How late a busy box may hear of a key, ms; a time stamp that says more counts by some other clock. */
const latest = 1000;

/**
 * When a key went down, on the clock of `now`, ms. Engines stamp an event by the page's clock or, older
 * ones, by milliseconds since 1970 (`today`); a stamp by any other clock is not believed.
 */
export function pressedAt(timeStamp: number, now: number, today: number): number {
  const late = (timeStamp > 1e12 ? today : now) - timeStamp;
  return late > 0 && late < latest ? now - late : now;
}

/** Hears every first press of a key, known or not, before it counts; true keeps it to itself. */
export type KeyTap = (code: number, key: Key | undefined) => boolean;

export interface Remote {
  readonly mapping: KeyMapping;
  /** Set by who tests or teaches keys, while it does. */
  tap: KeyTap | undefined;
}

/**
 * Listens on the document (on some boxes the window hears nothing) and hands on what counts, with the
 * time when it was pressed.
 * A known key goes no further: not to Lightning's own listener, not to the browser.
 */
export function listenToRemote(
  document: Document, mapping: KeyMapping, now: () => number, press: (key: Key, at: number) => void,
): Remote {
  const remote: Remote = { mapping, tap: undefined };
  const limiter = new RepeatLimiter();
  document.addEventListener('keydown', (event) => {
    const { keyCode, which, repeat, timeStamp } = event as unknown as KeyEvent;
    const code = keyCode || which || 0;
    const key = mapping.keyOf(code);
    const tapped = repeat !== true && remote.tap?.(code, key) === true;
    if (key === undefined && !tapped) return;
    event.preventDefault();
    event.stopPropagation();
    if (tapped || key === undefined || !limiter.takes(key, now(), repeat === true)) return;
    press(key, pressedAt(timeStamp, now(), Date.now()));
  });
  document.addEventListener('keyup', (event) => {
    event.stopPropagation();
    limiter.release();
  });
  return remote;
}
