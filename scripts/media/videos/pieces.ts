import type { Art, Figure } from '../art/art.ts';
import { widthOf } from '../art/art.ts';
import { covers, jade, seal, white } from '../art/palette.ts';
import { board, sheet } from '../art/places.ts';
import { plate, point, squareSeal, titleType, words } from '../art/things.ts';
import type { Layer, Scene } from '../stage.ts';

type Column = keyof typeof covers;
const names: Record<Column, string> = { lectures: '法治讲堂', films: '法治电影', shorts: '微视频' };

interface Opening {
  column: Column;
  /** Series and episode, said above the title. */
  over?: string;
  title: string[];
  /** What stands on the right of the title. */
  beside: Layer[];
  say: string | { text: string; say: string };
}

/** The first picture: the title in type, something of the story beside it. */
export function opening({ column, over, title, beside, say }: Opening): Scene {
  const type = titleType(title, over === undefined ? names[column] : `${names[column]} · ${over}`);
  return {
    ground: board(covers[column]),
    layers: [
      { art: squareSeal('法', 84), x: 122, y: 150, enter: 'stamp' },
      { art: words('电子法务', 40, white), x: 262, y: 138 },
      { art: type, x: 80 + type.w / 2, y: 190 + type.h, enter: 'rise', at: 0 },
      ...beside,
    ],
    lines: [say],
    before: 2,
    after: 0.6,
  };
}

/** The last picture: what to keep in mind, line by line on paper, and who helps. */
export function remember(column: Column, lines: { shown: string; said: string | { text: string; say: string } }[], helper: Figure, help = '拿不准，打 12348'): Scene {
  const height = 226 + lines.length * 92;
  return {
    ground: board(covers[column]),
    layers: [
      { art: sheet(760, height), x: 470, y: 80 + height + 24 },
      { art: plate('记住这几句', seal, 40), x: 262, y: 190 },
      ...lines.map((line, i): Layer => left(point(String(i + 1), line.shown, 44, [seal, jade, '#2f5c8c', '#7d5228'][i % 4]), 130, 296 + i * 92, { at: i, enter: 'left' })),
      left(words(help, 38, '#57463a'), 130, 80 + height - 22, { at: lines.length - 0.6, enter: 'fade' }),
      { art: helper, x: 1040, y: 640, scale: 1.12 },
    ],
    lines: lines.map(({ said }) => said),
    after: 2,
  };
}

/** A layer by its left edge; `y` is its bottom. */
export function left(art: Art, x: number, y: number, more: Partial<Layer> = {}): Layer {
  return { art, x: x + (art.w * (more.scale ?? 1)) / 2, y, ...more };
}

/** Points on a sheet of paper that come with their lines: [mark, words, line]. */
export function points(heading: string, list: [string, string, number][], x = 80, y = 70, width?: number): Layer[] {
  const wide = width ?? Math.max(widthOf(heading, 46) + 110, ...list.map(([, text]) => widthOf(text, 44) + 190));
  const height = 130 + list.length * 92;
  return [
    left(sheet(wide, height), x, y + height + 24, { enter: 'rise', at: 0 }),
    left(words(heading, 46, seal), x + 44, y + 96, { enter: 'rise', at: 0 }),
    ...list.map(([mark, text, at], i) => left(point(mark, text, 44, jade), x + 44, y + 190 + i * 92, { at, enter: 'left' })),
  ];
}
