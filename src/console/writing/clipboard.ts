/** What a paste carries, as far as it matters here. */
export interface Clip {
  html: string;
  text: string;
  files: File[];
}

/** cells: into a table from the caret · document: through the server, which cleans it · files: pictures · plain: the browser's own. */
export type Paste =
  | { kind: 'cells'; cells: string[][] }
  | { kind: 'document'; html: string; text: string }
  | { kind: 'files'; files: File[] }
  | { kind: 'plain' };

/** What to do with a paste into a cell of a table or into the body's text. */
export function pasteOf({ html, text, files }: Clip, target: 'cell' | 'body'): Paste {
  if (target === 'cell') {
    const cells = cellsOf(text);
    return cells.length > 1 || (cells[0]?.length ?? 0) > 1 ? { kind: 'cells', cells } : { kind: 'plain' };
  }
  // Excel puts a picture of the cells beside them: the words come first.
  if (text.trim() === '' && files.length > 0) return { kind: 'files', files };
  const tabular = /\t/.test(text.trimEnd());
  const structured = /<(table|ul|ol|h[1-6]|li)\b/i.test(html) || (html.match(/<p\b/gi)?.length ?? 0) > 1;
  const severalLines = text.trim().split(/\r?\n/).length > 1;
  if (tabular || structured || severalLines) return { kind: 'document', html, text };
  return { kind: 'plain' };
}

/** Cells of what Excel and WPS put on the clipboard as text: tabs, lines, and quotes around cells that hold either. */
export function cellsOf(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(at));
    // A cell in quotes holds a line or a tab; other quotes are the cell's own.
    const wrapped = quoted !== null && /[\n\t"]/.test(quoted[1]!);
    const end = wrapped ? at + quoted[0].length : endOfCell(source, at);
    const cell = wrapped ? quoted[1]!.replace(/""/g, '"') : source.slice(at, end);
    row.push(cell.replace(/\s*\n\s*/g, ' ').trim());
    if (end >= source.length) break;
    at = end + 1;
    if (source[end] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  rows.push(row);
  return rows;
}

function endOfCell(source: string, from: number): number {
  const match = /[\t\n]/.exec(source.slice(from));
  return match === null ? source.length : from + match.index;
}
