import type { Part } from '../content/parts.ts';
import { Refusal } from './refusal.ts';

/** A text taken apart; nothing but markup and white space is missing from it. */
export interface Manuscript {
  title: string;
  subtitle?: string;
  /** Lines before the title and between it and `<!-- INFO END -->`, as they stood. */
  info: string[];
  parts: Part[];
}

const titleMax = 200;
const partsMax = 20_000;
const columnsMax = 40;
const infoEnd = 'INFO END';

const heading = /^\s{0,3}(#{1,6})(?:[ \t\u3000]+(.*))?$/;
const bullet = /^(\s*)-[ \t\u3000]+(\S.*)$/;
const numbered = /^(\s*)(0|[1-9]\d{0,8})[.)][ \t]+(\S.*)$/;
const rule = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const quoted = /^\s*>[>\s]*/;
const lawNamed = /^[—–-]{1,4}\s*《([^《》]{1,60})》\s*(第[^《》]{1,40})$/;
const picture = /!\[([^\]\n]{0,300})\]\(((?:[^()\n]|\([^()\n]*\)){1,300})\)/;

/**
 * Takes a text apart by the rules of docs/import-format.md: a line is a block, and what it is
 * shows in its first characters. No rule joins lines, renumbers or drops, so masked names (张**),
 * sums and numbers stay as written. Throws a Refusal when there is no title.
 */
export function readMarkdown(source: string): Manuscript {
  const { above, below } = withoutComments(source);
  const info: string[] = [];
  const tops: string[] = [];
  for (const line of above) {
    const top = tops.length < 2 ? topHeading(line) : undefined;
    if (top !== undefined) tops.push(top);
    else if (cleaned(line) !== '') info.push(line.trim());
  }
  let start = 0;
  for (; start < below.length && tops.length < 2; start += 1) {
    const line = below[start] ?? '';
    const top = topHeading(line);
    if (top !== undefined) tops.push(top);
    else if (cleaned(line) !== '' && tops.length > 0) break;
    else if (cleaned(line) !== '') info.push(line.trim());
  }
  const [title, subtitle] = tops;
  if (title === undefined) throw new Refusal('没有标题：要有一行“# 标题”，# 后面空一格');
  if (title.length > titleMax || (subtitle ?? '').length > titleMax) {
    throw new Refusal(`标题太长，最多 ${titleMax} 个字`);
  }
  const parts = readParts(below.slice(start));
  if (parts.length > partsMax) throw new Refusal(`段落太多（${parts.length} 段），最多 ${partsMax} 段`);
  return { title, ...(subtitle === undefined ? {} : { subtitle }), info, parts };
}

/** The lines without comments, parted at the first INFO END; without one, all are below. */
function withoutComments(source: string): { above: string[]; below: string[] } {
  let text = '';
  let above: string | undefined;
  let from = 0;
  for (;;) {
    const open = source.indexOf('<!--', from);
    const close = open < 0 ? -1 : source.indexOf('-->', open + 4);
    text += source.slice(from, close < 0 ? undefined : open);
    if (close < 0) break;
    if (above === undefined && source.slice(open + 4, close).trim() === infoEnd) {
      above = text;
      text = '';
    }
    from = close + 3;
  }
  return { above: above?.split('\n') ?? [], below: text.split('\n') };
}

function topHeading(line: string): string | undefined {
  const found = heading.exec(line);
  return found?.[1] === '#' ? headingText(found[2]) || undefined : undefined;
}

/** Number signs that close a heading ("## 标题 ##") are markup. */
function headingText(text = ''): string {
  const words = cleaned(text);
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return plain(end === 0 || /\s/.test(words[end - 1] ?? '') ? words.slice(0, end).trim() : words);
}

/** Words without the white space around them; the few HTML spaces that texts carry are spaces. */
function cleaned(text: string): string {
  return text
    .replace(/&(?:nbsp|ensp|emsp);|<br\s?\/?>|\t/gi, ' ')
    .trim();
}

