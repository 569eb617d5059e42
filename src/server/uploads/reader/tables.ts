import type { LooseCell } from './loose.ts';

/** More columns than any table that is read; what lies further right is left out. */
export const columnsMax = 30;

export interface PlainTable {
  /** Lines that stood above it over its whole width: its name, its unit. */
  above: string[];
  header: string[];
  rows: string[][];
  /** Columns had to be left out. */
  cut: boolean;
}

interface Place {
  text: string;
  head: boolean;
  /** The first place of its cell. */
  isFirst: boolean;
  /** Begins here, not in a row above. */
  isOwn: boolean;
  /** Columns and rows of its cell. */
  columns: number;
  rows: number;
}

/**
 * A table whose cells stand for themselves: what reached over several rows is said in each of them;
 * over several columns in the first, or in each of a heading. Empty rows and columns go. Headings of
 * several rows become one: 收入 小计.
 */
export function plainTable(written: LooseCell[][]): PlainTable | undefined {
  const { grid, cut } = placed(written);
  const filled = grid.filter((row) => row.some((place) => place !== undefined && place.text !== ''));
  const columns = usedColumns(filled);
  if (columns.length === 0) return undefined;
  const above: string[] = [];
  while (filled.length > 1 && columns.length > 1 && isWide(filled[0]!, columns)) {
    above.push(columns.map((column) => filled[0]![column]?.text ?? '').find((text) => text !== '') as string);
    filled.shift();
  }
  const heads = headRows(filled, columns);
  const header = columns.map((column) => joined(filled.slice(0, heads).map((row) => row[column]?.text ?? '')));
  const rows = filled.slice(heads).map((row) =>
    columns.map((column) => {
      const place = row[column];
      return place === undefined || !place.isFirst ? '' : place.text;
    }),
  );
  return { above, header, rows, cut };
}

type Grid = (Place | undefined)[][];

/** Cells where they come to stand when the ones that reach over rows and columns push them. */
function placed(written: LooseCell[][]): { grid: Grid; cut: boolean } {
  const grid: Grid = [];
  let cut = false;
  /** By column: what reaches down from above, and for how many rows more. */
  let reaching: { place: Place; left: number }[] = [];
  for (const cells of written) {
    const row: (Place | undefined)[] = [];
    const next: typeof reaching = [];
    let column = 0;
    const passReaching = () => {
      for (let over = reaching[column]; over !== undefined && column < columnsMax; over = reaching[column]) {
        row[column] = { ...over.place, isOwn: false };
        if (over.left > 1) next[column] = { place: over.place, left: over.left - 1 };
        column += 1;
      }
    };
    for (const cell of cells) {
      passReaching();
      if (column >= columnsMax) {
        cut ||= cell.text !== '';
        continue;
      }
      const width = Math.max(1, Math.min(cell.columns, columnsMax - column));
      for (let over = 0; over < width; over += 1) {
        const place: Place = { text: cell.text, head: cell.head, isFirst: over === 0, isOwn: true, columns: width, rows: Math.max(1, cell.rows) };
        row[column] = place;
        if (cell.rows > 1) next[column] = { place, left: cell.rows - 1 };
        column += 1;
      }
    }
    for (; column < columnsMax; column += 1) {
      const over = reaching[column];
      if (over === undefined) continue;
      row[column] = { ...over.place, isOwn: false };
      if (over.left > 1) next[column] = { place: over.place, left: over.left - 1 };
    }
    grid.push(row);
    reaching = next;
  }
  return { grid, cut };
}

function usedColumns(grid: Grid): number[] {
  const used = new Set<number>();
  for (const row of grid) {
    row.forEach((place, column) => {
      if (place !== undefined && place.text !== '' && place.isFirst) used.add(column);
    });
  }
  return [...used].sort((a, b) => a - b);
}

/** One cell over the whole table. */
function isWide(row: (Place | undefined)[], columns: number[]): boolean {
  const first = row[columns[0] as number];
  const own = row.filter((place) => place !== undefined && place.text !== '' && place.isFirst);
  return own.length === 1 && first !== undefined && first.text !== '' && first.columns > columns.length / 2;
}

/** How many rows the heading has: those said to be, or as many as its cells reach down. */
function headRows(grid: Grid, columns: number[]): number {
  const said = grid.findIndex((row) => !columns.every((column) => row[column] === undefined || row[column].head || row[column].text === ''));
  if (said > 0) return said;
  const first = grid[0] as (Place | undefined)[];
  const isSplit = first.some((place) => place !== undefined && place.columns > 1);
  const deepest = Math.max(1, ...columns.map((column) => first[column]?.rows ?? 1));
  return isSplit && deepest <= 4 ? Math.min(deepest, grid.length) : 1;
}

/** 收入, 收入, 小计 → 收入 小计. */
const joined = (texts: string[]) => texts.filter((text, at) => text !== '' && text !== texts[at - 1]).join(' ');
