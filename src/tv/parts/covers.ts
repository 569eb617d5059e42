import type { ItemCard } from '../../contract/index.ts';
import { unknownDays } from '../content/days.ts';
import type { ReadRail } from '../content/read.ts';
import { roundPath, strokeRound } from '../paint/shapes.ts';
import { drawLine, drawLines, fitLine, titleLines, widthOf, type Pen } from '../paint/text.ts';
import { coverOf, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';
import { cardRadius as radius, type CardModel } from './Card.ts';
import { drawPlain } from './choices.ts';

/** The sign a column is known by, set large and faint behind its titles. */
export const signs: Record<string, string> = {
  notices: '公', cases: '案', lectures: '讲', films: '影', tips: '示', shorts: '微', laws: '法',
};

const kindWords: Record<string, string> = { video: '视频', audio: '音频', gallery: '图集' };

/** Second line of a card: topic or kind, and how long it takes. */
export function metaOf(card: ItemCard, topicNames: Readonly<Record<string, string>>): string {
  if (card.disclosure) return daysLeftWords(card.disclosure.daysLeft);
  const words: string[] = [];
  const kind = kindWords[card.kind];
  if (kind !== undefined) words.push(kind);
  const topic = card.topics.map((slug) => topicNames[slug]).filter((name) => name !== undefined)[0];
  if (topic !== undefined && kind === undefined) words.push(topic);
  words.push(`${card.minutes} 分钟`);
  return words.join('　');
}

/** A law's own name first, and which part of it: 民法典 合同编. */
function shortTitle({ column, title, subtitle }: ItemCard): string {
  const short = column === 'laws' ? title.replace(/^中华人民共和国(?=..)/, '') : title;
  return column === 'laws' && subtitle !== undefined ? `${short} ${subtitle}` : short;
}

/** The words where no server told the time, too: then the village's own board counts. */
export function daysLeftWords(days: number): string {
  if (days === unknownDays) return '以村里公示为准';
  return days > 0 ? `公示还剩 ${days} 天` : '公示已结束';
}

/**
 * An item's cover: its title on its column's colour, over its picture where there is one. `second`
 * stands for its second line.
 */
export function itemCard(tv: Tv, card: ItemCard, open: () => void, across?: number, second?: string): CardModel {
  const { w, h } = tv.theme.metrics.card;
  const width = across ?? w;
  const src = card.poster?.src;
  return {
    key: card.id,
    item: card,
    w: width,
    h,
    numbered: true,
    picture: src,
    open,
    whole: (theme) => {
      const lines = coverTitle(card, width, theme);
      return (lines[lines.length - 1] ?? '').slice(-1) === '…' ? shortTitle(card) : undefined;
    },
    painting: (theme) => {
      const poster = src === undefined ? undefined : tv.pictures.ready(src);
      const image = poster === undefined || poster === 'failed' ? undefined : poster;
      const meta = second ?? metaOf(card, tv.topicNames);
      return {
        key: ['item', card.id, card.revision, meta, image ? 1 : 0, width, theme.id].join(':'),
        w: width,
        h,
        words: [shortTitle(card), meta],
        draw: (pen) => drawCover(pen, theme, { card, meta, image, w: width, h }),
      };
    },
  };
}

function coverTitle(card: ItemCard, w: number, { metrics }: Theme): string[] {
  return titleLines(shortTitle(card), w - 36, metrics.card.lines, metrics.card.title, 'bold');
}

interface Cover {
  card: ItemCard;
  meta: string;
  image: HTMLImageElement | undefined;
  w: number;
  h: number;
}

function drawCover(pen: Pen, theme: Theme, { card, meta, image, w, h }: Cover): void {
  const { palette, metrics } = theme;
  const { title: size, titleLine: line } = metrics.card;
  pen.save();
  roundPath(pen, { x: 0, y: 0, w, h }, radius);
  pen.clip();
  pen.fillStyle = coverOf(palette, card.column);
  pen.fillRect(0, 0, w, h);
  if (image) drawPoster(pen, image, w, h, coverOf(palette, card.column), theme.contrast === 'high' ? 0.86 : 0.72);
  else drawSign(pen, signs[card.column] ?? '', w, h);
  pen.restore();
  if (theme.contrast === 'high') strokeRound(pen, { x: 1, y: 1, w: w - 2, h: h - 2 }, radius, palette.line, 2);
  drawLines(pen, coverTitle(card, w, theme), 18, 12, { size, line, color: palette.onCover, weight: 'bold' });
  // The digit's place stays free.
  const room = w - 18 - (metrics.small + 12) - 16;
  const fits = widthOf(meta, metrics.small) <= room ? meta : meta.replace('\u3000', ' ');
  const style = { size: metrics.small, line: metrics.smallLine, color: palette.onCoverSoft };
  drawLine(pen, fitLine(fits, room, metrics.small), 18, h - metrics.smallLine - 10, style);
}

/** A picture in the column's colour, dark enough for the words on it whatever it shows. */
function drawPoster(pen: Pen, image: HTMLImageElement, w: number, h: number, color: string, tint: number): void {
  const scale = Math.max(w / image.naturalWidth, h / image.naturalHeight);
  const width = image.naturalWidth * scale;
  const height = image.naturalHeight * scale;
  pen.drawImage(image, (w - width) / 2, (h - height) / 2, width, height);
  pen.fillStyle = 'rgba(8,14,18,.46)';
  pen.fillRect(0, 0, w, h);
  pen.globalAlpha = tint;
  pen.fillStyle = color;
  pen.fillRect(0, 0, w, h);
  pen.globalAlpha = 1;
}

function drawSign(pen: Pen, sign: string, w: number, h: number): void {
  const size = Math.round(h * 0.98);
  pen.globalAlpha = 0.07;
  drawLine(pen, sign, w + 14, (h - size) / 2 + 18, { size, line: size, color: '#ffffff', weight: 'bold', align: 'right' });
  pen.globalAlpha = 1;
}

/** The whole of a column, behind the items that a rail shows. */
export function moreCard({ theme }: Tv, rail: ReadRail, open: () => void): CardModel {
  const { h } = theme.metrics.card;
  const w = Math.round((h * 1.25) / 2) * 2;
  const words = ['全部', `${rail.total} 条`];
  return {
    key: 'more',
    w,
    h,
    numbered: false,
    open,
    painting: (theme) => ({
      key: ['more', rail.total, w, theme.id].join(':'),
      w,
      h,
      words,
      draw: (pen) => drawPlain(pen, theme, w, h, words),
    }),
  };
}
