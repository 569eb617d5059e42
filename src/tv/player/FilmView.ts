import type { ReadItem } from '../content/read.ts';
import type { Stage } from '../lightning.ts';
import { Part } from '../parts/Part.ts';
import { safe, stage as size } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Bar } from './Bar.ts';
import { Captions } from './Captions.ts';
import { Panel, type PanelModel } from './Panel.ts';
import { Poster } from './Poster.ts';
import { Sign, type SignWords } from './Sign.ts';
import type { Cue } from './vtt.ts';

/** What is to be seen over a film. */
export interface Look {
  item: ReadItem | undefined;
  title: string;
  /** Seconds; `length` 0 while unknown. */
  second: number;
  length: number;
  /** Nothing of the film can be seen: its poster stands there. */
  poster: boolean;
  /** The bar with title and time. */
  bar: boolean;
  sign: SignWords | undefined;
  panel: PanelModel | undefined;
}

/** Height of the shade that rises above what is shown at the bottom, px. */
const rise = 130;

/** All that is drawn over a film or in its place. Made anew in another text size. */
export class FilmView extends Part {
  declare readonly captions: Captions;
  declare panel: Panel | undefined;
  declare private panelKey: string;
  declare private poster: Poster | undefined;
  /** Which item the poster is of, and which revision: asked for anew, it is the same. */
  declare private posterOf: string;
  declare private shade: Part;
  declare private deep: Part;
  declare private bar: Bar | undefined;
  declare private sign: Sign | undefined;

  constructor(stage: Stage, tv: Tv, cues: () => readonly Cue[]) {
    super(stage, tv);
    const dark = tv.theme.contrast === 'high' ? 0xff000000 : 0xf2060d11;
    this.poster = undefined;
    this.posterOf = '';
    this.panel = undefined;
    this.panelKey = '';
    this.shade = this.put(new Part(stage, tv), 0, 0);
    this.shade.patch({ rect: true, w: size.w, h: rise, colorTop: 0x00060d11, colorBottom: dark });
    this.deep = this.put(new Part(stage, tv), 0, 0);
    this.deep.patch({ rect: true, w: size.w, color: dark });
    this.captions = this.put(new Captions(stage, tv, cues), 0, 0);
    // Made when they are first shown: the first picture must not wait for them.
    this.bar = undefined;
    this.sign = undefined;
  }

  show(look: Look): void {
    this.showPoster(look);
    if (this.bar) this.bar.visible = look.bar;
    if (look.bar) this.showTime(look);
    const barTop = look.bar ? this.bar?.top : undefined;
    // With the bar, choices stand above it; alone, above the hints.
    this.showPanel(look.panel, barTop === undefined ? 628 : barTop - 26);
    // Clear of the title on a poster.
    this.showSign(look.sign, look.poster ? 440 : 300);
    const top = this.panel?.top ?? barTop;
    this.showShade(top);
    this.captions.rest((top ?? safe.bottom) - 14);
  }

  showTime({ title, second, length }: Pick<Look, 'title' | 'second' | 'length'>): void {
    this.bar = this.bar ?? this.put(new Bar(this.stage, this.tv), 0, 0);
    this.bar.show(title, second, length);
  }

  private showSign(sign: SignWords | undefined, middle: number): void {
    if (this.sign) this.sign.visible = sign !== undefined;
    if (!sign) return;
    this.sign = this.sign ?? this.put(new Sign(this.stage, this.tv), 0, 0);
    this.sign.show(sign, middle);
  }

  private showPoster({ poster, item }: Look): void {
    const of = item ? `${item.id} ${item.revision}` : '';
    if (poster && (!this.poster || this.posterOf !== of)) {
      if (this.poster) this.drop(this.poster);
      this.poster = new Poster(this.stage, this.tv, item);
      this.posterOf = of;
      this.childList.addAt(this.poster as never, 0);
    }
    if (this.poster) this.poster.visible = poster;
  }

  /** The same panel with other words or choices is the same panel: its focus stays. */
  private showPanel(model: PanelModel | undefined, bottom: number): void {
    const key = model ? [model.name, bottom, ...model.choices.map(({ words }) => words)].join() : '';
    if (model && this.panel && key === this.panelKey) {
      this.panel.say(model.title, model.advice);
      return;
    }
    const old = this.panel;
    if (!old && !model) return;
    const focus = old && model && old.focusName === model.name ? old.focusIn(model) : 0;
    this.panelKey = key;
    // Out of the focus path before it is taken off: Lightning may look at any moment.
    this.panel = model ? this.put(new Panel(this.stage, this.tv, model, bottom, focus), 0, 0) : undefined;
    if (old) this.drop(old);
    this._refocus();
  }

  private showShade(top: number | undefined): void {
    this.shade.visible = top !== undefined;
    this.deep.visible = top !== undefined;
    if (top === undefined) return;
    const edge = Math.max(0, top - 24);
    this.shade.y = edge - rise;
    this.deep.y = edge;
    this.deep.h = size.h - edge;
  }
}
