import type { Picture } from '../../contract/index.ts';
import { Lightning, type Stage } from '../lightning.ts';
import { strokeRound } from '../paint/shapes.ts';
import { Sprite } from '../paint/Sprite.ts';
import { drawLine, type Pen } from '../paint/text.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { Hints, type Hint } from './Hints.ts';
import { Part, place } from './Part.ts';
import { enlarged, isMore, panned, scaleOf, timesAfter, type View } from './zoom.ts';

/** The part of the screen above the hints, px. */
const window = { width: 1280, height: 640 };
const mapRoom = { width: 200, height: 180 };

interface Freed {
  free(): void;
}

/** A picture as large as one needs to read it; only what is seen of it is a texture. */
export class PhotoZoom extends Part {
  declare private picture: Picture;
  declare private view: View;
  declare private crop: Sprite;
  declare private map: Sprite;
  declare private hints: Hints;
  /** Textures of views that are not seen any more, freed as soon as the newest is there. */
  declare private stale: Freed[];
  declare private drawn: number;

  constructor(stage: Stage, tv: Tv, picture: Picture) {
    super(stage, tv, 'photo');
    this.picture = picture;
    this.view = { times: 1, x: 0, y: 0 };
    this.stale = [];
    this.drawn = 0;
    const ground = this.put(new Lightning.Element(stage), 0, 0);
    ground.patch({ rect: true, w: 1280, h: 720, color: tv.theme.palette.groundBottom });
    this.crop = this.put(new Sprite(stage), 0, 0);
    (this.crop as unknown as Emitter).on('txLoaded', () => this.release());
    this.map = this.put(new Sprite(stage), 0, 0);
    this.hints = this.put(new Hints(stage, tv), 0, 0);
    const { pictures } = tv;
    if (pictures.ready(picture.src) === 'failed') pictures.forgetFailures();
    if (pictures.ready(picture.src) === undefined) pictures.load(picture.src, () => this.attached && this.show());
    this.show();
  }

  override _handleEnter(): boolean {
    return this.look(enlarged(this.view, this.picture, window));
  }

  override _handleUp(): boolean {
    return this.look(panned(this.view, 0, -1, this.picture, window));
  }

  override _handleDown(): boolean {
    return this.look(panned(this.view, 0, 1, this.picture, window));
  }

  override _handleLeft(): boolean {
    return this.look(panned(this.view, -1, 0, this.picture, window));
  }

  override _handleRight(): boolean {
    return this.look(panned(this.view, 1, 0, this.picture, window));
  }

  /** Makes room: what only lingers in case it is shown again goes first. */
  override _attach(): void {
    this.stage.gc(false);
  }

  override _detach(): void {
    this.stale.push(textureOf(this.crop), textureOf(this.map));
    this.release();
  }

  private look(view: View): boolean {
    const { times, x, y } = this.view;
    if (view.times === times && view.x === x && view.y === y) return true;
    this.view = view;
    this.show();
    return true;
  }

  private show(): void {
    const { picture, view, tv } = this;
    const image = tv.pictures.ready(picture.src);
    const isHere = image !== undefined && image !== 'failed';
    const state = isHere ? `放大 ${view.times} 倍` : image === 'failed' ? '图片没有传到' : '图片正在传来……';
    if (this.drawn > 0) this.stale.push(textureOf(this.crop), textureOf(this.map));
    this.drawn++;
    this.crop.show({
      // Never the same twice: a freed texture must not be taken for this one.
      key: `zoom:${picture.src}:${this.drawn}:${Date.now()}`,
      w: window.width,
      h: window.height,
      words: [state, picture.alt],
      draw: (pen) => {
        if (isHere) drawView(pen, image, picture, view);
        else this.drawState(pen, state, image === 'failed' ? '按返回，过一会儿再打开。' : '请稍等。');
      },
    });
    const more = isHere && isMore(view, picture, window);
    this.map.visible = more;
    if (more) this.showMap(image);
    const hints: Hint[] = [];
    if (isHere) {
      const next = timesAfter(view.times);
      hints.push({ words: next > 1 ? `确定 放大 ${next} 倍` : '确定 还原' });
      if (more) hints.push({ words: '上下左右 移动' });
    }
    this.hints.show([...hints, { words: '返回 关闭' }]);
  }

  private drawState(pen: Pen, title: string, advice: string): void {
    const { palette, metrics } = this.tv.theme;
    const middle = window.width / 2;
    const y = (window.height - metrics.titleLine - metrics.bodyLine) / 2;
    const align = 'center' as const;
    drawLine(pen, title, middle, y, { size: metrics.title, line: metrics.titleLine, color: palette.text, weight: 'bold', align });
    drawLine(pen, advice, middle, y + metrics.titleLine, { size: metrics.body, line: metrics.bodyLine, color: palette.soft, align });
  }

  /** The whole picture, small, with a frame around what is seen. */
  private showMap(image: HTMLImageElement): void {
    const { picture, view, tv: { theme: { palette } } } = this;
    const shrunk = Math.min(mapRoom.width / picture.width, mapRoom.height / picture.height);
    const inset = 6;
    const w = Math.max(24, Math.round(picture.width * shrunk));
    const h = Math.max(24, Math.round(picture.height * shrunk));
    const even = (size: number) => Math.ceil((size + 2 * inset) / 2) * 2;
    const share = shrunk / scaleOf(picture, window, view.times);
    this.map.show({
      key: `map:${picture.src}:${this.drawn}:${Date.now()}`,
      w: even(w),
      h: even(h),
      words: [],
      draw: (pen) => {
        pen.fillStyle = '#000000';
        pen.fillRect(0, 0, even(w), even(h));
        pen.drawImage(image, inset, inset, w, h);
        pen.fillStyle = 'rgba(0,0,0,.45)';
        pen.fillRect(inset, inset, w, h);
        const seen = {
          x: inset + view.x * share,
          y: inset + view.y * share,
          w: Math.min(w, window.width * share),
          h: Math.min(h, window.height * share),
        };
        const scale = scaleOf(picture, window, view.times);
        pen.drawImage(
          image, view.x / scale, view.y / scale, window.width / scale,
          Math.min(picture.height - view.y / scale, window.height / scale), seen.x, seen.y, seen.w, seen.h,
        );
        strokeRound(pen, seen, 3, palette.gold, 4);
      },
    });
    place(this.map, safe.right - even(w), window.height - even(h) - 8);
  }

  private release(): void {
    this.stale.forEach((texture) => texture.free());
    this.stale = [];
  }
}

interface Emitter {
  on(event: string, listener: () => void): void;
}

function textureOf(sprite: Sprite): Freed {
  return (sprite as unknown as { texture: Freed | null }).texture ?? { free: () => undefined };
}

function drawView(pen: Pen, image: HTMLImageElement, picture: Picture, { times, x, y }: View): void {
  const scale = scaleOf(picture, window, times);
  const height = Math.min(window.height, picture.height * scale - y);
  // A picture of another size than we were told fills the same room.
  const real = image.naturalWidth / picture.width;
  const top = (window.height - height) / 2;
  pen.drawImage(
    image, (x / scale) * real, (y / scale) * real, (window.width / scale) * real, (height / scale) * real,
    0, top, window.width, height,
  );
}
