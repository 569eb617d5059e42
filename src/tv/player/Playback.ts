/** What a film is doing. `stalled`: it should go on and does not, and the player is reconnecting. */
export type PlaybackState = 'idle' | 'loading' | 'playing' | 'paused' | 'stalled' | 'ended' | 'failed';

/** Why a film does not go on. */
export type Fault =
  | 'network' // no bytes come
  | 'missing' // the file is not there
  | 'broken' // the file is there and cannot be read from here on
  | 'unsupported'; // this box does not know its kind

/** A film as the player knows it. Times `at`, `since`, `due` in ms of one clock; positions in seconds. */
export interface Playback {
  state: PlaybackState;
  /** Where it stands, or shall begin. */
  second: number;
  /** Its pictures are on the screen. */
  started: boolean;
  /** When it last went forward, or was told to. */
  since: number;
  /** Connections made anew since it last ran well. */
  tries: number;
  /** Where the last of them began. */
  triedFrom: number;
  /** When to connect anew, while that is waited for. */
  due: number | undefined;
  /** Undefined unless failed. */
  fault: Fault | undefined;
  /** The box wants a key before it plays. */
  blocked: boolean;
}

export type PlaybackEvent =
  | { kind: 'open'; second: number; at: number }
  /** Pictures move: the element says so. */
  | { kind: 'started'; second: number; at: number }
  /** Looked at about once a second. `left`: seconds to the end, where they are known. */
  | { kind: 'time'; second: number; at: number; left: number | undefined }
  | { kind: 'play'; at: number }
  | { kind: 'pause' }
  | { kind: 'seek'; second: number; at: number }
  /** The element stopped by itself. */
  | { kind: 'stopped' }
  | { kind: 'blocked' }
  | { kind: 'ended' }
  | { kind: 'fault'; fault: Fault; at: number }
  /** Somebody asked for another try, or the network is back. */
  | { kind: 'again'; at: number }
  | { kind: 'close' };

/** What the deck has to do now, in this order. */
export type Order = 'load' | 'play' | 'pause' | 'seek' | 'release';

/** How long nothing may move before it is connected anew, by tries so far, ms. */
export const patience = [8000, 8000, 12_000, 16_000];
/** Waits before connecting anew when the network itself says no, ms. */
export const waits = [2000, 4000, 8000];
export const mostTries = 3;
/** A film that ran this many seconds since it was connected anew runs well. */
const well = 10;
/** A film that stands still this near to its end has ended, s: some boxes never say so. */
const nearEnd = 1.5;

export const closed: Playback = {
  state: 'idle', second: 0, started: false, since: 0, tries: 0, triedFrom: 0, due: undefined, fault: undefined,
  blocked: false,
};

type Step = [Playback, ...Order[]];

/** What becomes of a film by an event, and what is to be done. */
export function step(film: Playback, event: PlaybackEvent): Step {
  const { state } = film;
  switch (event.kind) {
    case 'open':
      return [{ ...closed, state: 'loading', second: event.second, triedFrom: event.second, since: event.at }, 'load'];
    case 'close':
      return state === 'idle' || state === 'failed' ? [closed] : [closed, 'release'];
    case 'again':
      return again(film, event.at);
    default:
  }
  if (state === 'idle' || state === 'failed') return [film];
  switch (event.kind) {
    case 'started':
      if (state === 'paused' && !film.blocked && !film.started) return [{ ...film, started: true }, 'pause'];
      return [{ ...film, state: 'playing', started: true, blocked: false, due: undefined, second: event.second, since: event.at }];
    case 'time':
      return lookedAt(film, event.second, event.at, event.left);
    case 'play':
      if (state !== 'paused') return [film];
      if (film.due !== undefined) return [{ ...film, state: 'loading', started: false, due: undefined, since: event.at }, 'load'];
      return [{ ...film, state: film.started ? 'playing' : 'loading', blocked: false, since: event.at }, 'play'];
    case 'pause':
      if (state !== 'playing' && state !== 'loading' && state !== 'stalled') return [film];
      return [{ ...film, state: 'paused' }, 'pause'];
    case 'seek':
      return seek(film, event.second, event.at);
    case 'stopped':
      return [state === 'playing' ? { ...film, state: 'paused' } : film];
    case 'blocked':
      return [state === 'loading' || state === 'playing' ? { ...film, state: 'paused', blocked: true } : film];
    case 'ended':
      return [{ ...film, state: 'ended' }];
    case 'fault':
      return faulted(film, event.fault, event.at);
  }
}

/** Whether the film ought to move and has not for so long that somebody should be told, ms. */
export function isSlow(film: Playback, at: number): boolean {
  return (film.state === 'loading' || film.state === 'playing') && at - film.since >= 2500;
}

function lookedAt(film: Playback, second: number, at: number, left: number | undefined): Step {
  const { state, tries } = film;
  if (state === 'paused' || state === 'ended') return [film];
  if (film.due !== undefined) return at >= film.due ? reload(film, at) : [film];
  if (film.started && Math.abs(second - film.second) > 0.05) {
    const good = second - film.triedFrom >= well;
    return [{ ...film, state: 'playing', second, since: at, tries: good ? 0 : tries }];
  }
  const still = at - film.since;
  if (film.started && left !== undefined && left < nearEnd && still >= 3000) return [{ ...film, state: 'ended' }];
  if (still < (patience[tries] as number)) return [film];
  return tries < mostTries ? reload(film, at) : [{ ...film, state: 'failed', fault: 'network' }, 'release'];
}

function reload(film: Playback, at: number): Step {
  const tries = film.due === undefined ? film.tries + 1 : film.tries;
  return [{ ...film, state: 'stalled', started: false, due: undefined, since: at, tries, triedFrom: film.second }, 'load'];
}

function faulted(film: Playback, fault: Fault, at: number): Step {
  if (film.state === 'ended') return [film];
  // Nobody is waiting: it is connected anew when it shall go on.
  if (film.state === 'paused' && fault === 'network') return [{ ...film, due: at }];
  if (fault !== 'network' || film.tries >= mostTries) {
    return [{ ...film, state: 'failed', fault, due: undefined, started: false, blocked: false }, 'release'];
  }
  const due = at + (waits[film.tries] as number);
  return [{ ...film, state: 'stalled', started: false, blocked: false, due, tries: film.tries + 1, since: at }];
}

function seek(film: Playback, second: number, at: number): Step {
  const next = { ...film, second, since: at, triedFrom: second };
  // Whatever is loaded next begins there.
  if (film.due !== undefined) return [next];
  return film.state === 'ended' ? [{ ...next, state: 'loading' }, 'seek', 'play'] : [next, 'seek'];
}

/** A failed film from where it stood; one that waits to be connected anew, at once. */
function again(film: Playback, at: number): Step {
  if (film.state !== 'failed' && (film.due === undefined || film.state === 'paused')) return [film];
  return [{ ...closed, state: 'loading', second: film.second, triedFrom: film.second, since: at }, 'load'];
}
