import type { Fault } from './Playback.ts';

/** What a deck tells of the film in it. */
export interface DeckEvents {
  /** Pictures move. */
  playing(): void;
  /** They stopped, and nobody here asked for it. */
  stopped(): void;
  ended(): void;
  /** The box wants a key pressed before it plays. */
  blocked(): void;
  failed(fault: Fault): void;
}

/** What plays one film at a time under the stage; which machinery does it differs from box to box. */
export interface Deck {
  /** Where the film stands, in seconds. */
  readonly second: number;
  /** Seconds; undefined until it is known. */
  readonly length: number | undefined;
  /** Plays the film of an address from a second on; once more is a new connection. */
  load(src: string, second: number): void;
  play(): void;
  pause(): void;
  seek(second: number): void;
  /** Gives the box's decoder and memory back. */
  release(): void;
}
