import { width, type Grid } from './grid.ts';

/** 12,345.60, ￥300, １２元, (50), -3.2: the amount in ten-thousandths, exact; undefined when the cell is no amount. */
export function amount(cell: string): bigint | undefined {
  const plain = cell.normalize('NFKC').replace(/[\s,¥]|元$/g, '');
  const match = /^(\()?([-+−]?)(\d{1,15})(?:\.(\d{1,4}))?(\))?$/.exec(plain);
  if (match === null || (match[1] === undefined) !== (match[5] === undefined)) return undefined;
  const units = BigInt(match[3]!) * 10_000n + BigInt((match[4] ?? '').padEnd(4, '0'));
  return match[1] !== undefined || /[-−]/.test(match[2]!) ? -units : units;
}

/** 12,345.6 */
export function amountWords(units: bigint): string {
  const positive = units < 0n ? -units : units;
  const whole = (positive / 10_000n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = (positive % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const total = /^(合计|总计|小计|共计|总和)/;
/** Numbers that name something are not added up: 序号, 电话, 年份. */
const naming = /序号|编号|电话|手机|年份|日期|身份证|账号|卡号|户号/;

export interface ColumnSum {
  words: string;
  /** The table's own last row says another sum: what it says. */
  differs?: string;
}

/**
 * Sums of columns, for checking: where at least two cells are amounts and nothing else stands in them.
 * A last row 合计 is not added but compared.
 */
export function columnSums({ header, rows }: Grid): (ColumnSum | undefined)[] {
  const last = rows.at(-1);
  const stated = last !== undefined && last.some((cell) => total.test(cell.trim())) ? last : undefined;
  const counted = stated === undefined ? rows : rows.slice(0, -1);
  return Array.from({ length: width({ header, rows }) }, (_, column) => {
    if (naming.test(header[column] ?? '')) return undefined;
    const cells = counted.map((row) => row[column] ?? '').filter((cell) => !/^\s*[-—–/]*\s*$/.test(cell));
    const amounts = cells.map(amount);
    if (amounts.length < 2 || amounts.includes(undefined)) return undefined;
    const sum = amounts.reduce<bigint>((all, each) => all + each!, 0n);
    const said = stated?.[column] === undefined ? undefined : amount(stated[column]);
    const words = amountWords(sum);
    return said !== undefined && said !== sum ? { words, differs: amountWords(said) } : { words };
  });
}
