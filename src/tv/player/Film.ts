import type { Media } from '../../contract/index.ts';
import type { Deck, DeckEvents } from './Deck.ts';
import { closed, isSlow, step, type Order, type Playback, type PlaybackEvent } from './Playback.ts';

/** What a film tells its page. */
export interface FilmListener {
  /** Something other than the second has changed. */
  changed(film: Film): void;
  /** Once a second while it should move. */
  ticked(film: Film): void;
}

/** One film: what is known of it, the deck that plays it, and the watch over both. */
export class Film {
  private model: Playback = closed;
  private media: Media | undefined;
  private deck: Deck | undefined;
  private timer: number | undefined;
  private held = false;
  private readonly makeDeck: (events: DeckEvents) => Deck;
  private readonly listener: FilmListener;
  private readonly now: () => number;

  /** `now`: ms, only ever forward. */
  constructor(makeDeck: (events: DeckEvents) => Deck, listener: FilmListener, now: () => number) {
    this.makeDeck = makeDeck;
    this.listener = listener;
    this.now = now;
  }

  get playback(): Playback {
    return this.model;
  }

  /** Where it stands, in seconds. */
  get second(): number {
    const { state, started, second } = this.model;
    const moves = this.deck && started && (state === 'playing' || state === 'paused');
    return moves ? (this.deck as Deck).second : second;
  }

  /** Seconds; 0 while unknown. */
  get length(): number {
    return this.deck?.length ?? this.media?.duration ?? 0;
  }

  get isSlow(): boolean {
    return isSlow(this.model, this.now());
  }

  open(media: Media, second: number): void {
    this.media = media;
    this.held = false;
    this.take({ kind: 'open', second, at: this.now() });
  }

  togglePause(): void {
    this.take(this.model.state === 'paused' ? { kind: 'play', at: this.now() } : { kind: 'pause' });
  }

  seek(second: number): void {
    this.take({ kind: 'seek', second, at: this.now() });
  }

  /** Connects a failed film anew; also of use when the network may be back. */
  again(): void {
    this.take({ kind: 'again', at: this.now() });
  }

  /** Pauses while something covers the film. */
  hold(): void {
    const { state } = this.model;
    if (state !== 'playing' && state !== 'loading' && state !== 'stalled') return;
    this.held = true;
    this.take({ kind: 'pause' });
  }

  /** Goes on where it was held. */
  unhold(): void {
    if (!this.held) return;
    this.held = false;
    if (this.model.state === 'paused') this.take({ kind: 'play', at: this.now() });
  }

  close(): void {
    this.take({ kind: 'close' });
  }

  private take(event: PlaybackEvent): void {
    const before = this.model;
    const [model, ...orders] = step(before, event);
    this.model = model;
    orders.forEach((order) => this.carryOut(order));
    this.watch();
    if (event.kind !== 'time' || model.state !== before.state) this.listener.changed(this);
  }

  private carryOut(order: Order): void {
    if (order === 'load') {
      this.deck = this.deck ?? this.makeDeck(this.events);
      this.deck.load((this.media as Media).src, this.model.second);
    } else if (order === 'release') {
      this.deck?.release();
      this.deck = undefined;
    } else if (order === 'seek') this.deck?.seek(this.model.second);
    else if (order === 'play') this.deck?.play();
    else this.deck?.pause();
  }

  private get events(): DeckEvents {
    const at = () => this.now();
    return {
      playing: () => this.take({ kind: 'started', second: this.deck?.second ?? this.model.second, at: at() }),
      stopped: () => this.take({ kind: 'stopped' }),
      ended: () => this.take({ kind: 'ended' }),
      blocked: () => this.take({ kind: 'blocked' }),
      failed: (fault) => this.take({ kind: 'fault', fault, at: at() }),
    };
  }

  /** Looks once a second while something should move; not at all otherwise. */
  private watch(): void {
    const { state } = this.model;
    const moves = state === 'loading' || state === 'playing' || state === 'stalled';
    if (moves && this.timer === undefined) this.timer = window.setInterval(() => this.look(), 1000);
    if (moves || this.timer === undefined) return;
    window.clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const { deck } = this;
    const second = deck?.second ?? this.model.second;
    const left = deck?.length === undefined ? undefined : deck.length - second;
    this.take({ kind: 'time', second, at: this.now(), left });
    this.listener.ticked(this);
  }
}
