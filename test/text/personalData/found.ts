import { personalDataIn, personalDataInTable } from '../../../src/text/personalData/index.ts';

/** What is found in a text, each with its kind: `phone 13800001234`. */
export const foundIn = (text: string, header?: string): string[] =>
  personalDataIn(text, header).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

/** The text with everything masked. */
export const maskedText = (text: string): string =>
  [...personalDataIn(text)].reverse().reduce((done, { start, end, masked }) => done.slice(0, start) + masked + done.slice(end), text);

/** The same for the cells of a table; the header is row 0. Names in lists are masked when `names` says so. */
export function maskedTable(header: string[], rows: string[][], names = false): string[][] {
  const cells = [header, ...rows].map((row) => [...row]);
  for (const { kind, row, cell, start, end, masked } of [...personalDataInTable(header, rows)].reverse()) {
    if (kind === 'name' && !names) continue;
    const text = cells[row + 1]![cell]!;
    cells[row + 1]![cell] = text.slice(0, start) + masked + text.slice(end);
  }
  return cells;
}
