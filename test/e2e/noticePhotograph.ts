import sharp from 'sharp';

const bills = ['泵站电费 1486.20 元', '村委会电费 612.80 元', '路灯电费 749.40 元', '自来水费 280.00 元'];

/** Which share of the picture the line lies in that holds an ID number: left, top, right, bottom. */
export const numberArea = { left: 0.325, top: 0.665, right: 0.755, bottom: 0.75 };

/** A sheet of paper on a desk, as a clerk photographs it: our own words, nobody's number. */
export function noticePhotograph(): Promise<Buffer> {
  const at = (x: number, y: number, words: string, more = '') => `<text xml:space="preserve" x="${x}" y="${y}" ${more}>${words}</text>`;
  const rows = [
    at(140, 200, '柳溪村 2026 年第三季度水电费明细（示例）', 'font-size="64" font-weight="700"'),
    ...bills.map((words, row) => at(150, 345 + row * 130, words)),
    at(150, 865, '经手人：张三 420583196805230000'),
    at(150, 995, '村务监督委员会审核，2026 年 10 月 20 日'),
  ];
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" font-family="Noto Sans CJK SC">
    <defs>
      <linearGradient id="desk" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#8a6a48"/><stop offset="1" stop-color="#6b4f34"/></linearGradient>
      <linearGradient id="paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fdfcf6"/><stop offset="1" stop-color="#e9e5d8"/></linearGradient>
    </defs>
    <rect width="1600" height="1200" fill="url(#desk)"/>
    <g transform="rotate(-0.6 800 600)">
      <rect x="84" y="70" width="1450" height="1080" fill="#000" opacity=".25"/>
      <rect x="70" y="54" width="1450" height="1080" fill="url(#paper)"/>
      <g fill="#23211d" font-size="62">${rows.join('')}</g>
      <g transform="translate(1330 640) rotate(-9)" fill="none" stroke="#c0392b" opacity=".75">
        <circle r="120" stroke-width="9"/><text y="18" font-size="52" fill="#c0392b" stroke="none" text-anchor="middle">示例章</text>
      </g>
    </g>
  </svg>`;
  return sharp(Buffer.from(picture)).jpeg({ quality: 86 }).toBuffer();
}
