/** One page on one engine, driven as a box is: an address, keys, and what the screen shows. */
export interface Driver {
  /** The engine's own name and number, such as `HeadlessChrome/64.0.3264.0`. */
  readonly version: string;
  /** What becomes of a film that is opened; where it is missing, the film plays. */
  readonly film?: 'failed' | 'loading';
  open(address: string): Promise<void>;
  /** Presses a key of a keyboard and lets it go. */
  press(key: RemoteKey): Promise<void>;
  /** Value of an ES5 expression in the page, as JSON carries it. */
  evaluate<T>(expression: string): Promise<T>;
  /** PNG of the page. */
  screenshot(): Promise<Buffer>;
  /** What went wrong so far and nobody caught, in order. */
  faults(): Promise<string[]>;
  /** Ends the engine, in every case. */
  close(): Promise<void>;
}

export interface DriverOptions {
  /** Whether the engine gives WebGL contexts; without, the app must help itself. */
  webgl?: boolean;
  /** ES5 source to run before any script of the page. */
  before?: string;
}

/** The keys of a remote: their names in the DOM, and their code points in the W3C WebDriver protocol. */
export const remoteKeys = {
  up: ['ArrowUp', '\uE013'],
  down: ['ArrowDown', '\uE015'],
  left: ['ArrowLeft', '\uE012'],
  right: ['ArrowRight', '\uE014'],
  ok: ['Enter', '\uE007'],
  back: ['Escape', '\uE00C'],
  pageUp: ['PageUp', '\uE00E'],
  pageDown: ['PageDown', '\uE00F'],
  red: ['F1', '\uE031'],
  yellow: ['F3', '\uE033'],
  blue: ['F4', '\uE034'],
  1: ['1', '1'],
  2: ['2', '2'],
  3: ['3', '3'],
  4: ['4', '4'],
  5: ['5', '5'],
  6: ['6', '6'],
  7: ['7', '7'],
  8: ['8', '8'],
  9: ['9', '9'],
} as const;

export type RemoteKey = keyof typeof remoteKeys;

/** Failures of requests are for the app to take; only answers that say that something is wrong with us count. */
export function isFaultyAnswer(status: number): boolean {
  return status >= 400 && status !== 410;
}
