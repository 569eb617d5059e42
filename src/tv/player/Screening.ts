import type { Problem } from '../content/problems.ts';
import type { ReadItem } from '../content/read.ts';
import { Retry } from '../content/Retry.ts';
import { without, type IsGone } from '../content/withdrawn.ts';
import type { Tv } from '../tv.ts';
import type { Deck, DeckEvents } from './Deck.ts';
import { fetchText } from './fetch.ts';
import { Film } from './Film.ts';
import { Jumps, rest } from './Jumps.ts';
import { NextUp } from './NextUp.ts';
import type { PlaybackState } from './Playback.ts';
import { parseVtt, type Cue } from './vtt.ts';

/** Which film, and where in it. */
export interface FilmRoute {
  id: string;
  /** Where to begin; else where it was left. */
  second?: number;
  /** Films that led here by themselves, one after the other. */
  seen?: string[];
}

/** What a screening tells the page it is shown on. */
export interface ScreeningListener {
  changed(): void;
  /** Once a second while the film should move. */
  ticked(): void;
  /** There is a text and no film. */
  onlyText(): void;
}

/** A film left before this second begins at its start again, s; one left this near to its end as well. */
const worthKeeping = 10;
/** How often the place is written down against a power cut, s. */
const keepEvery = 30;
/** Before a film that the network failed is tried again by itself, ms. */
const recoverAfter = 10_000;

/** One film from the question to the server to its last picture, and what is remembered of it. */
export class Screening {
  readonly film: Film;
  readonly next: NextUp;
  item: ReadItem | undefined = undefined;
  cues: Cue[] = [];
  /** Why there is no item, while that is so. */
  problem: Problem | undefined = undefined;
  /** Where it was left, when it went on from there. */
  resumed: number | undefined = undefined;
  private readonly tv: Tv;
  private readonly route: FilmRoute;
  private readonly listener: ScreeningListener;
  private readonly retry: Retry<ReadItem>;
  private readonly jumps = new Jumps();
  private readonly now = () => (window.performance ? window.performance.now() : Date.now());
  private readonly online = () => this.recover();
  private was: PlaybackState = 'idle';
  private began = false;
  private over = false;
  private ticks = 0;
  private settling: number | undefined;
  private recovering: number | undefined;

  constructor(tv: Tv, route: FilmRoute, makeDeck: (events: DeckEvents) => Deck, listener: ScreeningListener) {
    this.tv = tv;
    this.route = route;
    this.listener = listener;
    this.film = new Film(makeDeck, { changed: () => this.changed(), ticked: () => this.tick() }, this.now);
    this.next = new NextUp(tv, [...(route.seen ?? []), route.id], () => listener.changed());
    const ask = () => tv.content.item(route.id);
    this.retry = new Retry(ask, (item) => this.take(item), (problem) => this.fail(problem));
    window.addEventListener('online', this.online);
  }

  /** Shows what is known of the film at once, and asks for it. */
  begin(): void {
    const known = this.tv.content.known(this.route.id);
    if (known) this.take(known);
    if (!this.over) void this.retry.start();
  }

  /** The server may have another version of it, or none. */
  ask(): void {
    void this.retry.start();
  }

  /** Other items: none of them is offered behind this film. */
  withdrawn(isGone: IsGone): void {
    this.item = without(this.item, isGone);
    if (this.item && this.next.withdrawn(this.item, isGone)) this.listener.changed();
  }

  end(): void {
    if (this.over) return;
    this.keepPlace();
    this.over = true;
    this.retry.stop();
    this.next.end();
    window.removeEventListener('online', this.online);
    window.clearTimeout(this.settling);
    window.clearTimeout(this.recovering);
    this.film.close();
  }

  /** Where it stands, or where the keys are leading, in seconds. */
  get second(): number {
    return this.jumps.target ?? this.film.second;
  }

  /** Where to go on from later, or elsewhere: behind the last picture, from the start. */
  get place(): number {
    return this.film.playback.state === 'ended' ? 0 : this.second;
  }

  get isJumping(): boolean {
    return this.jumps.target !== undefined;
  }

