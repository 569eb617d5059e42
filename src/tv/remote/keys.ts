/** What a press means, whatever the remote sends. */
export type Key =
  | 'Up' | 'Down' | 'Left' | 'Right' | 'Enter' | 'Back' | 'PageUp' | 'PageDown' | 'Exit'
  | 'Red' | 'Green' | 'Yellow' | 'Blue'
  | 'PlayPause' | 'FastForward' | 'Rewind' | 'Stop'
  | 'Digit0' | 'Digit1' | 'Digit2' | 'Digit3' | 'Digit4'
  | 'Digit5' | 'Digit6' | 'Digit7' | 'Digit8' | 'Digit9';

/** Key codes of one family of boxes. Families contradict one another: never merge two. */
export type KeyProfile = Readonly<Record<number, Key>>;

const digits: KeyProfile = {
  48: 'Digit0', 49: 'Digit1', 50: 'Digit2', 51: 'Digit3', 52: 'Digit4',
  53: 'Digit5', 54: 'Digit6', 55: 'Digit7', 56: 'Digit8', 57: 'Digit9',
};
const arrows: KeyProfile = { 37: 'Left', 38: 'Up', 39: 'Right', 40: 'Down', 13: 'Enter' };

export const profiles = {
  /** Telecom IPTV; 640 and Android's 4 come through WebView wrappers, 280 is Back on one model. */
  telecom: {
    ...arrows, ...digits, 33: 'PageUp', 34: 'PageDown',
    4: 'Back', 8: 'Back', 24: 'Back', 280: 'Back', 640: 'Back', 27: 'Exit',
    275: 'Red', 276: 'Green', 277: 'Yellow', 278: 'Blue',
    263: 'PlayPause', 264: 'FastForward', 265: 'Rewind', 270: 'Stop',
  },
  /** Unicom, Mango: Android's own codes. */
  unicom: {
    ...digits, 4: 'Back', 19: 'Up', 20: 'Down', 21: 'Left', 22: 'Right', 23: 'Enter', 66: 'Enter',
    92: 'PageUp', 93: 'PageDown', 183: 'Red', 184: 'Green', 185: 'Yellow', 186: 'Blue',
    85: 'PlayPause', 90: 'FastForward', 89: 'Rewind', 86: 'Stop',
  },
  /** iPanel cable. */
  ipanel: {
    ...digits, 1: 'Up', 2: 'Down', 3: 'Left', 4: 'Right', 13: 'Enter', 340: 'Back', 339: 'Exit',
    372: 'PageUp', 373: 'PageDown', 2305: 'Red', 834: 'Green', 833: 'Yellow', 2308: 'Blue',
    4160: 'PlayPause', 4162: 'PlayPause', 4161: 'Stop',
  },
  /** Inspur cable. */
  inspur: {
    ...digits, 87: 'Up', 83: 'Down', 65: 'Left', 68: 'Right', 13: 'Enter', 8: 'Back',
    306: 'PageUp', 307: 'PageDown', 320: 'Red', 321: 'Green', 322: 'Yellow', 323: 'Blue',
  },
  /** DVN and Coship cable. */
  coship: { ...arrows, ...digits, 640: 'Back', 120: 'PageUp', 121: 'PageDown' },
  /** A computer: Escape and Backspace go back, F1-F4 are the coloured keys. */
  browser: {
    ...arrows, ...digits, 8: 'Back', 27: 'Back', 33: 'PageUp', 34: 'PageDown',
    112: 'Red', 113: 'Green', 114: 'Yellow', 115: 'Blue',
    179: 'PlayPause', 228: 'FastForward', 227: 'Rewind', 178: 'Stop',
    96: 'Digit0', 97: 'Digit1', 98: 'Digit2', 99: 'Digit3', 100: 'Digit4',
    101: 'Digit5', 102: 'Digit6', 103: 'Digit7', 104: 'Digit8', 105: 'Digit9',
  },
} as const satisfies Record<string, KeyProfile>;

export type ProfileName = keyof typeof profiles;

function isProfileName(name: string | undefined): name is ProfileName {
  return name !== undefined && Object.prototype.hasOwnProperty.call(profiles, name);
}

/** A named profile wins; else a computer is known by its user agent, and the rest is telecom. */
export function profileFor(asked: string | undefined, userAgent: string): ProfileName {
  if (isProfileName(asked)) return asked;
  const computer = /Windows NT|Macintosh|X11; (Linux x86_64|CrOS)/.test(userAgent);
  return computer && !/\bTV\b|SmartTV|Android/i.test(userAgent) ? 'browser' : 'telecom';
}

/** The digit of a digit key, else undefined. */
export function digitOf(key: Key): number | undefined {
  return key.indexOf('Digit') === 0 ? Number(key.charAt(5)) : undefined;
}
