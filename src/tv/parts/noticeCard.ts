import type { ItemCard } from '../../contract/index.ts';
import { roundPath } from '../paint/shapes.ts';
import { drawLine, drawLines, fitLine, titleLines, widthOf, type Pen } from '../paint/text.ts';
import type { Theme } from '../theme.ts';
import { drawAlarm, emergencyName } from './alarm.ts';
import { cardRadius, type CardModel } from './Card.ts';
import { daysLeftWords } from './covers.ts';

/** Room of a notice, px; a numbered one keeps a place free for its digit. */
interface NoticeRoom {
  w: number;
  h: number;
  numbered: boolean;
}

const edge = 34;

/** Where the words begin: an emergency's sign stands before them. */
const leftOf = ({ urgent }: ItemCard, h: number) => (urgent ? Math.round(h * 0.5) + 2 * edge : edge);

/** Paper with the seal's red edge: what is official in this village. An emergency is red as a whole, with a sign. */
export function noticeCard(card: ItemCard, tag: string, room: NoticeRoom, open: () => void): CardModel {
  const { w, h, numbered } = room;
  const days = card.disclosure?.daysLeft;
  return {
    key: card.id,
    w,
    h,
    numbered,
    open,
    whole: (theme) => {
      const { title } = layNotice(card, room, theme);
      return (title[title.length - 1] ?? '').slice(-1) === '…' ? card.title : undefined;
    },
    painting: (theme) => ({
      key: ['notice', card.id, card.revision, tag, days, w, h, theme.id].join(':'),
      w,
      h,
      words: card.urgent ? [emergencyName, card.title, card.summary] : [tag, card.title, card.summary, days === undefined ? '' : daysLeftWords(days)],
      draw: (pen) => drawNotice(pen, theme, card, tag, room),
    }),
  };
}

/** What stands at the right, its right edge, and the lines of the title beside it. */
function layNotice(card: ItemCard, { w, h, numbered }: NoticeRoom, { metrics }: Theme) {
  const { small, notice: { title: size } } = metrics;
  const days = card.urgent ? 0 : card.disclosure?.daysLeft ?? 0;
  const right = w - 28 - (numbered ? small + 22 : 0);
  const words = `${days} 天`;
  const column = days > 0 ? Math.max(widthOf('公示还剩', small), widthOf(words, size + 14, 'bold')) + 24 : 0;
  const left = leftOf(card, h);
  const room = right - left - column;
  return { days, words, left, right, room, title: titleLines(card.title, room, 2, size, 'bold') };
}

function drawNotice(pen: Pen, theme: Theme, card: ItemCard, tag: string, box: NoticeRoom): void {
  const { palette, metrics: { small, smallLine, notice: { title: size, titleLine: line } } } = theme;
  const { w, h } = box;
  pen.save();
  roundPath(pen, { x: 0, y: 0, w, h }, cardRadius);
  pen.clip();
  pen.fillStyle = card.urgent ? palette.seal : palette.paper;
  pen.fillRect(0, 0, w, h);
  pen.fillStyle = palette.seal;
  pen.fillRect(0, 0, 12, h);
  pen.restore();
  const { days, words, left, right, room, title } = layNotice(card, box, theme);
  const ink = card.urgent ? palette.onSeal : palette.onPaper;
  const softInk = card.urgent ? palette.onSeal : palette.onPaperSoft;
  if (card.urgent) drawAlarm(pen, { x: edge, y: h / 4, size: h / 2 }, palette);
  if (days > 0) {
    const bigSize = size + 14;
    const y = Math.round((h - smallLine - bigSize - 8) / 2);
    drawLine(pen, '公示还剩', right, y, { size: small, line: smallLine, color: palette.onPaperSoft, align: 'right' });
    const big = { size: bigSize, line: bigSize + 8, color: palette.sealOnPaper, weight: 'bold' as const, align: 'right' as const };
    drawLine(pen, words, right, y + smallLine, big);
  }
  const summary = title.length === 1 ? fitLine(card.summary, room, small) : '';
  const height = smallLine + title.length * line + (summary === '' ? 0 : smallLine);
  let y = Math.round((h - height) / 2);
  const tagWords = card.urgent ? emergencyName : days > 0 || !card.disclosure ? tag : `${tag}\u3000${daysLeftWords(days)}`;
  drawLine(pen, tagWords, left, y, { size: small, line: smallLine, color: card.urgent ? palette.onSeal : palette.sealOnPaper, weight: 'bold' });
  y += smallLine;
  drawLines(pen, title, left, y, { size, line, color: ink, weight: 'bold' });
  y += title.length * line;
  drawLine(pen, summary, left, y, { size: small, line: smallLine, color: softInk });
}
