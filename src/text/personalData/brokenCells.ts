import { homeAddresses } from './addresses.ts';
import { narrow } from './digitGroups.ts';
import { headerOver, type CellFinding } from './cells.ts';
import { maskedAddress, maskedNumber } from './mask.ts';
import { longest, personalNumbers } from './numbers.ts';
import { isAmountHeader } from './surroundings.ts';

/** A cell's text, or the part of it that may belong to what stands in the next one. */
interface Part {
  row: number;
  cell: number;
  start: number;
  end: number;
  text: string;
}

const signs = (part: Part) => narrow(part.text.slice(part.start, part.end)).replace(/[^0-9Xx×]/g, '');

/** Numbers whose digits stand in several cells, the longest first: one list of parts each, and an empty one behind each row or column. */
export function* brokenNumbers(header: string[], rows: string[][]): Generator<CellFinding[]> {
  for (const run of [...rows.map((cells, row) => cells.map((text, cell) => wholeCell(row, cell, text))), ...columns(header, rows)]) {
    for (const parts of digitRuns(run)) yield* numbersOf(parts, header);
    yield [];
  }
}

const wholeCell = (row: number, cell: number, text: string): Part => ({ row, cell, start: 0, end: text.length, text });

/** Cells one below the other where the rest of the row is empty. */
function* columns(header: string[], rows: string[][]): Generator<Part[]> {
  for (let cell = 0; cell < header.length; cell += 1) {
    let run: Part[] = [];
    for (const [row, cells] of rows.entries()) {
      const goesOn = (cells[cell] ?? '').trim() !== '' && cells.every((text, at) => at === cell || text.trim() === '');
      if (!goesOn) {
        if (run.length > 1) yield run;
        run = [];
      }
      run.push(wholeCell(row, cell, cells[cell] ?? ''));
    }
    if (run.length > 1) yield run;
  }
}

/** Neighbouring cells of digits alone; the first may have words before them, the last behind. */
function* digitRuns(cells: Part[]): Generator<Part[]> {
  let run: Part[] = [];
  for (const cell of cells) {
    const text = narrow(cell.text);
    // The last sign of an identity number may have a cell of its own.
    const whole = /^\s*[0-9][0-9\s·_-]*[Xx×]?\s*$/.test(text) || (run.length > 0 && /^\s*[Xx×]\s*$/.test(text));
    const head = whole ? text : /^\s*[0-9]{1,18}[Xx×]?(?![0-9A-Za-z.,*])/.exec(text)?.[0];
    if (head !== undefined) run.push(trimmed({ ...cell, end: head.length }));
    if (whole) continue;
    if (run.length > 1) yield run;
    const tail = /[^0-9.,*A-Za-z]([0-9]{1,17}\s*)$/.exec(text)?.[1];
    run = tail === undefined ? [] : [trimmed({ ...cell, start: text.length - tail.length })];
  }
  if (run.length > 1) yield run;
}

function trimmed(part: Part): Part {
  const written = part.text.slice(part.start, part.end);
  const start = part.start + Math.max(0, written.search(/\S/));
  return { ...part, start, end: start + written.trim().length };
}

/** Sums and counts stand side by side as well: what has no birthday in it needs its words over or before it. */
const said = { identity: /^/, bankCard: /卡|账|帐|存折/, phone: /电话|手机|联系/ };

function* numbersOf(run: Part[], header: string[]): Generator<CellFinding[]> {
  for (let first = 0; first < run.length - 1; first += 1) {
    for (let last = Math.min(run.length, first + longest); last > first + 1; last -= 1) {
      const parts = run.slice(first, last);
      const joined = parts.map(signs).join('');
      if (joined.length < 11 || joined.length > longest) continue;
      if (parts.some(({ cell }, at) => at > 0 && isAmountHeader(headerOver(header, cell)))) continue;
      const { cell, text, start } = parts[0]!;
      const words = headerOver(header, cell) + text.slice(0, start);
      const [number] = personalNumbers(joined, words);
      if (number === undefined || number.start > 0 || number.end < joined.length || !said[number.kind].test(words)) continue;
      const masked = maskedNumber(number.kind, number.digits);
      let at = 0;
      yield parts.map((part) => {
        const from = at;
        at += signs(part).length;
        return { kind: number.kind, row: part.row, cell: part.cell, start: part.start, end: part.end, masked: masked.slice(from, at), digits: number.digits };
      });
      first = last - 1;
    }
  }
}

const homeHeader = /住址|户籍|居住|家庭|[常现]住|地址|坐落/;
const houseHeader = /^(?:门牌号?码?|房号|房间号|楼栋号?|楼号|号)$/;
/** Whose houses those are: a list of persons, not of shops. */
const personHeader = /姓名|户主|村民|成员|.人$/;
const house = /^\s*第?(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})(?:-[0-9]{1,4}){0,2}\s*(?:号|室|栋|幢)?\s*$/;

/** Addresses over cells that one header stands over, and house numbers in columns of their own. */
export function* brokenAddresses(header: string[], rows: string[][]): Generator<CellFinding[]> {
  const ofPersons = header.some((each) => personHeader.test(each.trim()));
  const sideBySide = rows.map((cells, row) => cells.map((text, cell) => wholeCell(row, cell, text)));
  for (const run of [...sideBySide, ...columns(header, rows)]) {
    for (let at = 0; at < run.length; at += 1) {
      const one = run[at]!;
      const next = run[at + 1];
      const over = headerOver(header, one.cell);
      if (ofPersons && houseHeader.test((header[one.cell] ?? '').replace(/\s/g, '')) && house.test(narrow(one.text))) {
        yield [{ ...trimmed(one), kind: 'address', masked: maskedAddress(one.text.trim(), { start: 0, house: 0, end: one.text.trim().length }) }];
      } else if (next !== undefined && homeHeader.test(over) && headerOver(header, next.cell) === over && one.text.trim() !== '') {
        yield* addressOver(one, next, over);
      }
    }
  }
}

function* addressOver(one: Part, next: Part, header: string): Generator<CellFinding[]> {
  const text = one.text + next.text;
  const home = homeAddresses(text, header).filter(({ start, end }) => start < one.text.length && end > one.text.length)[0];
  if (home === undefined) return;
  const masked = maskedAddress(text, home);
  const border = one.text.length - home.start;
  yield [
    { kind: 'address', row: one.row, cell: one.cell, start: home.start, end: one.text.length, masked: masked.slice(0, border) },
    { kind: 'address', row: next.row, cell: next.cell, start: 0, end: home.end - one.text.length, masked: masked.slice(border) },
  ];
}
