import { personalDataIn, type PersonalData } from './find.ts';
import { maskedName } from './mask.ts';
import { personalNumbers } from './numbers.ts';

/** In a cell: row -1 is the header. Parts of one number in several cells share a `group`. */
export interface CellFinding extends PersonalData {
  row: number;
  cell: number;
  group?: number;
}

const nameHeader = /^(?:姓名|户主|户主姓名|农户姓名|申请人|家庭成员|成员|受益人|救助对象|低保对象|对象|领款人|领取人|承包户|村民|本人)$/;
/** A name of two to four signs; not a sum's row, not an office, not masked or left out already. */
const name = /^(?!合计|小计|总计|全村|其他|.*(?:村|组|公司|社|委|户|站|所|厂|中心)$)[\u4e00-\u9fa5·]{2,4}$/;
const leftOut = /[某*×]/;
const partOfNumber = /^[\s\u3000]*[0-9０-９]+[XxＸｘ×]?[\s\u3000]*$/;

/** Personal data in a table, also numbers that were broken over cells of a row or over lines of a column. */
export function personalDataInTable(header: string[], rows: string[][]): CellFinding[] {
  const found: CellFinding[] = [];
  const inCell = (text: string, row: number, cell: number, over: string) => {
    for (const each of personalDataIn(text, over)) found.push({ ...each, row, cell });
    const trimmed = text.trim();
    if (row >= 0 && nameHeader.test(over.replace(/\s/g, '')) && name.test(trimmed) && !leftOut.test(trimmed)) {
      const start = text.indexOf(trimmed);
      found.push({ kind: 'name', start, end: start + trimmed.length, masked: maskedName(trimmed), row, cell });
    }
  };
  header.forEach((text, cell) => inCell(text, -1, cell, ''));
  rows.forEach((row, at) => row.forEach((text, cell) => inCell(text, at, cell, headerOver(header, cell))));

  const taken = new Set(found.filter(({ kind }) => kind !== 'name').map(({ row, cell }) => `${row},${cell}`));
  let group = 0;
  for (const run of brokenRuns(header, rows)) {
    if (run.some(({ row, cell }) => taken.has(`${row},${cell}`))) continue;
    for (const [first, last] of windows(run)) {
      const parts = run.slice(first, last);
      const number = wholeNumber(parts, headerOver(header, parts[0]!.cell));
      if (number === undefined || parts.some(({ row, cell }) => taken.has(`${row},${cell}`))) continue;
      group += 1;
      let at = 0;
      for (const { row, cell, text, digits } of parts) {
        const start = text.search(/\S/);
        const masked = number.masked.slice(at, at + digits.length);
        at += digits.length;
        found.push({ kind: number.kind, start, end: start + text.trim().length, masked, row, cell, group });
        taken.add(`${row},${cell}`);
      }
    }
  }
  return found.sort((a, b) => a.row - b.row || a.cell - b.cell || a.start - b.start);
}

/** Where cells were merged, the words stand over the first. */
function headerOver(header: string[], cell: number): string {
  for (let at = cell; at >= 0; at -= 1) if ((header[at] ?? '').trim() !== '') return header[at]!;
  return '';
}

interface Part {
  row: number;
  cell: number;
  text: string;
  digits: string;
}

const partAt = (text: string, row: number, cell: number): Part => ({ row, cell, text, digits: text.trim() });

/** Cells side by side, or one below the other where the rest of the row is empty, that hold digits alone. */
function* brokenRuns(header: string[], rows: string[][]): Generator<Part[]> {
  for (const [row, cells] of rows.entries()) {
    let run: Part[] = [];
    for (const [cell, text] of cells.entries()) {
      if (partOfNumber.test(text)) run.push(partAt(text, row, cell));
      else {
        if (run.length > 1) yield run;
        run = [];
      }
    }
    if (run.length > 1) yield run;
  }
  for (let cell = 0; cell < header.length; cell += 1) {
    for (let row = 1; row < rows.length; row += 1) {
      const [above, below] = [rows[row - 1]?.[cell] ?? '', rows[row]?.[cell] ?? ''];
      const alone = rows[row]!.every((text, at) => at === cell || text.trim() === '');
      if (alone && partOfNumber.test(above) && partOfNumber.test(below)) yield [partAt(above, row - 1, cell), partAt(below, row, cell)];
    }
  }
}

function* windows(run: Part[]): Generator<[first: number, last: number]> {
  for (let length = Math.min(run.length, 6); length > 1; length -= 1) {
    for (let first = 0; first + length <= run.length; first += 1) yield [first, first + length];
  }
}

/** Sums and counts stand side by side as well: what has no birthday in it needs its words over it. */
function wholeNumber(parts: Part[], header: string): PersonalData | undefined {
  const joined = parts.map(({ digits }) => digits).join('');
  const [number] = personalNumbers(joined, header);
  if (number === undefined || number.start > 0 || number.end < joined.length) return undefined;
  const said = { identity: /./s, bankCard: /卡|账|帐|存折/, phone: /电话|手机|联系/ }[number.kind];
  if (number.kind !== 'identity' && !said.test(header)) return undefined;
  const [found] = personalDataIn(joined, header);
  return found;
}
