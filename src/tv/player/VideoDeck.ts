import type { Deck, DeckEvents } from './Deck.ts';
import { fetchStatus } from './fetch.ts';
import { bringHls, canPlayPieces, playPieces, type Pieces } from './hls.ts';
import type { Fault } from './Playback.ts';

/** What a media element says of its error. */
const faults: Record<number, Fault> = { 2: 'network', 3: 'broken' };

/** Plays in the browser's own video element, which lies under the canvas. */
export class VideoDeck implements Deck {
  private readonly video: HTMLVideoElement;
  private readonly events: DeckEvents;
  private pieces: Pieces | undefined;
  private src: string | undefined;
  /** Counts connections: what belongs to an earlier one no longer counts. */
  private round = 0;
  private wanted = false;
  /** Where to begin once the length is known. */
  private from = 0;

  constructor(canvas: HTMLCanvasElement, events: DeckEvents) {
    this.events = events;
    const video = document.createElement('video');
    this.video = video;
    video.preload = 'auto';
    video.setAttribute('playsinline', '');
    video.setAttribute('webkit-playsinline', '');
    lieUnder(video, canvas);
    video.addEventListener('loadedmetadata', () => this.begin());
    video.addEventListener('playing', () => {
      if (!video.paused) events.playing();
    });
    video.addEventListener('pause', () => {
      if (video.paused && !video.ended && this.wanted) events.stopped();
    });
    video.addEventListener('ended', () => events.ended());
    video.addEventListener('error', () => this.fail());
  }

  get second(): number {
    return this.video.readyState > 0 && !this.beginning ? this.video.currentTime : this.from;
  }

  get length(): number | undefined {
    const { duration } = this.video;
    return duration > 0 && duration < Infinity ? duration : undefined;
  }

  load(src: string, second: number): void {
    this.unload();
    const round = ++this.round;
    this.src = src;
    this.from = second;
    this.wanted = true;
    const { video } = this;
    if (/\.m3u8$/.test(src) && canPlayPieces()) {
      const failed = (fault: Fault) => {
        if (round === this.round) this.events.failed(fault);
      };
      bringHls().then((Player) => {
        if (round !== this.round) return;
        if (!Player.isSupported()) failed('unsupported');
        else this.pieces = playPieces(Player, video, src, second, failed);
      }, () => failed('network'));
    } else {
      video.src = src;
      // Some engines fetch nothing before they are told to play.
      this.start();
    }
  }

  play(): void {
    this.wanted = true;
    this.start();
  }

  pause(): void {
    this.wanted = false;
    this.video.pause();
  }

  seek(second: number): void {
    this.from = second;
    if (this.video.readyState > 0) this.video.currentTime = second;
  }

  release(): void {
    this.round++;
    this.unload();
    this.video.parentNode?.removeChild(this.video);
  }

  /** Whether the film has yet to be taken to where it begins. */
  private get beginning(): boolean {
    return this.from > 0 && this.video.currentTime === 0;
  }

  private begin(): void {
    if (this.beginning) this.video.currentTime = this.from;
    if (this.wanted && this.video.paused) this.start();
  }

  /** Old engines answer with nothing, newer ones with a promise that a refusal breaks. */
  private start(): void {
    const { round } = this;
    const playing = this.video.play() as Promise<void> | undefined;
    playing?.then(undefined, (fault: Error) => {
      if (round === this.round && fault.name === 'NotAllowedError') this.events.blocked();
    });
  }

  private unload(): void {
    this.pieces?.stop();
    this.pieces = undefined;
    if (this.src === undefined) return;
    this.src = undefined;
    this.wanted = false;
    this.video.pause();
    this.video.removeAttribute('src');
    this.video.load();
  }

  private fail(): void {
    const { error } = this.video;
    const { round, src } = this;
    // hls.js speaks for the films that it feeds.
    if (!error || error.code === 1 || src === undefined || this.pieces) return;
    const known = faults[error.code];
    if (known !== undefined) {
      this.events.failed(known);
      return;
    }
    // The element says the same of a file that is missing and of one that it cannot play.
    void fetchStatus(src).then((status) => {
      if (round === this.round) this.events.failed(meaningOf(status));
    });
  }
}

function meaningOf(status: number): Fault {
  if (status === 404 || status === 410) return 'missing';
  return status >= 200 && status < 300 ? 'unsupported' : 'network';
}

/** The same place as the canvas, below it; a film of another shape has bars of the page's own colour. */
function lieUnder(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const { style } = video;
  style.position = 'absolute';
  style.top = '0';
  style.left = '0';
  style.width = canvas.style.width;
  style.height = canvas.style.height;
  style.background = '#000';
  (style as unknown as Record<string, string>)['objectFit'] = 'contain';
  canvas.parentNode?.insertBefore(video, canvas);
}
