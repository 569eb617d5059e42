import type { Pen } from './text.ts';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Path of a rectangle with round corners. */
export function roundPath(pen: Pen, box: Box, radius: number): void {
  const { x, y, w, h } = box;
  const r = Math.min(radius, w / 2, h / 2);
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arcTo(x + w, y, x + w, y + h, r);
  pen.arcTo(x + w, y + h, x, y + h, r);
  pen.arcTo(x, y + h, x, y, r);
  pen.arcTo(x, y, x + w, y, r);
  pen.closePath();
}

export function fillRound(pen: Pen, box: Box, radius: number, color: string): void {
  roundPath(pen, box, radius);
  pen.fillStyle = color;
  pen.fill();
}

export function strokeRound(pen: Pen, box: Box, radius: number, color: string, width: number): void {
  roundPath(pen, box, radius);
  pen.strokeStyle = color;
  pen.lineWidth = width;
  pen.stroke();
}

export function fillDot(pen: Pen, x: number, y: number, radius: number, color: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = color;
  pen.fill();
}
