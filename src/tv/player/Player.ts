import type { IsGone } from '../content/withdrawn.ts';
import type { Stage } from '../lightning.ts';
import { Page } from '../pages/Page.ts';
import type { Part } from '../parts/Part.ts';
import { textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { deedsOf } from './deeds.ts';
import { FilmView } from './FilmView.ts';
import type { PanelModel } from './Panel.ts';
import { panelOf, type Deeds } from './panels.ts';
import { filmHandoff, filmTitle, playerHints, signFor, type Mode } from './playerWords.ts';
import { Screening, type FilmRoute } from './Screening.ts';
import { Shown } from './Shown.ts';
import { VideoDeck } from './VideoDeck.ts';

interface Memory {
  second: number;
}

/** Most films begin sooner than this, ms: then there is no need to say that one is coming. */
const sayAfter = 400;

/** A film, lecture or recording over the whole screen. */
export class Player extends Page {
  declare private show: Screening;
  declare private view: FilmView;
  declare private built: boolean;
  declare private shown: Shown;
  declare private began: boolean;
  declare private wasSlow: boolean;
  declare private saying: number | undefined;
  declare private waited: boolean;
  declare private left: boolean;

  constructor(stage: Stage, tv: Tv, route: FilmRoute, memory: Memory | undefined) {
    super(stage, tv, 'player', ['电子法务']);
    this.shown = new Shown(() => this.draw());
    this.began = false;
    this.wasSlow = false;
    this.waited = false;
    this.saying = undefined;
    this.left = false;
    this.built = false;
    const canvas = stage.getCanvas() as HTMLCanvasElement;
    const from = memory ? { ...route, second: memory.second } : route;
    this.show = new Screening(tv, from, (events) => new VideoDeck(canvas, events), {
      changed: () => this.draw(),
      ticked: () => this.tick(),
      onlyText: () => {
        this.left = true;
        tv.replace({ page: 'story', id: route.id });
      },
    });
    // The film is on its way before anything is painted: painting takes longer than asking.
    this.show.begin();
    if (this.left) return;
    this.saying = window.setTimeout(() => {
      this.waited = true;
      this.draw();
    }, sayAfter);
    this.build();
    this.draw();
  }

  /** What tests see. */
  get told(): { state: string; second: number; length: number; mode: Mode } {
    const { film, second } = this.show;
    return { state: film.playback.state, second, length: film.length, mode: this.mode };
  }

  override seesThrough(): boolean {
    return true;
  }

  override remember(): Memory {
    return { second: this.show.place };
  }

  override handoff(): Handoff | undefined {
    const { item, place } = this.show;
    return item && filmHandoff(item, place);
  }

  override contentChanged(): void {
    this.show.ask();
  }

  override withdrawn(isGone: IsGone): void {
    this.show.withdrawn(isGone);
  }

  /** Where nothing was shown yet, the page says why. */
  override gone(): void {
    const { item } = this.show;
    if (!item || this.left) return;
    this.left = true;
    this.tv.say(this.tv.content.isExpired(item.id) ? '这个片子到期了' : '这个片子刚刚撤下了');
    this.tv.back();
  }

  /** The film goes on; only what lies over it is drawn anew. */
  override restyle(): boolean {
    const old = this.view;
    old.captions.stop();
    this.build();
    this.drop(old);
    this._refocus();
    this.draw();
    return true;
  }

  override takes(): boolean {
    this.shown.touch();
    return false;
  }

  override digit(digit: number): boolean {
    const { film } = this.show;
    if (digit === 0 || this.mode === 'panel' || this.mode === 'waiting' || film.length === 0) return false;
    this.show.goTo((film.length * digit) / 10);
    this.shown.raise('bar');
    return true;
  }

  override leave(): void {
    super.leave();
    this.left = true;
    this.shown.stop();
    window.clearTimeout(this.saying);
    this.show.end();
    this.view.captions.stop();
  }

  override _getFocused(): Part {
    return this.view.panel ?? (this as Part);
  }

  /** A film under a symbol or a question waits, and so does what comes after it. */
  override _unfocus(): void {
    this.show.hold();
  }

  override _focus(): void {
    this.show.unhold();
  }

  override _handleEnter(): boolean {
    if (!this.show.item || this.mode === 'panel') return true;
    const { playback } = this.show.film;
    // A film that is on its way is not stopped by a key pressed once too often: nothing would say that it was.
    if (this.mode === 'waiting' && playback.state !== 'paused') return true;
    this.show.film.togglePause();
    this.shown.raise('bar');
    return true;
  }

  _handlePlayPause(): boolean {
    return this._handleEnter();
  }

  _handleStop(): boolean {
    this.tv.back();
    return true;
  }

  override _handleLeft(): boolean {
    return this.jump(-1);
  }

  override _handleRight(): boolean {
    return this.jump(1);
  }

  _handleRewind(): boolean {
    return this.jump(-1);
  }

  _handleFastForward(): boolean {
    return this.jump(1);
  }

  override _handleUp(): boolean {
    this.shown.raise('bar');
    return true;
  }

  override _handleDown(): boolean {
    if (this.mode !== 'panel' && this.mode !== 'waiting') this.shown.raise('choices');
    return true;
  }

  override _handleBack(): boolean {
    const { mode } = this;
    if (mode === 'panel' && this.show.next.stop()) {
      this.draw();
      return true;
    }
    const paused = this.show.film.playback.state === 'paused';
    if (mode !== 'choices' && mode !== 'resume' && (mode !== 'bar' || paused)) return false;
    this.shown.raise('bare');
    return true;
  }

  private get mode(): Mode {
    const { state, started } = this.show.film.playback;
    if (state === 'failed' || state === 'ended') return 'panel';
    if (!started) return 'waiting';
    return this.shown.layer === 'bare' && state === 'paused' ? 'bar' : this.shown.layer;
  }

  private jump(direction: 1 | -1): boolean {
    const { mode } = this;
    // At the end of a row of choices a key leads nowhere.
    if (mode === 'panel' || mode === 'waiting' || mode === 'choices') return true;
    this.show.jump(direction);
    this.shown.raise('bar');
    return true;
  }

  private build(): void {
    this.view = this.put(new FilmView(this.stage, this.tv, () => this.show.cues), 0, 0);
    this.built = true;
    // Above the film: the line of keys, and the time.
    [this.bar, this.hints].forEach((part) => this.childList.add(part as never));
  }

  /** The seconds of the bar; all else only when the network has become slow or quick. */
  private tick(): void {
    const { film } = this.show;
    if (film.isSlow !== this.wasSlow) this.draw();
    else if (this.barShown && !this.show.isJumping) this.view.showTime(this.bars);
  }

  private get barShown(): boolean {
    return this.mode === 'bar' || this.mode === 'choices' || this.mode === 'resume';
  }

  private get bars(): { title: string; second: number; length: number } {
    const { item, second, film } = this.show;
    return { title: item ? filmTitle(item) : '', second, length: film.length };
  }

  /** Puts on the screen what is so now. */
  private draw(): void {
    if (this.left || !this.built) return;
    const { item, film, problem } = this.show;
    const { state, started, blocked } = film.playback;
    if (started && !this.began) {
      this.began = true;
      this.shown.raise(this.show.resumed === undefined ? 'bar' : 'resume');
      return;
    }
    const { mode } = this;
    if (problem) this.sayProblem(problem);
    else if (!item && this.waited) this.sayWaiting();
    else this.unsay();
    this.wasSlow = film.isSlow;
    const poster = item?.kind === 'audio' || mode === 'waiting' || state === 'failed';
    this.bar.visible = poster && !this.barShown;
    this.view.show({
      ...this.bars, item, poster,
      bar: this.barShown,
      sign: item && this.waited ? signFor({ state, slow: film.isSlow, blocked, mode }) : undefined,
      panel: this.panelFor(mode),
    });
    const moving = state === 'playing' && !this.show.isJumping;
    if (this.tv.preferences.captions && started && state !== 'failed') this.view.captions.follow(() => this.show.second, moving);
    else this.view.captions.stop();
    this.hint(playerHints({
      mode, paused: state === 'paused', size: textSizeNames[this.tv.preferences.size],
      captions: this.show.cues.length > 0 && this.tv.preferences.captions, phone: item !== undefined,
    }), ...(mode === 'bar' && film.length > 0 ? ['数字键 跳着看'] : []));
    this.hints.visible = mode !== 'bare';
  }

  private panelFor(mode: Mode): PanelModel | undefined {
    const { show, tv } = this;
    const { item, next, film, cues } = show;
    if (!item) return undefined;
    return panelOf(mode, {
      item, next, deeds: this.deeds,
      fault: film.playback.fault,
      resumed: show.resumed ?? 0,
      isFavourite: tv.favourites.has(item.id),
      captions: cues.length > 0 ? tv.preferences.captions : undefined,
    });
  }

  private get deeds(): Deeds {
    return deedsOf(this.tv, this.show, {
      draw: () => this.draw(),
      handoff: () => this.handoff(),
      toBar: () => this.shown.raise('bar'),
    });
  }
}
