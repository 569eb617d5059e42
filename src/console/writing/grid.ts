import { spliced } from './spliced.ts';

/** A table as it is written: a line of heads and rows of cells, all equally wide. */
export interface Grid {
  header: string[];
  rows: string[][];
}

/** Row -1 is the line of heads. */
export interface Cell {
  row: number;
  column: number;
}

/** What the contract takes. */
export const gridLimits = { columns: 30, rows: 2_000, head: 200, cell: 2_000 } as const;

export const width = (grid: Grid): number => Math.max(grid.header.length, ...grid.rows.map((row) => row.length), 1);
export const cellOf = (grid: Grid, { row, column }: Cell): string => (row < 0 ? grid.header[column] : grid.rows[row]?.[column]) ?? '';

const line = (cells: string[], columns: number) => Array.from({ length: columns }, (_, index) => cells[index] ?? '');

/** Makes every line as wide as the widest; nothing is lost. */
export function squared(grid: Grid): Grid {
  const columns = width(grid);
  return { header: line(grid.header, columns), rows: grid.rows.map((row) => line(row, columns)) };
}

export function withCell(grid: Grid, at: Cell, text: string): Grid {
  const put = (cells: string[]) => line(cells, Math.max(cells.length, at.column + 1)).map((each, index) => (index === at.column ? text : each));
  return at.row < 0
    ? { header: put(grid.header), rows: grid.rows }
    : { header: grid.header, rows: grid.rows.map((row, index) => (index === at.row ? put(row) : row)) };
}

export function withRow(grid: Grid, before: number): Grid {
  if (grid.rows.length >= gridLimits.rows) return grid;
  return { header: grid.header, rows: spliced(grid.rows, before, 0, line([], width(grid))) };
}

/** The last row is emptied, not removed: a table without rows cannot be written into. */
export function withoutRow(grid: Grid, row: number): Grid {
  if (grid.rows.length <= 1) return { header: grid.header, rows: [line([], width(grid))] };
  return { header: grid.header, rows: spliced(grid.rows, row, 1) };
}

export function withColumn(grid: Grid, before: number): Grid {
  const wide = squared(grid);
  if (width(wide) >= gridLimits.columns) return grid;
  return { header: spliced(wide.header, before, 0, ''), rows: wide.rows.map((row) => spliced(row, before, 0, '')) };
}

export function withoutColumn(grid: Grid, column: number): Grid {
  const wide = squared(grid);
  if (width(wide) <= 1) return grid;
  return { header: spliced(wide.header, column, 1), rows: wide.rows.map((row) => spliced(row, column, 1)) };
}

/** What pasting made: the table, and how many cells did not find room. */
export interface Pasted {
  grid: Grid;
  left: number;
}

/** Fills cells from one on and grows the table as far as the contract takes it. */
export function pastedAt(grid: Grid, at: Cell, cells: string[][]): Pasted {
  const wide = squared(grid);
  const columns = Math.min(gridLimits.columns, Math.max(width(wide), at.column + Math.max(0, ...cells.map((row) => row.length))));
  const rows = Math.min(gridLimits.rows, Math.max(wide.rows.length, at.row + cells.length));
  const grown: Grid = { header: line(wide.header, columns), rows: Array.from({ length: rows }, (_, row) => line(wide.rows[row] ?? [], columns)) };
  let left = 0;
  cells.forEach((row, down) =>
    row.forEach((text, right) => {
      const target = { row: at.row + down, column: at.column + right };
      const into = target.row < 0 ? grown.header : grown.rows[target.row];
      if (into === undefined || target.column >= columns) left += text === '' ? 0 : 1;
      else into[target.column] = text.slice(0, target.row < 0 ? gridLimits.head : gridLimits.cell);
    }),
  );
  return { grid: grown, left };
}

/** Where a key leads from a cell; undefined where it stays the field's own. Tab goes on in the next row, and past the last. */
export function step(grid: Grid, { row, column }: Cell, key: 'up' | 'down' | 'left' | 'right' | 'next' | 'previous'): Cell | undefined {
  const columns = width(grid);
  const inside = (cell: Cell) => (cell.row >= -1 && cell.row < grid.rows.length && cell.column >= 0 && cell.column < columns ? cell : undefined);
  switch (key) {
    case 'up':
      return inside({ row: row - 1, column });
    case 'down':
      return inside({ row: row + 1, column });
    case 'left':
      return inside({ row, column: column - 1 });
    case 'right':
      return inside({ row, column: column + 1 });
    case 'next':
      return inside(column + 1 < columns ? { row, column: column + 1 } : { row: row + 1, column: 0 });
    case 'previous':
      return inside(column > 0 ? { row, column: column - 1 } : { row: row - 1, column: columns - 1 });
  }
}
