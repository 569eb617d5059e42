import { brokenAddresses, brokenNumbers } from './brokenCells.ts';
import { headerOver, type CellFinding } from './cells.ts';
import { personalDataIn } from './find.ts';
import { maskedName } from './mask.ts';

const nameHeader =
  /^(?:姓名|户主|户主姓名|农户姓名|申请人|家庭成员|成员|受益人|救助对象|低保对象|对象|领款人|领取人|收款人|户名|承包户|承包人|村民|本人)$/;
/** A name of two to four signs; not a sum's row, not an office, not masked or left out already. */
const name = /^(?!合计|小计|总计|全村|其他|.*(?:村|组|公司|社|委|户|站|所|厂|中心)$)[\u4e00-\u9fa5·]{2,4}$/;
const leftOut = /[某*×]/;

/** Personal data in a table, also what was broken over cells of a row or over lines of a column. */
export function personalDataInTable(header: string[], rows: string[][]): CellFinding[] {
  const steps = stepsThroughTable(header, rows);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, so that others have their turn while a large table is looked through. */
export function* stepsThroughTable(header: string[], rows: string[][]): Generator<void, CellFinding[]> {
  const found: CellFinding[] = [];
  const taken: Record<string, true> = {};
  const add = (each: CellFinding) => {
    found.push(each);
    if (each.kind !== 'name') taken[`${each.row},${each.cell}`] = true;
  };
  header.forEach((text, cell) => personalDataIn(text).forEach((each) => add({ ...each, row: -1, cell })));
  for (const [at, row] of rows.entries()) {
    const beside = row.join(' ');
    row.forEach((text, cell) => {
      const over = headerOver(header, cell);
      for (const each of personalDataIn(text, over, beside)) add({ ...each, row: at, cell });
      const trimmed = text.trim();
      if (nameHeader.test(over.replace(/\s/g, '')) && name.test(trimmed) && !leftOut.test(trimmed)) {
        const start = text.indexOf(trimmed);
        add({ kind: 'name', start, end: start + trimmed.length, masked: maskedName(trimmed), row: at, cell });
      }
    });
    yield;
  }
  let group = 0;
  for (const parts of broken(header, rows)) {
    yield;
    if (parts.some(({ row, cell }) => taken[`${row},${cell}`])) continue;
    if (parts.length > 1) group += 1;
    for (const part of parts) add(parts.length > 1 ? { ...part, group } : part);
  }
  return found.sort((a, b) => a.row - b.row || a.cell - b.cell || a.start - b.start);
}

function* broken(header: string[], rows: string[][]): Generator<CellFinding[]> {
  yield* brokenNumbers(header, rows);
  yield* brokenAddresses(header, rows);
}
