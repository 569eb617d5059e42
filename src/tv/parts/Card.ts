import type { ItemCard } from '../../contract/index.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import { Sprite, type Painting } from '../paint/Sprite.ts';
import { drawLine } from '../paint/text.ts';
import type { Stage } from '../lightning.ts';
import type { Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { glide, Part, place } from './Part.ts';

/** What a card shows and does. `key` names it in its rail and in the focus path. */
export interface CardModel {
  key: string;
  w: number;
  h: number;
  /** What it stands for, where that is an item. */
  item?: ItemCard;
  /** Whether a digit key opens it while it is on screen. */
  numbered: boolean;
  /** Address of the picture that its painting shows once it is here. */
  picture?: string | undefined;
  painting(theme: Theme): Painting;
  /** The whole title where the card has room for its beginning only; else undefined. */
  whole?(theme: Theme): string | undefined;
  open(): void;
}

const radius = 14;
/** Room around a card that its ring needs, px. */
export const ringRoom = 10;

/** One texture, with a digit on it and a ring around it when it has the focus. */
export class Card extends Part {
  declare model: CardModel;
  declare face: Sprite;
  declare badge: Sprite | undefined;
  declare ring: Sprite | undefined;
  declare digit: number;

  constructor(stage: Stage, tv: Tv, model: CardModel) {
    super(stage, tv, model.key);
    this.model = model;
    this.badge = undefined;
    this.ring = undefined;
    this.digit = 0;
    this.w = model.w;
    this.h = model.h;
    this.face = this.put(new Sprite(stage), 0, 0);
    this.refresh();
  }

  /** Draws again what a picture or a name that came has changed; asks for a picture that is not here. */
  refresh(): void {
    const { face, model, tv: { pictures, theme } } = this;
    face.show(model.painting(theme));
    if (model.picture === undefined || pictures.ready(model.picture) !== undefined) return;
    pictures.load(model.picture, () => this.attached && face.show(model.painting(theme)));
  }

  /** 0 shows none. */
  setDigit(digit: number): void {
    if (digit === this.digit) return;
    this.digit = digit;
    if (digit > 0) {
      const painting = digitPainting(digit, this.tv.theme);
      this.badge = this.badge ?? this.put(new Sprite(this.stage), 0, 0);
      this.badge.show(painting);
      place(this.badge, this.model.w - painting.w - 10, this.model.h - painting.h - 10);
    }
    if (this.badge) this.badge.visible = digit > 0;
  }

  override _focus(): void {
    this.tv.looksAt(this.model.item);
    const { w, h } = this.model;
    // No more than rows leave between them and above the first.
    const more = Math.min(12 / w, 6 / h);
    if (!this.ring) this.ring = this.paint(ringPainting(w, h, this.tv.theme), -ringRoom, -ringRoom);
    this.ring.visible = true;
    // Wide cards do not grow: their text would blur, and the ring alone is large enough.
    if (w < 400) glide(this, 'scale', 1 + more, this.tv.motion());
  }

  override _unfocus(): void {
    this.tv.looksAt(undefined);
    if (this.ring) this.ring.visible = false;
    glide(this, 'scale', 1, this.tv.motion());
  }

  override _handleEnter(): void {
    this.model.open();
  }
}

function ringPainting(w: number, h: number, theme: Theme): Painting {
  const outer = { x: 3, y: 3, w: w + 2 * ringRoom - 6, h: h + 2 * ringRoom - 6 };
  return {
    key: `ring:${w}:${h}:${theme.contrast}`,
    w: w + 2 * ringRoom,
    h: h + 2 * ringRoom,
    words: [],
    draw: (pen) => strokeRound(pen, outer, radius + 7, theme.palette.gold, 6),
  };
}

function digitPainting(digit: number, theme: Theme): Painting {
  const { small } = theme.metrics;
  const side = small + 12;
  return {
    key: `digit:${digit}:${theme.id}`,
    w: side,
    h: side,
    words: [],
    draw: (pen) => {
      fillRound(pen, { x: 0, y: 0, w: side, h: side }, 9, 'rgba(0,0,0,.66)');
      const style = { size: small, line: side, color: '#ffffff', weight: 'bold' as const, align: 'center' as const };
      drawLine(pen, String(digit), side / 2, 0, style);
    },
  };
}

export const cardRadius = radius;