  /** While something covers the page, nothing of it goes on. */
  hold(): void {
    this.film.hold();
    this.next.hold();
  }

  unhold(): void {
    this.film.unhold();
    this.next.unhold();
  }

  /** Further with every key; the film follows once they rest. */
  jump(direction: 1 | -1): void {
    const { film } = this;
    if (film.length === 0) return;
    this.jumps.press(direction, this.now(), film.second, film.length);
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      const target = this.jumps.settle();
      if (target !== undefined) this.goTo(target);
    }, rest);
  }

  goTo(second: number): void {
    this.jumps.settle();
    this.film.seek(second);
  }

  fromStart(): void {
    this.next.stop();
    this.goTo(0);
    if (this.film.playback.state === 'paused') this.film.togglePause();
  }

  playNext(): void {
    const { card } = this.next;
    if (card) this.tv.replace({ page: 'player', id: card.id, seen: [...(this.route.seen ?? []), this.route.id] });
  }

  /** What failed for the network's sake is tried again. */
  recover(): void {
    if (!this.item) void this.retry.start();
    else this.film.again();
  }

  private take(item: ReadItem): void {
    const known = this.item;
    this.item = item;
    this.problem = undefined;
    const { media } = item;
    if (!media) {
      this.end();
      this.listener.onlyText();
      return;
    }
    if (!known) {
      if (media.captions !== undefined) this.bringCaptions(media.captions);
      this.film.open(media, this.whereToStart(media.duration ?? Infinity));
    } else if (this.film.playback.state === 'failed') {
      if (known.media?.src === media.src) this.film.again();
      else this.film.open(media, this.film.second);
    }
    this.listener.changed();
  }

  private fail(problem: Problem): void {
    if (this.item || this.over) return;
    this.problem = problem;
    this.listener.changed();
  }

  private whereToStart(length: number): number {
    const { id, second: asked } = this.route;
    if (asked !== undefined) return asked;
    const second = this.tv.history.place(id)?.second ?? 0;
    if (second < worthKeeping || second > length - worthKeeping) return 0;
    this.resumed = second;
    return second;
  }

  private bringCaptions(src: string): void {
    void fetchText(src).then((text) => {
      this.cues = text === undefined ? [] : parseVtt(text);
      if (!this.over) this.listener.changed();
    });
  }

  private changed(): void {
    const { state, fault, started } = this.film.playback;
    const { was, item } = this;
    this.was = state;
    if (started && !this.began && item) {
      this.began = true;
      this.next.lookFor(item);
    }
    if (state !== was) {
      window.clearTimeout(this.recovering);
      if (was === 'ended') this.next.stop();
      if (state === 'ended') this.finish();
      if (state === 'failed' && item) this.next.lookFor(item);
      // A missing file may be one that was withdrawn or exchanged: the server knows.
      if (fault === 'missing' && item) this.askAfterMissing();
      if (fault === 'network') this.recovering = window.setTimeout(() => this.ask(), recoverAfter);
    }
    this.listener.changed();
  }

  private askAfterMissing(): void {
    const { id } = this.route;
    const src = this.item?.media?.src;
    this.tv.content.item(id).then(
      (item) => {
        if (!this.over && item.media?.src !== src) this.take(item);
      },
      // Withdrawn, the page is left already; for the network's sake, there is nothing to do.
      () => undefined,
    );
  }

  private finish(): void {
    if (this.item) this.tv.history.keep(this.item, undefined);
    this.next.count(() => this.playNext());
  }

  private tick(): void {
    // First after a second: the first picture does not wait for what is written down.
    if (this.film.playback.state === 'playing' && this.ticks++ % keepEvery === 0) this.keepPlace();
    this.listener.ticked();
  }

  /** A film that was seen to its end is remembered as that. */
  private keepPlace(): void {
    const { item, film, began } = this;
    if (!item || !began || film.playback.state === 'ended') return;
    const { second, length } = film;
    const over = length > 0 && second > length - worthKeeping && second > worthKeeping;
    this.tv.history.keep(item, over ? undefined : { second: Math.floor(second) });
  }
}
