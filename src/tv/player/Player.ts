import type { Stage } from '../lightning.ts';
import { Page } from '../pages/Page.ts';
import type { Part } from '../parts/Part.ts';
import { textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { FilmView } from './FilmView.ts';
import { choicesPanel, endPanel, resumePanel, troublePanel, type Choosing, type Deeds } from './panels.ts';
import type { PanelModel } from './Panel.ts';
import { filmHandoff, filmTitle, playerHints, signFor, type Mode } from './playerWords.ts';
import { Screening, type FilmRoute } from './Screening.ts';
import { VideoDeck } from './VideoDeck.ts';

interface Memory {
  second: number;
}

/** How long the bar stays without a key, ms: less is too short for the old. */
const barStays = 15_000;
/** How long it is offered to begin at the start instead, ms. */
const offerStays = 5000;

/** A film, lecture or recording over the whole screen. */
export class Player extends Page {
  declare private show: Screening;
  declare private view: FilmView;
  /** What lies over the pictures while there are any. */
  declare private shown: 'bare' | 'bar' | 'choices' | 'resume';
  declare private hiding: number | undefined;
  declare private offering: boolean;
  declare private wasSlow: boolean;
  declare private left: boolean;
  declare private captionsOn: boolean;

  constructor(stage: Stage, tv: Tv, route: FilmRoute, memory: Memory | undefined) {
    super(stage, tv, 'player', ['电子法务']);
    this.shown = 'bar';
    this.hiding = undefined;
    this.offering = false;
    this.wasSlow = false;
    this.left = false;
    this.captionsOn = tv.storage.read('captions', isBoolean) ?? true;
    const canvas = stage.getCanvas() as HTMLCanvasElement;
    const from = memory ? { ...route, second: memory.second } : route;
    this.show = new Screening(tv, from, (events) => new VideoDeck(canvas, events), {
      changed: () => this.draw(),
      ticked: () => this.tick(),
      gone: () => this.goBackSaying('这个片子刚刚撤下了'),
      onlyText: () => {
        this.left = true;
        tv.replace({ page: 'story', id: route.id });
      },
    });
    this.build();
    this.draw();
    this.show.begin();
  }

  /** What tests see. */
  get told(): { state: string; second: number; length: number; mode: Mode } {
    const { film, second } = this.show;
    return { state: film.playback.state, second, length: film.length, mode: this.mode };
  }

  override get seesThrough(): boolean {
    return true;
  }

  override remember(): Memory {
    return { second: this.show.film.playback.state === 'ended' ? 0 : this.show.film.second };
  }

  override handoff(): Handoff | undefined {
    const { item, second } = this.show;
    return item && filmHandoff(item, second);
  }

  override contentChanged(): void {
    this.show.ask();
  }

  override withdrawn(ids: readonly string[], all: boolean): void {
    const { item } = this.show;
    if (item && ids.indexOf(item.id) >= 0) this.goBackSaying('这个片子刚刚撤下了');
    else if (all) this.show.ask();
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
    this.hideLater();
    return false;
  }

  override digit(digit: number): boolean {
    const { film } = this.show;
    if (digit === 0 || this.mode === 'panel' || this.mode === 'waiting' || film.length === 0) return false;
    this.show.goTo((film.length * digit) / 10);
    this.raise('bar');
    return true;
  }

  override leave(): void {
    super.leave();
    this.left = true;
    window.clearTimeout(this.hiding);
    this.show.end();
    this.view.captions.stop();
  }

  override _getFocused(): Part {
    return this.view.panel ?? (this as Part);
  }

  /** A film under a symbol or a question waits. */
  override _unfocus(): void {
    this.show.film.hold();
  }

  override _focus(): void {
    this.show.film.unhold();
  }

  override _handleEnter(): boolean {
    if (!this.show.item || this.mode === 'panel') return true;
    this.show.film.togglePause();
    this.raise('bar');
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
    this.raise('bar');
    return true;
  }

  override _handleDown(): boolean {
    if (this.mode !== 'panel' && this.mode !== 'waiting') this.raise('choices');
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
    this.raise('bare');
    return true;
  }

  private get mode(): Mode {
    const { state, started } = this.show.film.playback;
    if (state === 'failed' || state === 'ended') return 'panel';
    if (!started) return 'waiting';
    return this.shown === 'bare' && state === 'paused' ? 'bar' : this.shown;
  }

  private jump(direction: 1 | -1): boolean {
    const { mode } = this;
    // At the end of a row of choices a key leads nowhere.
    if (mode === 'panel' || mode === 'waiting' || mode === 'choices') return true;
    this.show.jump(direction);
    this.raise('bar');
    return true;
  }

  private raise(shown: 'bare' | 'bar' | 'choices'): void {
    this.shown = shown;
    this.hideLater();
    this.draw();
  }

  /** The bar goes when no key came for a while; choices are read slowly and stay twice as long. */
  private hideLater(): void {
    window.clearTimeout(this.hiding);
    const stays = this.shown === 'resume' ? offerStays : this.shown === 'choices' ? 2 * barStays : barStays;
    this.hiding = window.setTimeout(() => {
      if (this.shown === 'resume') this.raise('bar');
      else this.raise('bare');
    }, stays);
  }

  private goBackSaying(words: string): void {
    if (this.left) return;
    this.left = true;
    this.tv.say(words);
    this.tv.back();
  }

  private build(): void {
    this.view = this.put(new FilmView(this.stage, this.tv, () => this.show.cues), 0, 0);
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
    if (this.left) return;
    const { item, film, problem } = this.show;
    const { state, started, blocked } = film.playback;
    if (started && this.show.resumed !== undefined && !this.offering) {
      this.offering = true;
      this.shown = 'resume';
      this.hideLater();
    } else if (started && this.hiding === undefined) this.hideLater();
    const { mode } = this;
    if (problem) this.sayProblem(problem);
    else if (!item) this.sayWaiting();
    else this.unsay();
    this.wasSlow = film.isSlow;
    const poster = item?.kind === 'audio' || mode === 'waiting' || state === 'failed';
    this.bar.visible = poster && !this.barShown;
    this.view.show({
      ...this.bars, item, poster,
      bar: this.barShown,
      sign: item && signFor({ state, slow: film.isSlow, blocked, mode }),
      panel: this.panelModel(mode),
    });
    const moving = state === 'playing' && !this.show.isJumping;
    if (this.captionsOn && started && !poster || item?.kind === 'audio' && this.captionsOn && started) {
      this.view.captions.follow(() => this.show.second, moving);
    } else this.view.captions.stop();
    this.hint(playerHints({
      mode, paused: state === 'paused', size: textSizeNames[this.tv.preferences.size],
      captions: this.show.cues.length > 0 && this.captionsOn, phone: item !== undefined,
    }), ...(mode === 'bar' && film.length > 0 ? ['数字键 跳着看'] : []));
    this.hints.visible = mode !== 'bare';
  }

  private panelModel(mode: Mode): PanelModel | undefined {
    const { item, film, next, resumed, cues } = this.show;
    if (!item) return undefined;
    const of: Choosing = {
      item, next, deeds: this.deeds,
      isFavourite: this.tv.favourites.has(item.id),
      captions: cues.length > 0 ? this.captionsOn : undefined,
    };
    const { fault } = film.playback;
    if (mode === 'panel') return fault === undefined ? endPanel(of) : troublePanel(of, fault);
    if (mode === 'choices') return choicesPanel(of);
    return mode === 'resume' ? resumePanel(of, resumed ?? 0) : undefined;
  }

  private get deeds(): Deeds {
    const { tv, show } = this;
    return {
      again: () => show.film.again(),
      next: () => show.playNext(),
      fromStart: () => {
        this.shown = 'bar';
        show.fromStart();
        this.raise('bar');
      },
      scan: () => {
        const handoff = this.handoff();
        if (handoff) tv.scan(handoff);
      },
      leave: () => tv.back(),
      favourite: () => {
        if (show.item) tv.say(tv.favourites.toggle(show.item) ? '已收藏，在“看过的”里能找到' : '不再收藏');
        this.draw();
      },
      captions: () => {
        this.captionsOn = !this.captionsOn;
        tv.storage.write('captions', this.captionsOn);
        this.draw();
      },
      read: () => tv.go({ page: 'story', id: show.item?.id as string }),
    };
  }
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
