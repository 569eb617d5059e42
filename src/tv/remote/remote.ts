import { profiles, type Key, type KeyProfile, type ProfileName } from './keys.ts';
import { RepeatLimiter } from './RepeatLimiter.ts';

interface KeyEvent {
  keyCode: number;
  which?: number;
  repeat?: boolean;
  preventDefault(): void;
  stopPropagation(): void;
}

/**
 * Listens on the document (on some boxes the window hears nothing) and hands on what counts.
 * A known key goes no further: not to Lightning's own listener, not to the browser.
 */
export function listenToRemote(
  document: Document, name: ProfileName, now: () => number, press: (key: Key) => void,
): void {
  const profile: KeyProfile = profiles[name];
  const limiter = new RepeatLimiter();
  document.addEventListener('keydown', (event) => {
    const { keyCode, which, repeat } = event as unknown as KeyEvent;
    const key = profile[keyCode || which || 0];
    if (key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (limiter.takes(key, now(), repeat === true)) press(key);
  });
  document.addEventListener('keyup', (event) => {
    event.stopPropagation();
    limiter.release();
  });
  window.focus();
}
