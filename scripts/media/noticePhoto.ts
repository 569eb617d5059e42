import sharp from 'sharp';
import { type Art, documentOf, place, scatter, type } from './art/art.ts';
import { ink, seal } from './art/palette.ts';
import { roundSeal } from './art/things.ts';

/** What stands on the paper. */
export interface Paper {
  head: string;
  title: string[];
  intro: string[];
  columns: [string, string];
  rows: [string, string][];
  /** Who signs, on the right; the number to ring, on the left. */
  foot: [string, string];
}

const w = 1200;
const h = 1600;

/** A paper on the village's notice board as a photograph shows it: a little askew, pinned, grainy. */
export async function makeNoticePhoto(paper: Paper, file: string): Promise<void> {
  const planks = Array.from({ length: 5 }, (_, i) => `<path d="M0 ${i * 330 + 20}h${w}" stroke="#5e3d1e" stroke-width="7" opacity=".5"/>`).join('');
  const svg = `<defs><linearGradient id="wood" x2="1" y2="1"><stop stop-color="#9c6c3c"/><stop offset="1" stop-color="#7a4f28"/></linearGradient><linearGradient id="sun" x2="1" y2="1"><stop stop-color="#fff" stop-opacity=".12"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".26"/></linearGradient></defs>`
    + `<rect width="${w}" height="${h}" fill="url(#wood)"/>${planks}<rect x="-150" y="360" width="330" height="440" fill="#e8dcc0" transform="rotate(-5 0 500)"/><rect x="1130" y="820" width="300" height="420" fill="#efe6d2" transform="rotate(3 1200 1000)"/>`
    + place(sheetOf(paper), 92, 96, 1, -1.6) + `<rect width="${w}" height="${h}" fill="url(#sun)"/>`;
  const { data, info } = await sharp(Buffer.from(documentOf({ w, h, svg }, 1))).flatten().raw().toBuffer({ resolveWithObject: true });
  const next = scatter(20);
  for (let i = 0; i < data.length; i += 3) {
    const grain = Math.round((next() - 0.5) * 7);
    for (let c = 0; c < 3; c += 1) data[i + c] = Math.max(0, Math.min(255, data[i + c]! + grain));
  }
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).blur(0.6).jpeg({ quality: 66, mozjpeg: true }).toFile(file);
}

function sheetOf({ head, title, intro, columns, rows, foot }: Paper): Art {
  const [width, height] = [1010, 1400];
  const top = 372 + intro.length * 46;
  const line = 62;
  const bottom = top + line * (rows.length + 1);
  const cells = [columns, ...rows].map(([name, sum], i) => {
    const y = top + i * line;
    const strong = i === 0 || /合计|结余/.test(name) ? 700 : 400;
    return (i === 0 ? `<rect x="70" y="${y}" width="870" height="${line}" fill="#f0e0c4"/>` : '')
      + type(name, 92, y + 43, { size: 32, weight: strong, serif: true })
      + type(sum, 918, y + 43, { size: 32, weight: strong, anchor: 'end', serif: true })
      + `<path d="M70 ${y}h870" stroke="#6a5a4a" stroke-width="2"/>`;
  }).join('');
  const stamp = place(roundSeal('示例'), 676, bottom + 22, 1.75, -9);
  const pin = (x: number, y: number) => `<circle cx="${x + 4}" cy="${y + 7}" r="17" fill="${ink}" opacity=".35"/><circle cx="${x}" cy="${y}" r="16" fill="${seal}"/><circle cx="${x - 5}" cy="${y - 5}" r="5" fill="#fff" opacity=".7"/>`;
  const svg = `<rect x="14" y="16" width="${width}" height="${height}" fill="#000" opacity=".3"/><path d="M0 0h${width}v${height - 40}l-46 40H0z" fill="#fbf6ea"/><path d="M${width} ${height - 40}l-46 40-8-44z" fill="#e3d8c0"/>`
    + `<path d="M0 470h${width}M0 940h${width}" stroke="#d9cdb4" stroke-width="3" opacity=".7"/>`
    + type(head, width / 2, 120, { size: 66, colour: seal, weight: 700, anchor: 'middle', serif: true, spacing: 6 })
    + `<path d="M70 158h870" stroke="${seal}" stroke-width="7"/><path d="M70 170h870" stroke="${seal}" stroke-width="2"/>`
    + title.map((each, i) => type(each, width / 2, 252 + i * 60, { size: 48, weight: 700, anchor: 'middle', serif: true })).join('')
    + intro.map((each, i) => type(each, 70, 340 + i * 46, { size: 31, serif: true })).join('')
    + cells + `<path d="M70 ${bottom}h870M70 ${top}v${bottom - top}M940 ${top}v${bottom - top}M640 ${top}v${bottom - top}" stroke="#6a5a4a" stroke-width="2" fill="none"/>`
    + type(foot[0]!, 930, bottom + 130, { size: 33, anchor: 'end', serif: true }) + type(foot[1]!, 70, bottom + 130, { size: 33, serif: true })
    + stamp + pin(40, 40) + pin(width - 40, 40);
  return { w: width + 14, h: height + 16, svg };
}
