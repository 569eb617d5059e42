import type { Item } from '../../contract/index.ts';
import { signatureLines } from '../../text/signature.ts';
import { unknownDays } from '../content/days.ts';
import { roundPath } from '../paint/shapes.ts';
import { drawLine, drawLines, fitLines, titleLines, widthOf } from '../paint/text.ts';
import { dayWords, periodWords } from './facts.ts';
import { textRows, type LaidBlock, type Row, type Sheet } from './rows.ts';

type Disclosure = NonNullable<Item['disclosure']>;

interface Field {
  label: string;
  value: string;
  below: string;
  color: string;
}

const edge = 12;
const inset = 22;

/** Between the title and the slip, px. */
const above = 10;

/** At the head of a notice, on paper with the seal's edge: how long it stays up, and whom to call. */
export function noticeSlip(disclosure: Disclosure, sheet: Sheet): Row {
  const { theme: { metrics }, palette, width } = sheet;
  const { small, smallLine, notice } = metrics;
  const { from, until, daysLeft, supervisionPhone: phone, responsible } = disclosure;
  const below = periodWords(from, until);
  const days: Field = daysLeft > 0
    ? { label: '公示还剩', value: `${daysLeft} 天`, below, color: palette.sealOnPaper }
    : { label: '公示期', value: daysLeft === unknownDays ? '以村里公示为准' : '已结束', below, color: palette.onPaper };
  const fields = [days];
  if (phone !== undefined) fields.push({ label: '有意见打监督电话', value: phone, below: responsible ?? '', color: palette.onPaper });
  else if (responsible !== undefined) fields.push({ label: '谁公布的', value: responsible, below: '', color: palette.onPaper });
  const w = Math.floor((width - edge) / fields.length);
  const room = w - 2 * inset;
  const size = notice.title + 8;
  const line = size + 10;
  const laid = fields.map((field) => {
    const whole = widthOf(field.value, size, 'bold');
    const fitted = whole <= room ? size : Math.max(small, Math.floor((size * room) / whole));
    return {
      ...field,
      size: fitted,
      values: whole <= room ? [field.value] : fitLines(field.value, room, 2, fitted, 'bold'),
      belows: titleLines(field.below, room, 2, small),
    };
  });
  const inner = laid.reduce((most, { values, belows }) =>
    Math.max(most, smallLine + values.length * line + belows.length * smallLine), 0);
  const h = inner + 24;
  return {
    height: above + h + 14,
    words: fields.map(({ label, value, below }) => `${label} ${value} ${below}`).join('\n'),
    start: 0,
    draw: (pen, top) => {
      const y = top + above;
      pen.save();
      roundPath(pen, { x: 0, y, w: width, h }, 14);
      pen.clip();
      pen.fillStyle = palette.paper;
      pen.fillRect(0, y, width, h);
      pen.fillStyle = palette.seal;
      pen.fillRect(0, y, edge, h);
      pen.restore();
      laid.forEach(({ label, values, size: own, belows, color }, i) => {
        const x = edge + i * w + inset;
        if (i > 0) {
          pen.fillStyle = palette.paperEdge;
          pen.fillRect(x - inset, y + 16, 2, h - 32);
        }
        const soft = { size: small, line: smallLine, color: palette.onPaperSoft };
        drawLine(pen, label, x, y + 12, soft);
        drawLines(pen, values, x, y + 12 + smallLine, { size: own, line, color, weight: 'bold' });
        drawLines(pen, belows, x, y + 12 + smallLine + values.length * line, soft);
      });
    },
  };
}

/** A name and its words: side by side where there is room, else below one another. */
export function layFact(name: string, words: string, sheet: Sheet): LaidBlock {
  const { palette, size, line, theme: { metrics } } = sheet;
  const beside = sheet.width >= size * 20;
  const left = beside ? size * 6 : 0;
  const rows = textRows(words, sheet, { left });
  if (!beside) {
    const { small, smallLine } = metrics;
    rows.unshift(...textRows(name, sheet, { size: small, line: smallLine, color: palette.soft }));
    return { rows, spaceBefore: 12, keepTogether: true };
  }
  const [first] = rows;
  if (first) rows[0] = {
    ...first,
    words: `${name} ${first.words}`,
    draw: (pen, y) => {
      drawLine(pen, name, 0, y, { size, line, color: palette.soft });
      first.draw(pen, y);
    },
  };
  return { rows, spaceBefore: 6, keepTogether: true };
}

/** Who signed and when, at the right under a line in the seal's red, as it stands on paper. */
export function laySignature(disclosure: Disclosure, sheet: Sheet): LaidBlock | undefined {
  const { palette, size, line, width } = sheet;
  const { signedOn } = disclosure;
  const day = signedOn === undefined ? '' : dayWords(signedOn);
  const signed = signatureLines(disclosure);
  const lines = signed.reduce<string[]>((all, words) => all.concat(titleLines(words, width, 2, size, 'bold')), []);
  if (day !== '') lines.push(day);
  if (lines.length === 0 || lines.join('') === '') return undefined;
  const room = lines.reduce((most, words) => Math.max(most, widthOf(words, size, 'bold')), 0);
  return {
    rows: [{
      height: lines.length * line + 20,
      words: [...signed, day].filter((words) => words !== '').join(' '),
      start: 0,
      draw: (pen, y) => {
        pen.fillStyle = palette.sealOnGround;
        pen.fillRect(width - room, y + 8, room, 4);
        const style = { size, line, color: palette.text, align: 'right' as const };
        lines.forEach((words, i) => drawLine(pen, words, width, y + 16 + i * line, { ...style, weight: words === day ? 'normal' : 'bold' }));
      },
    }],
    spaceBefore: 20,
  };
}
