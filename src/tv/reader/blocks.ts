import type { Block, Picture } from '../../contract/index.ts';
import type { ReadBlock } from '../content/read.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import type { Pictures } from '../paint/pictures.ts';
import { drawLine, drawLines, fitLines } from '../paint/text.ts';
import { textRows, type LaidBlock, type Row, type Sheet, type TextRows } from './rows.ts';
import { layTable } from './tables.ts';

const article = /^第[一二三四五六七八九十百千零〇两0-9]+[条章节编款](之[一二三四五六七八九十]+)?/;

/** Lays out a block of any kind; what came later than this television is read as its text. */
export function layBlock(block: ReadBlock, sheet: Sheet, pictures: Pictures): LaidBlock {
  const known = block as Block;
  switch (known.kind) {
    case 'heading': return layHeading(known.text, known.level, sheet);
    case 'list': return layList(known, sheet);
    case 'table': return layTable(known, sheet);
    case 'picture': return layPicture(known.picture, sheet, pictures);
    case 'law': return layLaw(known, sheet);
    case 'paragraph': return layParagraph(known.text, sheet, true);
    default: return layParagraph(block.text, sheet);
  }
}

/** `explained`: whether words in it may be. `indent` in characters. */
export function layParagraph(text: string, sheet: Sheet, explained = false, indent = 2): LaidBlock {
  const lead = article.exec(text)?.[0].length ?? 0;
  return { rows: textRows(text, sheet, { indent: sheet.size * indent, lead, explained }), spaceBefore: Math.round(sheet.size / 4) };
}

export function layHeading(text: string, level: number, sheet: Sheet, style: TextRows = {}): LaidBlock {
  // Larger than the text and smaller than the title, which is hardly larger than the largest text.
  const { title } = sheet.theme.metrics;
  const size = level <= 2 ? Math.min(Math.round(sheet.size * 0.575) * 2, title - 4) : sheet.size;
  const line = Math.round(sheet.line * (level <= 2 && size > sheet.size * 1.1 ? 1.12 : 1));
  return {
    rows: textRows(text, sheet, { size, line, weight: 'bold', ...style }),
    spaceBefore: Math.round(sheet.line / 3),
    keepWithNext: true,
    keepTogether: true,
  };
}

export function isPicture(block: ReadBlock): block is KindOf<'picture'> {
  return block.kind === 'picture' && 'picture' in block;
}

type KindOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

function layList(block: KindOf<'list'>, sheet: Sheet): LaidBlock {
  const left = sheet.size * (block.ordered ? 2.5 : 2);
  const rows: Row[] = [];
  let start = 0;
  block.items.forEach((item, i) => {
    const mark = block.ordered ? `${block.start + i}.` : '•';
    const style = { size: sheet.size, line: sheet.line, color: sheet.palette.text, align: 'right' as const };
    textRows(item, sheet, { left, explained: true }).forEach((row, j) => {
      const own = start + row.start;
      if (j > 0) rows.push({ ...row, start: own });
      else {
        rows.push({
          ...row,
          start: own,
          words: `${mark} ${row.words}`,
          draw: (pen, y) => {
            drawLine(pen, mark, left - sheet.size * 0.4, y, style);
            row.draw(pen, y);
          },
        });
      }
    });
    start += item.length;
  });
  return { rows, spaceBefore: Math.round(sheet.size / 4) };
}

/** Words of a law: its name and article, then the words, with a bar at their side. */
function layLaw(block: KindOf<'law'>, sheet: Sheet): LaidBlock {
  const left = 36;
  const name = `${block.law}${block.article}`;
  const { small, smallLine } = sheet.theme.metrics;
  const caption = textRows(name, sheet, { left, size: small + 2, line: smallLine + 8, weight: 'bold', color: sheet.palette.gold });
  const rows = [...caption, ...textRows(block.text, sheet, { left })].map((row) => ({
    ...row,
    draw: (pen: Parameters<Row['draw']>[0], y: number) => {
      pen.fillStyle = sheet.palette.gold;
      pen.fillRect(0, y, 6, row.height);
      row.draw(pen, y);
    },
  }));
  return { rows, spaceBefore: 16 };
}

/**
 * A picture with its words below, in a `room` of so many px at most; it is kept from its size, so that
 * nothing jumps when it comes.
 */
export function layPicture(picture: Picture, sheet: Sheet, pictures: Pictures, room = sheet.height): LaidBlock {
  const { metrics } = sheet.theme;
  const words = picture.alt;
  const caption = words === '' ? [] : fitLines(words, sheet.width, 2, metrics.small);
  const captionHeight = caption.length * metrics.smallLine;
  const scale = Math.min(sheet.width / picture.width, (room - captionHeight - 16) / picture.height, 2);
  const w = Math.round(picture.width * scale);
  const h = Math.round(picture.height * scale);
  const x = Math.round((sheet.width - w) / 2);
  const draw: Row['draw'] = (pen, y) => {
    const image = pictures.ready(picture.src);
    if (image === undefined || image === 'failed') {
      fillRound(pen, { x, y, w, h }, 12, sheet.palette.raised);
      strokeRound(pen, { x: x + 1, y: y + 1, w: w - 2, h: h - 2 }, 12, sheet.palette.line, 2);
      const state = image === 'failed' ? '图片没有传到' : '图片正在传来……';
      const style = { size: metrics.small, line: metrics.smallLine, color: sheet.palette.soft, align: 'center' as const };
      drawLine(pen, state, sheet.width / 2, y + (h - metrics.smallLine) / 2, style);
    } else {
      pen.drawImage(image, x, y, w, h);
    }
    const style = { size: metrics.small, line: metrics.smallLine, color: sheet.palette.soft, align: 'center' as const };
    drawLines(pen, caption, sheet.width / 2, y + h + 6, style);
  };
  const row: Row = {
    height: h + captionHeight + 12,
    get words() {
      return pictures.ready(picture.src) === 'failed' ? `图片没有传到 ${words}` : words;
    },
    start: 0,
    draw,
  };
  return { rows: [row], spaceBefore: 14 };
}
