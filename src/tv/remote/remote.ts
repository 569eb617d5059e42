import type { Key } from './keys.ts';
import type { KeyMapping } from './KeyMapping.ts';
import { RepeatLimiter } from './RepeatLimiter.ts';

interface KeyEvent {
  keyCode: number;
  which?: number;
  repeat?: boolean;
  preventDefault(): void;
  stopPropagation(): void;
}

/** Hears every first press of a key, known or not, before it counts; true keeps it to itself. */
export type KeyTap = (code: number, key: Key | undefined) => boolean;

export interface Remote {
  readonly mapping: KeyMapping;
  /** Set by who tests or teaches keys, while it does. */
  tap: KeyTap | undefined;
}

/**
 * Listens on the document (on some boxes the window hears nothing) and hands on what counts.
 * A known key goes no further: not to Lightning's own listener, not to the browser.
 */
export function listenToRemote(
  document: Document, mapping: KeyMapping, now: () => number, press: (key: Key) => void,
): Remote {
  const remote: Remote = { mapping, tap: undefined };
  const limiter = new RepeatLimiter();
  document.addEventListener('keydown', (event) => {
    const { keyCode, which, repeat } = event as unknown as KeyEvent;
    const code = keyCode || which || 0;
    const key = mapping.keyOf(code);
    const tapped = repeat !== true && remote.tap?.(code, key) === true;
    if (key === undefined && !tapped) return;
    event.preventDefault();
    event.stopPropagation();
    if (!tapped && key !== undefined && limiter.takes(key, now(), repeat === true)) press(key);
  });
  document.addEventListener('keyup', (event) => {
    event.stopPropagation();
    limiter.release();
  });
  return remote;
}
