import sharp from 'sharp';

/** A quarter's accounts as they hang on a village's board. */
export const notice = [
  '柳溪村 2026 年第三季度财务收支公开',
  '根据《中华人民共和国村民委员会组织法》第三十条的规定，现将本村',
  '2026 年第三季度财务收支情况公布如下，请广大村民监督。',
  '一、收入合计 52000 元，其中上级补助 36000 元，集体土地租金 16000 元。',
  '二、支出合计 38650.50 元，其中村道养护 18600.50 元，水费 2050 元，',
  '办公费 3000 元，困难群众慰问金 15000 元。',
  '三、本季度结余 13349.50 元，累计结余 86421.75 元。',
  '公示时间：2026 年 10 月 8 日至 2026 年 11 月 7 日，共三十天。',
  '如有异议，请在公示期内向村务监督委员会反映，监督电话 0717-4212345。',
  '柳溪村村民委员会（盖章）',
  '2026 年 10 月 8 日',
];

const paper = (width: number, height: number) => {
  const size = width / 40;
  const lines = notice.map((line, at) => `<text x="${width / 20}" y="${size * (4 + at * 1.9)}" font-family="Noto Sans CJK SC" font-size="${size}" fill="#222">${line}</text>`);
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f2efe6"/>${lines.join('')}</svg>`);
};

/** Scanned: straight and evenly lit. */
export const scanned = (width = 2400) => sharp(paper(width, Math.round(width * 0.7))).jpeg({ quality: 82 }).toBuffer();

/** Photographed by hand: a little askew, blurred, in somebody's shade. */
export async function photographed(): Promise<Buffer> {
  const askew = await sharp(paper(2400, 1680)).rotate(0.6, { background: '#f2efe6' }).blur(0.8).toBuffer();
  const { width, height } = await sharp(askew).metadata();
  const shade = `<svg width="${width}" height="${height}"><defs><linearGradient id="g"><stop offset="0" stop-opacity=".55"/><stop offset="1" stop-opacity="0"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  return sharp(askew).composite([{ input: Buffer.from(shade) }]).jpeg({ quality: 75 }).toBuffer();
}

/** Share of the notice's characters that a reading has right, spaces apart. */
export function accuracyOf(reading: string): number {
  const [wanted, got] = [notice.join(''), reading].map((text) => text.normalize('NFKC').replace(/\s/g, '')) as [string, string];
  let row = Array.from({ length: got.length + 1 }, (_, at) => at);
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= got.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (wanted[i - 1] === got[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return 1 - row.at(-1)! / wanted.length;
}
