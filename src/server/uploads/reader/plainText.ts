import type { Loose, LooseBlock, LooseCell } from './loose.ts';

/** Blocks of pasted text: lines with tabs, as Excel and WPS give them, are a table; each other line is a paragraph. */
export function blocksFromText(text: string): Loose {
  const blocks: LooseBlock[] = [];
  let table: LooseCell[][] = [];
  const endTable = () => {
    if (table.length > 1) blocks.push({ kind: 'table', rows: table });
    else for (const row of table) blocks.push({ kind: 'paragraph', text: row.map((cell) => cell.text).join(' ') });
    table = [];
  };
  for (const line of linesOf(text)) {
    if (line.length > 1) {
      table.push(line.map((each) => ({ text: each, columns: 1, rows: 1, head: false })));
    } else {
      endTable();
      if (line[0] !== undefined && line[0] !== '') blocks.push({ kind: 'paragraph', text: line[0] });
    }
  }
  endTable();
  return { blocks, notes: [] };
}

/** Lines with their cells. A cell in quotation marks, as spreadsheets write them, may have tabs and lines in it. */
function linesOf(text: string): string[][] {
  const lines: string[][] = [];
  const plain = text.replace(/\r\n?/g, '\n');
  let line: string[] = [];
  let from = 0;
  // Whether a quotation mark is still to come is looked up once, not for each one that begins.
  const lastQuote = plain.lastIndexOf('"');
  while (from <= plain.length) {
    let cell: string;
    const quoted = plain[from] === '"' && from < lastQuote ? quotedCell(plain, from) : undefined;
    if (quoted !== undefined) {
      cell = quoted.text;
      from = quoted.end;
    } else {
      const end = endOfCell(plain, from);
      cell = plain.slice(from, end);
      from = end;
    }
    line.push(cell);
    if (plain[from] !== '\t') {
      lines.push(line);
      line = [];
    }
    from += 1;
  }
  return lines;
}

function endOfCell(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1;
  return end;
}

/** Longest cell that is looked for behind a quotation mark: one that is never closed is a mark like any other. */
const quotedMax = 4_000;

function quotedCell(text: string, from: number): { text: string; end: number } | undefined {
  const limit = Math.min(text.length, from + quotedMax);
  for (let at = from + 1; at < limit; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = text[at + 1];
    if (next !== undefined && next !== '\t' && next !== '\n') return undefined;
    const content = text.slice(from + 1, at);
    // Spreadsheets quote what has a tab, a line or a mark in it; other marks are the writer's own.
    return /[\t\n"]/.test(content) ? { text: content.replaceAll('""', '"'), end: at + 1 } : undefined;
  }
  return undefined;
}
