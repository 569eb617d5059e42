import type { ReadItem } from '../content/read.ts';
import { drawLine, drawLines, titleLines } from '../paint/text.ts';
import { Sprite } from '../paint/Sprite.ts';
import { Part } from '../parts/Part.ts';
import type { Stage } from '../lightning.ts';
import { coverOf, safe, stage as size } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { filmTitle } from './playerWords.ts';

/** Below the longest title in the largest size, px. */
const wordsEnd = 310;

/** What stands on the screen until the film's first picture, and for as long as a recording plays. */
export class Poster extends Part {
  declare private picture: Sprite;
  declare private words: Sprite;

  constructor(stage: Stage, tv: Tv, item: ReadItem | undefined) {
    super(stage, tv);
    const { palette } = tv.theme;
    const ground = this.put(new Part(stage, tv), 0, 0);
    const colorTop = item ? Number(`0xff${coverOf(palette, item.column).slice(1)}`) : palette.groundTop;
    ground.patch({ rect: true, w: size.w, h: size.h, colorTop, colorBottom: palette.groundBottom });
    this.picture = this.put(new Sprite(stage), 0, 0);
    const shades = item?.poster ? shadesOf(tv.theme.contrast === 'high') : [];
    shades.forEach((shade) => this.put(new Part(stage, tv), 0, 0).patch({ rect: true, w: size.w, ...shade }));
    this.words = this.put(new Sprite(stage), 0, 0);
    if (!item) return;
    const { poster } = item;
    if (poster) tv.pictures.load(poster.src, (image) => {
      if (image !== 'failed') this.showPicture(poster.src, image);
    });
    this.showTitle(item);
  }

  private showPicture(src: string, image: HTMLImageElement): void {
    const scale = Math.max(size.w / image.naturalWidth, size.h / image.naturalHeight);
    const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale];
    this.picture.show({
      key: `poster:${src}`,
      w: size.w,
      h: size.h,
      words: [],
      draw: (pen) => pen.drawImage(image, (size.w - w) / 2, (size.h - h) / 2, w, h),
    });
  }

  private showTitle(item: ReadItem): void {
    const { tv } = this;
    const { palette, metrics } = tv.theme;
    const { title, titleLine: line, body, bodyLine } = metrics;
    const column = tv.columnNames[item.column] ?? '电子法务';
    const lines = titleLines(filmTitle(item), safe.width, 2, title + 6, 'bold');
    this.words.show({
      key: `postertitle:${column}:${filmTitle(item)}:${tv.theme.id}`,
      w: safe.width,
      h: bodyLine + 2 * (line + 8),
      words: [column, filmTitle(item)],
      draw: (pen) => {
        drawLine(pen, column, 0, 0, { size: body, line: bodyLine, color: palette.gold });
        drawLines(pen, lines, 0, bodyLine, { size: title + 6, line: line + 8, color: '#ffffff', weight: 'bold' });
      },
    });
    this.words.x = safe.left;
    this.words.y = 110;
  }
}

/** Dark enough behind the words above and the keys below, and clear between them. */
function shadesOf(high: boolean): object[] {
  const [dark, clear] = high ? [0xf0000000, 0x90000000] : [0xc0060d11, 0x48060d11];
  return [
    { h: wordsEnd, color: dark },
    { y: wordsEnd, h: 140, colorTop: dark, colorBottom: clear },
    { y: wordsEnd + 140, h: size.h - wordsEnd - 140, colorTop: clear, colorBottom: dark },
  ];
}
