import type { Painting } from '../paint/Sprite.ts';
import { fillDot, fillRound, strokeRound, type Box } from '../paint/shapes.ts';
import { drawLine, type Pen } from '../paint/text.ts';
import type { Theme } from '../theme.ts';

/** A key of the drawn remote. `Digits` are all nine. */
export type DrawnKey =
  'Up' | 'Down' | 'Left' | 'Right' | 'Enter' | 'Back' | 'Red' | 'Green' | 'Yellow' | 'Blue' | 'Digits';

/** How people call the keys. */
export const keyNames: Record<DrawnKey, string> = {
  Up: '上键', Down: '下键', Left: '左键', Right: '右键', Enter: '确定键', Back: '返回键',
  Red: '红色键', Green: '绿色键', Yellow: '黄色键', Blue: '蓝色键', Digits: '数字键',
};

export const remoteSize = { w: 300, h: 540 };

const colours: { key: DrawnKey; color: string }[] = [
  { key: 'Red', color: '#e5482f' }, { key: 'Green', color: '#3fae5a' },
  { key: 'Yellow', color: '#f2b233' }, { key: 'Blue', color: '#4a86e8' },
];
const arrows: { key: DrawnKey; x: number; y: number; turn: number }[] = [
  { key: 'Up', x: 150, y: 78, turn: 0 }, { key: 'Right', x: 222, y: 150, turn: 1 },
  { key: 'Down', x: 150, y: 222, turn: 2 }, { key: 'Left', x: 78, y: 150, turn: 3 },
];

/** A remote as most have it, with the keys that are meant lit. Where they lie differs; what is on them does not. */
export function remotePainting(lit: readonly DrawnKey[], theme: Theme): Painting {
  const { palette } = theme;
  const isLit = (key: DrawnKey) => lit.indexOf(key) >= 0;
  // Lines are bright in high contrast; white words stand on dark keys there, too.
  const plain = theme.contrast === 'high' ? '#2f4450' : palette.line;
  const face = (key: DrawnKey) => (isLit(key) ? palette.gold : plain);
  const ink = (key: DrawnKey) => (isLit(key) ? palette.onGold : palette.text);
  return {
    key: `remote:${lit.join('+')}:${theme.contrast}`,
    ...remoteSize,
    words: [],
    draw: (pen) => {
      const { w, h } = remoteSize;
      fillRound(pen, { x: 2, y: 2, w: w - 4, h: h - 4 }, 44, palette.raised);
      strokeRound(pen, { x: 2, y: 2, w: w - 4, h: h - 4 }, 44, palette.line, 3);
      fillDot(pen, 150, 150, 112, '#0b151b');
      arrows.forEach(({ key, x, y, turn }) => {
        if (isLit(key)) fillDot(pen, x, y, 36, palette.gold);
        drawArrow(pen, x, y, turn, ink(key));
      });
      fillDot(pen, 150, 150, 44, face('Enter'));
      write(pen, '确定', { x: 106, y: 106, w: 88, h: 88 }, 26, ink('Enter'));
      const back = { x: 92, y: 280, w: 116, h: 44 };
      fillRound(pen, back, 22, face('Back'));
      write(pen, '返回', back, 24, ink('Back'));
      colours.forEach(({ key, color }, i) => {
        const box = { x: 34 + i * 60, y: 342, w: 52, h: 26 };
        fillRound(pen, box, 13, color);
        if (isLit(key)) strokeRound(pen, { x: box.x - 7, y: box.y - 7, w: box.w + 14, h: box.h + 14 }, 20, palette.gold, 5);
      });
      for (let i = 0; i < 9; i++) {
        const box = { x: 36 + (i % 3) * 80, y: 386 + Math.floor(i / 3) * 46, w: 68, h: 38 };
        fillRound(pen, box, 12, face('Digits'));
        write(pen, String(i + 1), box, 24, ink('Digits'));
      }
    },
  };
}

function write(pen: Pen, words: string, { x, y, w, h }: Box, size: number, color: string): void {
  drawLine(pen, words, x + w / 2, y, { size, line: h, color, weight: 'bold', align: 'center' });
}

/** A triangle that points up, turned by quarters to the right. */
function drawArrow(pen: Pen, x: number, y: number, turn: number, color: string): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate((turn * Math.PI) / 2);
  pen.beginPath();
  pen.moveTo(0, -13);
  pen.lineTo(15, 10);
  pen.lineTo(-15, 10);
  pen.closePath();
  pen.fillStyle = color;
  pen.fill();
  pen.restore();
}
