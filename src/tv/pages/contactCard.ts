import type { Contact } from '../../contract/index.ts';
import { linkText } from '../../qr/codes.ts';
import { qrSymbol } from '../../qr/symbol.ts';
import { roundPath, fillRound } from '../paint/shapes.ts';
import type { Painting } from '../paint/Sprite.ts';
import { drawSymbol } from '../paint/symbol.ts';
import { drawLine, drawLines, fitLine, fitLines, widthOf, type Pen } from '../paint/text.ts';
import { safe, type TextSize, type Theme } from '../theme.ts';
import type { Tv } from '../tv.ts';

/** Height of the large card, px. */
export const contactHeight = 420;
/** Room of the portrait, px: larger text takes some of it, and a picture is never cut for that. */
const portraitWidth: Record<TextSize, number> = { standard: 280, large: 230, extra: 190 };
const heightToWidth = 370 / 280;
const margin = 25;
/** Where the lines of text end, px. */
const bottom = contactHeight - 14;
/** Side of the paper around a code. */
const paper = 250;

/** A name without what marks it as a sample: that stands once, at the organisation. */
export const shortName = ({ name }: Contact) => name.replace(/（示例）$/, '');

/** One person in charge, to be read from the sofa: face, name, number in large digits, and a code to take along. */
export function contactPainting(tv: Tv, contact: Contact, code: string): Painting {
  const { theme } = tv;
  const face = pictureOf(tv, contact.portrait?.src);
  const wechat = pictureOf(tv, contact.wechat?.src);
  const link = linkText(tv.publicUrl, code);
  const { roleName, name, phone, duty, place, note } = contact;
  return {
    key: ['contact', contact.id, JSON.stringify(contact), face ? 1 : 0, wechat ? 1 : 0, link, theme.id].join(':'),
    w: safe.width,
    h: contactHeight,
    words: [roleName, name, phone, duty, place, note].filter((words) => words !== undefined),
    draw: (pen) => {
      fillRound(pen, { x: 0, y: 0, w: safe.width, h: contactHeight }, 16, theme.palette.paper);
      drawPortrait(pen, theme, contact, face);
      drawCode(pen, tv, wechat, link);
      drawFacts(pen, theme, contact);
    },
  };
}

function pictureOf(tv: Tv, src: string | undefined): HTMLImageElement | undefined {
  const picture = src === undefined ? undefined : tv.pictures.ready(src);
  return picture === undefined || picture === 'failed' ? undefined : picture;
}

function drawPortrait(pen: Pen, theme: Theme, contact: Contact, face: HTMLImageElement | undefined): void {
  const { palette } = theme;
  const box = { x: margin, y: margin, w: portraitWidth[theme.size], h: Math.round(portraitWidth[theme.size] * heightToWidth) };
  pen.save();
  roundPath(pen, box, 12);
  pen.clip();
  pen.fillStyle = palette.paperEdge;
  pen.fillRect(box.x, box.y, box.w, box.h);
  if (face) {
    const scale = Math.max(box.w / face.width, box.h / face.height);
    const [w, h] = [face.width * scale, face.height * scale];
    pen.drawImage(face, box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h);
  } else {
    const style = { size: 140, line: box.h, color: palette.sealOnPaper, weight: 'bold' as const, align: 'center' as const };
    drawLine(pen, contact.roleName.charAt(0), box.x + box.w / 2, box.y, style);
  }
  pen.restore();
}

/** The person's own WeChat code, else the way to this card on the phone. */
function drawCode(pen: Pen, tv: Tv, wechat: HTMLImageElement | undefined, link: string): void {
  const { palette, metrics } = tv.theme;
  const x = safe.width - margin - paper;
  fillRound(pen, { x, y: margin, w: paper, h: contactHeight - 2 * margin }, 12, '#ffffff');
  if (wechat) {
    const side = paper - 32;
    pen.drawImage(wechat, x + 16, margin + 16, side, side);
  } else {
    drawSymbol(pen, qrSymbol(link), x, margin, paper, tv.precision, 'centre');
  }
  const size = Math.min(metrics.small, 28);
  const lines = wechat ? ['微信扫一扫', '加他为好友'] : ['手机扫一扫', '存下这些电话'];
  drawLines(pen, lines, x + paper / 2, margin + paper + 6, { size, line: size + 12, color: palette.onPaper, weight: 'bold', align: 'center' });
}

function drawFacts(pen: Pen, theme: Theme, contact: Contact): void {
  const { palette, metrics } = theme;
  const x = margin + portraitWidth[theme.size] + 30;
  const w = safe.width - margin - paper - 24 - x;
  const { phone, duty, place, note, organization, roleName } = contact;
  const small = metrics.small;
  const role = fitLine(roleName, w, small, 'bold');
  const chip = widthOf(role, small, 'bold') + 28;
  fillRound(pen, { x, y: margin, w: chip, h: small + 16 }, 8, palette.sealOnPaper);
  drawLine(pen, role, x + 14, margin, { size: small, line: small + 16, color: '#ffffff', weight: 'bold' });
  if (organization !== undefined && chip + 16 + widthOf(organization, small) <= w) {
    drawLine(pen, organization, x + chip + 14, margin, { size: small, line: small + 16, color: palette.onPaperSoft });
  }
  let y = margin + small + 24;
  const name = contact.name.length > 6 ? Math.min(metrics.title, 42) : metrics.title + 4;
  drawLine(pen, fitLine(shortName(contact), w, name, 'bold'), x, y, { size: name, line: name + 16, color: palette.onPaper, weight: 'bold' });
  y += name + 14;
  if (phone !== undefined) {
    const size = sizeOfPhone(phone, w);
    drawLine(pen, phone, x, y, { size, line: size + 14, color: palette.sealOnPaper, weight: 'bold' });
    y += size + 12;
  }
  const facts = [duty, place, note].filter((words) => words !== undefined);
  const text = sizeOfFacts(facts, w, bottom - y, theme);
  const line = text + 6;
  const style = { size: text, line, color: palette.onPaper };
  facts.forEach((words) => {
    const left = Math.floor((bottom - y) / line);
    if (left < 1) return;
    const lines = fitLines(words, w, Math.min(left, 2), text);
    drawLines(pen, lines, x, y, style);
    y += lines.length * line + 2;
  });
}

/** The text size that was chosen, or as much less as lets everything be read. */
function sizeOfFacts(facts: readonly string[], w: number, h: number, { metrics }: Theme): number {
  const least = metrics.small + 2;
  for (let size = metrics.body; size > least; size -= 2) {
    const lines = facts.reduce((sum, words) => sum + fitLines(words, w, 9, size).length, 0);
    if (lines * (size + 6) + facts.length * 2 <= h) return size;
  }
  return least;
}

/** As large as the room allows: it is what one copies down. */
function sizeOfPhone(phone: string, w: number): number {
  const sizes = [76, 68, 60, 52];
  return sizes.filter((size) => widthOf(phone, size, 'bold') <= w)[0] ?? 46;
}
