import type { Mark, SearchHit } from '../../contract/index.ts';
import { fillRound, strokeRound } from '../paint/shapes.ts';
import type { Painting } from '../paint/Sprite.ts';
import { baseline, drawLine, drawLines, fitLine, fitLines, titleLines, widthOf, type Pen, type TextStyle } from '../paint/text.ts';
import { cardRadius as radius, type CardModel } from '../parts/Card.ts';
import { metaOf, signs } from '../parts/covers.ts';
import { coverOf, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';

/** Where the results lie, px. */
export const hitsLeft = 520;
export const hitsWidth = 696;

/** A title with what was typed marked in it, beside its column's sign. */
export function hitCard(tv: Tv, hit: SearchHit, h: number, open: () => void): CardModel {
  const { item, title } = hit;
  return {
    key: item.id,
    w: hitsWidth,
    h,
    numbered: false,
    open,
    whole: (theme) => {
      const lines = linesOf(hit, h, theme);
      return (lines[lines.length - 1] ?? '').slice(-1) === '…' ? title.text : undefined;
    },
    painting: (theme) => {
      const meta = metaWords(tv, hit);
      return {
        key: ['hit', item.id, item.revision, title.marks.join('+'), meta, h, theme.id].join(':'),
        w: hitsWidth,
        h,
        words: [title.text, meta],
        draw: (pen) => drawHit(pen, theme, { hit, meta, sign: signOf(tv, hit), h }),
      };
    },
  };
}

const signOf = ({ columnNames }: Tv, { item: { column } }: SearchHit) =>
  signs[column] ?? (columnNames[column] ?? '').charAt(0);

/** Where nothing of the title is marked, what stands beside it was found. */
function metaWords(tv: Tv, { item, title }: SearchHit): string {
  const beside = title.marks.length > 0 ? undefined : item.series?.name ?? item.subtitle;
  return [tv.columnNames[item.column], beside, metaOf(item, tv.topicNames)].filter((words) => words !== undefined).join('\u3000');
}

const signSide = (h: number) => Math.min(h - 20, 64);
const textLeft = (h: number) => 12 + signSide(h) + 18;
const lineOf = (h: number, { metrics }: Theme) => Math.min(metrics.card.titleLine, Math.floor((h - 6) / 2));

function linesOf({ title }: SearchHit, h: number, { metrics }: Theme): string[] {
  return titleLines(title.text, hitsWidth - textLeft(h) - 18, 2, metrics.card.title, 'bold');
}

interface Drawn {
  hit: SearchHit;
  meta: string;
  sign: string;
  h: number;
}

function drawHit(pen: Pen, theme: Theme, { hit, meta, sign, h }: Drawn): void {
  const { palette, metrics } = theme;
  fillRound(pen, { x: 0, y: 0, w: hitsWidth, h }, radius, palette.raised);
  strokeRound(pen, { x: 1, y: 1, w: hitsWidth - 2, h: h - 2 }, radius, palette.line, 2);
  const side = signSide(h);
  const top = Math.round((h - side) / 2);
  fillRound(pen, { x: 12, y: top, w: side, h: side }, 10, coverOf(palette, hit.item.column));
  const signStyle = { size: Math.round(side * 0.56), line: side, color: palette.onCover, weight: 'bold' as const, align: 'center' as const };
  drawLine(pen, sign, 12 + side / 2, top, signStyle);
  const lines = linesOf(hit, h, theme);
  const line = lineOf(h, theme);
  const x = textLeft(h);
  const small = metrics.small + 6;
  const withMeta = lines.length === 1 && line + small <= h - 4;
  const y = Math.round((h - lines.length * line - (withMeta ? small : 0)) / 2);
  drawMarked(pen, hit, lines, x, y, { size: metrics.card.title, line }, theme);
  if (!withMeta) return;
  const room = hitsWidth - x - 18;
  drawLine(pen, fitLine(meta, room, metrics.small), x, y + line, { size: metrics.small, line: small, color: palette.soft });
}

interface Run {
  text: string;
  marked: boolean;
}

/** What was typed is gold and has a line under it; a mark may go over a line's end. */
function drawMarked(
  pen: Pen, { title }: SearchHit, lines: readonly string[], x: number, y: number, style: { size: number; line: number }, { palette }: Theme,
): void {
  let from = 0;
  lines.forEach((text, i) => {
    const start = Math.max(from, title.text.indexOf(text.replace(/…$/, ''), from));
    from = start + text.length;
    let left = x;
    runsOf(text, start, title.marks).forEach((run) => {
      const w = widthOf(run.text, style.size, 'bold');
      const color = run.marked ? palette.gold : palette.text;
      drawLine(pen, run.text, left, y + i * style.line, { ...style, color, weight: 'bold' });
      if (run.marked) {
        pen.fillStyle = palette.gold;
        pen.fillRect(left, baseline(y + i * style.line, style) + 4, w, 3);
      }
      left += w;
    });
  });
}

/** A line that begins at `start` of the text, cut where marks begin and end. */
export function runsOf(line: string, start: number, marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  marks.forEach(([from, to]) => {
    const begin = Math.max(at, Math.min(from - start, line.length));
    const end = Math.min(to - start, line.length);
    if (end <= begin) return;
    if (begin > at) runs.push({ text: line.slice(at, begin), marked: false });
    runs.push({ text: line.slice(begin, end), marked: true });
    at = end;
  });
  if (at < line.length) runs.push({ text: line.slice(at), marked: false });
  return runs;
}

/** What stands above the results: what is there, and what to do next. */
export function headingPainting(title: string, advice: string, h: number, theme: Theme): Painting {
  const { small, smallLine } = theme.metrics;
  return head(title, [fitLine(advice, hitsWidth, small)], { size: small, line: smallLine, color: theme.palette.soft }, h, theme);
}

/** What is wrong, and what to do: it has the place of the results to itself. */
export function troublePainting(title: string, advice: string, theme: Theme): Painting {
  const { body } = theme.metrics;
  const size = Math.min(body, 38);
  const lines = fitLines(advice, hitsWidth, 6, size);
  return head(title, lines, { size, line: Math.round(size * 0.8) * 2, color: theme.palette.text }, 420, theme);
}

function head(title: string, lines: string[], style: TextStyle, h: number, theme: Theme): Painting {
  const { palette, metrics: { card } } = theme;
  const size = [card.title, card.title - 4, card.title - 8].filter((one) => widthOf(title, one, 'bold') <= hitsWidth)[0] ?? 24;
  return {
    key: ['found', title, lines.join('|'), h, theme.id].join(':'),
    w: hitsWidth,
    h,
    words: [title, lines.join('')],
    draw: (pen) => {
      drawLine(pen, fitLine(title, hitsWidth, size, 'bold'), 0, 0, { size, line: card.titleLine, color: palette.text, weight: 'bold' });
      drawLines(pen, lines, 0, card.titleLine, style);
    },
  };
}
