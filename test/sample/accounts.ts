import type { Part } from '../../src/server/content/parts.ts';

type Table = Extract<Part, { kind: 'table' }>;

interface Amount {
  /** In hundredths, so that sums are exact. */
  hundredths: number;
  /** 人, 平方米; empty for a bare number. */
  unit: string;
}

/** A cell that is a number, as 1,234.50 or 360 平方米; undefined for any other. */
export function amountIn(cell: string): Amount | undefined {
  const found = /^(-?[\d,]+)(?:\.(\d{1,2}))?\s*([\u4e00-\u9fa5]{0,4})$/.exec(cell.trim());
  if (!found) return undefined;
  const [, whole = '', fraction = '', unit = ''] = found;
  const size = Number(whole.replace(/[-,]/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
  return { hundredths: whole.startsWith('-') ? -size : size, unit };
}

/** Columns whose 合计 is not the sum of what stands above it, one line each. */
export function wrongTotals({ header, rows }: Table): string[] {
  return rows.flatMap((total, at) => {
    if (total[0] !== '合计') return [];
    return total.flatMap((cell, column) => {
      const said = amountIn(cell);
      const above = rows.slice(0, at).map((row) => amountIn(row[column] ?? ''));
      if (!said || !above.every((each) => each?.unit === said.unit)) return [];
      const sum = above.reduce((so, each) => so + (each?.hundredths ?? 0), 0);
      return sum === said.hundredths ? [] : [`${header[column]}：合计写 ${cell}，加起来是 ${sum / 100}`];
    });
  });
}

/** A balance of 加： and 减： rows that does not come out, or undefined. */
export function wrongBalance({ rows }: Table): string | undefined {
  if (!rows.some(([what = '']) => /^[加减]：/.test(what))) return undefined;
  const said = amountIn(rows.at(-1)?.[1] ?? '')?.hundredths;
  const sum = rows.slice(0, -1).reduce((so, [what = '', cell = '']) =>
    so + (what.startsWith('减：') ? -1 : 1) * (amountIn(cell)?.hundredths ?? Number.NaN), 0);
  return sum === said ? undefined : `末行写 ${rows.at(-1)?.[1]}，算下来是 ${sum / 100}`;
}

/** Rows whose area times price an acre is not the sum beside them. */
export function wrongProducts({ header, rows }: Table): string[] {
  const column = (named: RegExp) => header.findIndex((each) => named.test(each));
  const [area, price, sum] = [column(/^(?:林地)?面积（亩）$/), column(/^每亩/), column(/^(?:金额|一年租金)/)];
  if (area < 0 || price < 0 || sum < 0) return [];
  return rows.filter(([first]) => first !== '合计').flatMap((row) => {
    const at = (place: number) => amountIn(row[place] ?? '')?.hundredths ?? Number.NaN;
    return at(area) * at(price) === at(sum) * 100 ? [] : [row.join(' ')];
  });
}
