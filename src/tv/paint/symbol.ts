import { modulePixels, QUIET_ZONE, type QrSymbol } from '../../qr/symbol.ts';
import { fillRound } from './shapes.ts';
import type { Pen } from './text.ts';

/**
 * Draws a QR symbol with its quiet zone on white, whole device pixels a module, into a square of
 * `side` logical px. Answers the side of the white paper, logical px: `fit` shrinks it to the symbol,
 * `centre` fills the square.
 */
export function drawSymbol(
  pen: Pen, symbol: QrSymbol, x: number, y: number, side: number, precision: number, paper: 'fit' | 'centre',
): number {
  const device = Math.floor(side * precision);
  const module = modulePixels(symbol, device);
  const used = module * (symbol.size + 2 * QUIET_ZONE);
  const square = paper === 'fit' ? used : device;
  const margin = Math.floor((square - module * symbol.size) / 2);
  const box = { x, y, w: square / precision, h: square / precision };
  fillRound(pen, box, Math.min(12, module * 2), '#ffffff');
  pen.fillStyle = '#000000';
  const left = Math.round(x * precision) + margin;
  const top = Math.round(y * precision) + margin;
  for (let row = 0; row < symbol.size; row++) {
    const modules = symbol.modules[row] ?? [];
    for (let column = 0; column < symbol.size; column++) {
      if (!modules[column]) continue;
      // One run of dark modules is one rectangle: no seams, fewer calls.
      let end = column + 1;
      while (modules[end]) end++;
      const w = ((end - column) * module) / precision;
      pen.fillRect((left + column * module) / precision, (top + row * module) / precision, w, module / precision);
      column = end;
    }
  }
  return square / precision;
}
