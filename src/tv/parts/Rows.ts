import type { Stage } from '../lightning.ts';
import type { Tv } from '../tv.ts';
import type { Card, CardModel } from './Card.ts';
import { glide, Part, place } from './Part.ts';
import { Rail, type RailModel } from './Rail.ts';
import { RowWindow } from './RowWindow.ts';

/** Where the focus was, by names, so that it is found again in changed content. */
export interface RowsMemory {
  row: string;
  rowIndex: number;
  card: string;
  cardIndex: number;
  first: number;
  y: number;
}

/** A row that the window cuts goes down into the ground, px. */
const fadeHeight = 44;

/**
 * Rails one below the other in a window of the screen. Only rails in sight exist; they are made one a
 * frame, the focused one first. Digits open the first nine numbered cards in sight.
 */
export class Rows extends Part {
  private declare models: RailModel[];
  private declare window: RowWindow;
  private declare rails: Record<number, Rail>;
  private declare list: Part;
  private declare height: number;
  private declare firsts: Record<string, { index: number; first: number }>;
  private declare index: number;
  private declare fade: Part;
  /** Told when the focus moved to another row. */
  declare moved: () => void;
  /** Told when the focus may be on another card. */
  declare stepped: () => void;

  constructor(stage: Stage, tv: Tv, height: number) {
    super(stage, tv);
    this.models = [];
    this.window = new RowWindow(height, tv.theme);
    this.rails = {};
    this.firsts = {};
    this.index = 0;
    this.height = height;
    this.moved = () => undefined;
    this.stepped = () => undefined;
    this.w = 1280;
    this.h = height;
    this.clipping = true;
    this.list = this.put(new Part(stage, tv), 0, 0);
    this.fade = this.put(new Part(stage, tv), 0, height - fadeHeight);
    this.fade.patch({ rect: true, w: 1280, h: fadeHeight, colorBottom: tv.theme.palette.groundBottom, visible: false });
  }

  /** Shows rows; the focus goes where it was, or to the place remembered, or to the first row. */
  show(models: RailModel[], memory: RowsMemory | undefined = this.memory()): void {
    for (const i in this.rails) this.lower(Number(i));
    this.tv.jobs.drop(this);
    this.models = models.filter((model) => model.cards.length > 0);
    this.window.hold(this.models);
    if (this.models.length === 0) {
      this.stepped();
      return;
    }
    this.restore(memory);
    this.raise(this.index);
    this.arrange(0);
    this._refocus();
    this.stepped();
  }

  get isEmpty(): boolean {
    return this.models.length === 0;
  }

  get rail(): Rail | undefined {
    return this.rails[this.index];
  }

  get rowIndex(): number {
    return this.index;
  }

  get rowNames(): string[] {
    return this.models.map((model) => model.name);
  }

  /** Titled rows that lie wholly below what is seen. */
  get below(): RailModel[] {
    return this.window.below;
  }

  memory(): RowsMemory | undefined {
    const { rail } = this;
    if (!rail) return undefined;
    const { model } = rail;
    const card = (model.cards[rail.index] as CardModel).key;
    return {
      row: model.name, rowIndex: this.index, card, cardIndex: rail.index, first: rail.first, y: this.window.scroll,
    };
  }

  /** Draws again what has changed on the cards. */
  refresh(): void {
    this.mounted().forEach((rail) => rail.refresh());
  }

  /** Opens the card that shows a digit; false when none does. */
  openDigit(digit: number): boolean {
    const card = this.numbered()[digit - 1];
    if (!card) return false;
    this.focusCard(card);
    card.model.open();
    return true;
  }

  focusRow(name: string): void {
    const index = this.rowNames.indexOf(name);
    if (index >= 0) this.goTo(index);
  }

  override _getFocused(): Part {
    return this.rail ?? (this as Part);
  }

  override _handleUp(): boolean {
    return this.stepRow(-1);
  }

  override _handleDown(): boolean {
    return this.stepRow(1);
  }

  _handlePageUp(): boolean {
    return this.stepRow(-Math.min(2, this.index)) || true;
  }

  _handlePageDown(): boolean {
    return this.stepRow(Math.min(2, this.models.length - 1 - this.index)) || true;
  }