function readParts(lines: string[]): Part[] {
  const parts: Part[] = [];
  let list: { part: Extract<Part, { kind: 'list' }>; indent: number } | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || rule.test(line)) continue;
    const item = listItem(line);
    if (item) {
      const next = list && list.part.start + list.part.items.length;
      if (list && list.indent === item.indent && list.part.ordered === item.ordered
        && (!item.ordered || next === item.start)) {
        list.part.items.push(item.text);
      } else {
        list = { part: { kind: 'list', ordered: item.ordered, start: item.start, items: [item.text] },
          indent: item.indent };
        parts.push(list.part);
      }
      continue;
    }
    list = undefined;
    if (quoted.test(line)) {
      const first = at;
      while (quoted.test(lines[at + 1] ?? '')) at += 1;
      parts.push(...readQuotation(lines.slice(first, at + 1).map((each) => each.replace(quoted, ''))));
    } else if (line.includes('|') && isDelimiter(lines[at + 1])) {
      const rows = [cells(line)];
      at += 1;
      while ((lines[at + 1] ?? '').includes('|')) rows.push(cells(lines[at += 1] ?? ''));
      parts.push(tableOf(rows));
    } else {
      parts.push(...readLine(line));
    }
  }
  return parts;
}

interface ListItem { indent: number; ordered: boolean; start: number; text: string }

function listItem(line: string): ListItem | undefined {
  const ordered = numbered.exec(line);
  const found = ordered ?? bullet.exec(line);
  const text = cleaned(found?.at(-1) ?? '');
  if (!found || text === '') return undefined;
  return { indent: found[1]?.length ?? 0, ordered: ordered !== null, start: Number(ordered?.[2] ?? 1), text };
}

/** A quotation whose last line names law and article; any other one is ordinary lines. */
function readQuotation(lines: string[]): Part[] {
  const words = lines.map(cleaned).filter((line) => line !== '');
  const named = lawNamed.exec(words.at(-1) ?? '');
  if (!named || words.length < 2) return readParts(lines);
  return [{ kind: 'law', text: words.slice(0, -1).join('\n'), law: named[1] ?? '', article: named[2] ?? '' }];
}

function readLine(line: string): Part[] {
  const parts: Part[] = [];
  const top = heading.exec(line);
  if (top) {
    const text = headingText(top[2]);
    const level = Math.min(4, Math.max(2, top[1]?.length ?? 2));
    return text === '' ? [] : [{ kind: 'heading', level, text }];
  }
  let rest = line;
  for (let found = picture.exec(rest); found; found = picture.exec(rest)) {
    parts.push(...paragraph(rest.slice(0, found.index)));
    parts.push({ kind: 'picture', alt: cleaned(found[1] ?? ''), file: (found[2] ?? '').trim() });
    rest = rest.slice(found.index + found[0].length);
  }
  parts.push(...paragraph(rest));
  return parts;
}

function paragraph(line: string): Part[] {
  const text = plain(cleaned(line));
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

/** Words that stand in bold as a whole lose their asterisks; all other asterisks are text. */
function plain(text: string): string {
  return cleaned(/^\*\*([^*\s][^*]*)\*\*$/.exec(text)?.[1] ?? text);
}

function isDelimiter(line = ''): boolean {
  return line.includes('|') && cells(line).every((cell) => /^:?-+:?$/.test(cell));
}

/** The cells of a row; `\|` is a bar that belongs to the text. */
function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cleaned(cell.replaceAll('\\|', '|')));
}

/** Every row gets as many cells as the widest one, so that none is cut off. */
function tableOf(rows: string[][]): Part {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width > columnsMax) throw new Refusal(`表格太宽（${width} 列），最多 ${columnsMax} 列`);
  const [header = [], ...rest] = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  return { kind: 'table', header, rows: rest };
}
