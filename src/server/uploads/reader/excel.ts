import type { OfficeFile } from './archive.ts';
import type { Loose, LooseBlock } from './loose.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

const sheetsMax = 30;

/** Tables of an .xlsx whose parts were looked through, one a sheet; of several each under its name. */
export function readExcel(file: OfficeFile): Loose {
  const workbook = readWorkbook(file);
  const notes = new Set<string>();
  const shown = workbook.sheets.filter((sheet) => !sheet.hidden);
  if (shown.length < workbook.sheets.length) notes.add('隐藏的工作表没有带过来');
  if (shown.length > sheetsMax) notes.add(`工作表太多，只取了前 ${sheetsMax} 张`);
  const found = shown.slice(0, sheetsMax).flatMap(({ name, part }) => {
    const xml = file.parts.get(part);
    if (xml === undefined) return [];
    const sheet = readSheet(xml, workbook);
    for (const note of sheet.notes) notes.add(shown.length > 1 ? `“${name}”：${note}` : note);
    return sheet.rows.length === 0 ? [] : [{ name, rows: sheet.rows }];
  });
  if (file.hasEmbedded || [...file.parts.keys()].some((part) => /^xl\/(?:drawings|charts)\//.test(part))) notes.add('图片和图表没有带过来');
  const blocks = found.flatMap(({ name, rows }): LooseBlock[] => [
    ...(found.length > 1 ? [{ kind: 'heading' as const, level: 2, text: name }] : []),
    { kind: 'table', rows },
  ]);
  return { blocks, notes: [...notes] };
}
