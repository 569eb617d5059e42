import type { LooseCell } from './loose.ts';
import { formatted } from './numberFormat.ts';
import { columnsMax } from './tables.ts';
import type { Workbook } from './workbook.ts';
import { walkXml, type Attributes } from './xml.ts';

/** Rows of one sheet that are taken. */
const rowsMax = 10_000;
/** Places that merged cells may cover altogether. */
const coveredMax = 1_000_000;

interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A sheet as a table; `notes` say what of it is not there. */
export function readSheet(xml: string, workbook: Workbook): { rows: LooseCell[][]; notes: string[] } {
  const cells = new Map<number, Map<number, string>>();
  const merges: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: { from: number; to: number }[] = [];
  const notes = new Set<string>();
  let row = 0;
  let column = 0;
  let cell: { type: string; style: number; hasFormula: boolean; value: string[]; text: string[] } | undefined;
  let within = '';

  function endCell(): void {
    if (cell === undefined) return;
    const text = cellText(cell, workbook, notes);
    if (text !== '') {
      if (cells.size >= rowsMax && !cells.has(row)) notes.add(`表格超过 ${rowsMax} 行，后面的没有带过来`);
      else cells.set(row, (cells.get(row) ?? new Map<number, string>()).set(column, text));
    }
    cell = undefined;
  }

  walkXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r']) || row + 1;
        column = 0;
        if (isTrue(attributes['hidden'])) hiddenRows.add(row);
      } else if (name === 'c') {
        column = placeOf(attributes['r'] ?? '')?.column ?? column + 1;
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), hasFormula: false, value: [], text: [] };
      } else if (name === 'f' && cell !== undefined) cell.hasFormula = true;
      else if (name === 'col' && isTrue(attributes['hidden'])) hiddenColumns.push(columnsOf(attributes));
      else if (name === 'mergeCell') {
        const [from, to] = (attributes['ref'] ?? '').split(':').map(placeOf);
        if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
      }
      within = name === 'rPh' ? '' : name;
    },
    text(part) {
      if (within === 'v') cell?.value.push(part);
      else if (within === 't') cell?.text.push(part);
    },
    close(name) {
      within = '';
      if (name === 'c') endCell();
    },
  });

  const isHidden = (at: number) => hiddenColumns.some(({ from, to }) => at >= from && at <= to);
  const used = [...new Set([...cells.values()].flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
  const seenColumns = used.filter((each) => !isHidden(each));
  const seenRows = [...cells.keys()].filter((each) => !hiddenRows.has(each)).sort((a, b) => a - b);
  if (seenColumns.length < used.length || seenRows.length < cells.size) notes.add('隐藏的行、列没有带过来');
  // One more than is taken, so that the table says that it was cut.
  return { rows: tableOf(cells, merges, seenRows, seenColumns.slice(0, columnsMax + 1)), notes: [...notes] };
}

const isTrue = (written: string | undefined) => written === '1' || written === 'true';
const columnsOf = ({ min, max }: Attributes) => ({ from: Number(min), to: Number(max) });

/** B12 → column 2, row 12. */
function placeOf(name: string): { column: number; row: number } | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name);
  if (parts === null) return undefined;
  const column = [...(parts[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(parts[2]) };
}

function cellText(
  { type, style, hasFormula, value, text }: { type: string; style: number; hasFormula: boolean; value: string[]; text: string[] },
  { strings, formats, since1904 }: Workbook,
  notes: Set<string>,
): string {
  const raw = value.join('');
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? '';
    case 'inlineStr':
      return text.join('');
    case 'str':
      return raw;
    case 'b':
      return raw === '1' ? '是' : raw === '0' ? '否' : raw;
    case 'e':
      notes.add(`有公式出错的格子（${raw.slice(0, 20)}），请检查`);
      return raw;
    case 'd':
      return raw.replace(/T00:00:00.*$/, '').replace('T', ' ');
    default:
      if (raw === '' && hasFormula) notes.add('有公式还没有算出结果，请用 Excel 或 WPS 打开保存一次再导入');
      return formatted(raw, formats[style] ?? 'General', since1904);
  }
}

/** Cells that are seen, with the ones that reach over several in their first place. */
function tableOf(cells: Map<number, Map<number, string>>, merges: Range[], rows: number[], columns: number[]): LooseCell[][] {
  const spans = new Map<string, { columns: number; rows: number }>();
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    const across = columns.filter((column) => column >= left && column <= right);
    const down = within(rows, top, bottom);
    if (across.length * down.length <= 1 || covered.size + across.length * down.length > coveredMax) continue;
    for (const row of down) for (const column of across) covered.add(`${row} ${column}`);
    const first = `${down[0]} ${across[0]}`;
    covered.delete(first);
    spans.set(first, { columns: across.length, rows: down.length });
    // The words stand in the merged cells' first place, which may be hidden.
    const text = cells.get(top)?.get(left);
    if (text !== undefined) cells.get(down[0] as number)?.set(across[0] as number, text);
  }
  return rows.map((row) =>
    columns
      .filter((column) => !covered.has(`${row} ${column}`))
      .map((column) => ({ text: cells.get(row)?.get(column) ?? '', head: false, ...(spans.get(`${row} ${column}`) ?? { columns: 1, rows: 1 }) })),
  );
}

/** Rows from `top` to `bottom`, of sorted ones. */
function within(rows: number[], top: number, bottom: number): number[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) < top) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < rows.length && (rows[at] as number) <= bottom; at += 1) found.push(rows[at] as number);
  return found;
}
