import { drawLine, type Pen } from '../paint/text.ts';
import type { Palette } from '../theme.ts';

/** What an emergency is called wherever one stands. */
export const emergencyName = '应急提示';

/** A triangle with an exclamation mark: known from the road, and told from everything else by its shape. */
export function drawAlarm(pen: Pen, { x, y, size }: { x: number; y: number; size: number }, palette: Palette): void {
  pen.beginPath();
  pen.moveTo(x + size / 2, y + size * 0.06);
  pen.lineTo(x + size, y + size * 0.92);
  pen.lineTo(x, y + size * 0.92);
  pen.closePath();
  pen.lineJoin = 'round';
  pen.lineWidth = size / 10;
  pen.strokeStyle = pen.fillStyle = palette.gold;
  pen.stroke();
  pen.fill();
  const mark = { size: Math.round(size * 0.6), line: Math.round(size * 0.68), color: palette.onGold, weight: 'bold' as const, align: 'center' as const };
  drawLine(pen, '!', x + size / 2, y + Math.round(size * 0.25), mark);
}