  $moved(): void {
    this.number();
    this.stepped();
  }

  override _detach(): void {
    this.tv.jobs.drop(this);
  }

  private stepRow(by: number): boolean {
    const next = this.index + by;
    if (by === 0 || next < 0 || next >= this.models.length) return false;
    this.goTo(next);
    return true;
  }

  private goTo(next: number): void {
    const x = this.rail?.focusX ?? 0;
    this.index = next;
    this.raise(next);
    this.rail?.focusNear(x);
    this.arrange(this.tv.motion());
    this._refocus();
    this.moved();
    this.stepped();
  }

  private focusCard(card: Card): void {
    this.mounted().forEach((rail) => {
      if (rail.inSight.indexOf(card) < 0) return;
      rail.index = rail.model.cards.indexOf(card.model);
      this.index = this.models.indexOf(rail.model);
    });
    this._refocus();
    this.stepped();
  }

  private restore(memory: RowsMemory | undefined): void {
    this.index = 0;
    if (!memory) {
      this.window.scroll = 0;
      return;
    }
    const named = this.rowNames.indexOf(memory.row);
    this.index = named >= 0 ? named : Math.min(memory.rowIndex, this.models.length - 1);
    this.window.scroll = memory.y;
    const model = this.models[this.index] as RailModel;
    const keys = model.cards.map((card) => card.key);
    const card = keys.indexOf(memory.card);
    const index = card >= 0 ? card : named >= 0 ? Math.min(memory.cardIndex, keys.length - 1) : 0;
    this.firsts[model.name] = { index, first: memory.first };
  }

  /** Scrolls as little as shows the focused row whole, and sees to the rows in sight. */
  private arrange(seconds: number): void {
    this.window.reveal(this.index);
    const { scroll, cut } = this.window;
    if (seconds === 0 && !this.list.attached) this.list.y = -scroll;
    glide(this.list, 'y', -scroll, seconds);
    this.fade.visible = cut !== undefined;
    const sliver = cut !== undefined && cut <= 6; // of such a row nothing shows
    const { groundBottom: ground } = this.tv.theme.palette;
    this.fade.patch({ y: this.height - (sliver ? 6 : fadeHeight), colorTop: sliver ? ground : ground & 0xffffff });
    this.makeRails();
    this.number();
  }

  /** Rows in sight and one on either side are made, one a frame; others are let go. */
  private makeRails(): void {
    this.tv.jobs.drop(this);
    for (let i = 0; i < this.models.length; i++) {
      if (!this.window.isNear(i)) this.lower(i);
      else if (!this.rails[i]) {
        this.tv.jobs.add(this, () => {
          this.raise(i);
          this.number();
        });
      }
    }
  }

  private raise(i: number): void {
    if (this.rails[i]) return;
    const model = this.models[i] as RailModel;
    const was = this.firsts[model.name] ?? { index: 0, first: 0 };
    const rail = new Rail(this.stage, this.tv, model, was.index, was.first);
    this.rails[i] = rail;
    place(rail, 0, this.window.tops[i] as number);
    this.list.childList.add(rail as never);
  }

  private lower(i: number): void {
    const rail = this.rails[i];
    if (!rail) return;
    this.firsts[rail.model.name] = { index: rail.index, first: rail.first };
    this.list.drop(rail);
    delete this.rails[i];
  }

  private mounted(): Rail[] {
    return Object.keys(this.rails).map((i) => this.rails[Number(i)] as Rail);
  }

  /** Numbered cards that can be seen whole, in reading order, nine at most. */
  private numbered(): Card[] {
    const cards: Card[] = [];
    for (let i = 0; i < this.models.length && cards.length < 9; i++) {
      const rail = this.rails[i];
      if (!rail || !this.window.isWhole(i)) continue;
      rail.inSight.forEach((card) => {
        if (card.model.numbered && cards.length < 9) cards.push(card);
      });
    }
    return cards;
  }

  private number(): void {
    const numbered = this.numbered();
    this.mounted().forEach((rail) => {
      rail.each((card) => card.setDigit(numbered.indexOf(card) + 1));
    });
  }
}
