import type { Database, State } from '../db/open.ts';
import { boundaries } from './store.ts';
import { nextMidnight, startOfDay } from './time.ts';

/** Tells which state of the content an answer was made from. */
export interface Freshness {
  /**
   * Opaque, at most 32 characters; another value means that answers may differ. Made of the
   * counter that every change raises and of the last publishing time, expiry time or midnight
   * that has passed. A promise only where the database needs one.
   */
  token(now: number): string | Promise<string>;
}

/** Between two boundaries and at one counter the token stays: `from` ≤ now < `until`. */
interface Window {
  epoch: string;
  counter: number;
  from: number;
  until: number;
  token: string;
}

export function createFreshness(db: Database): Freshness {
  let window: Window | undefined;

  async function openWindow(state: State, now: number): Promise<string> {
    const { last, next } = await boundaries(db.query, now);
    const from = Math.max(last, startOfDay(now));
    const token = `${state.epoch}${state.counter.toString(36)}-${Math.floor(from).toString(36)}`;
    window = { ...state, from, until: Math.min(next, nextMidnight(now)), token };
    return token;
  }

  function tokenAt(state: State, now: number): string | Promise<string> {
    const known =
      window !== undefined &&
      window.counter === state.counter &&
      window.epoch === state.epoch &&
      now >= window.from &&
      now < window.until;
    return known && window !== undefined ? window.token : openWindow(state, now);
  }

  return {
    token(now) {
      const state = db.readState();
      return state instanceof Promise ? state.then((each) => tokenAt(each, now)) : tokenAt(state, now);
    },
  };
}
