import type { OfficeFile } from './archive.ts';
import { Unreadable } from './loose.ts';
import { builtInFormat } from './numberFormat.ts';
import { attribute, walkXml } from './xml.ts';

/** What all sheets of a workbook share. */
export interface Workbook {
  sheets: { name: string; part: string; hidden: boolean }[];
  since1904: boolean;
  strings: string[];
  /** Format of a cell's style. */
  formats: string[];
}

export function readWorkbook({ parts }: OfficeFile): Workbook {
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new Unreadable('这个 Excel 文件里没有表，请用 Excel 或 WPS 打开，另存为 .xlsx');
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: Workbook['sheets'] = [];
  let since1904 = false;
  walkXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attribute(attributes, 'id') ?? '');
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (part !== undefined) sheets.push({ name: attributes['name'] ?? '', part, hidden });
    },
  });
  return { sheets, since1904, strings: stringsOf(parts.get('xl/sharedStrings.xml') ?? ''), formats: formatsOf(parts.get('xl/styles.xml') ?? '') };
}

/** Parts by what the workbook calls them; one outside of the file is never looked for. */
function targetsOf(rels: string): Map<string, string> {
  const targets = new Map<string, string>();
  walkXml(rels, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const target = attributes['Target'] ?? '';
      targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let text: string[] | undefined;
  let phonetic = 0;
  let isText = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') text = [];
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') isText = true;
    },
    text(part) {
      if (isText && phonetic === 0) text?.push(part);
    },
    close(name) {
      if (name === 'si' && text !== undefined) strings.push(text.join(''));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}

function formatsOf(xml: string): string[] {
  const own = new Map<number, string>();
  const formats: string[] = [];
  let isOfCells = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General');
      else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(own.get(id) ?? builtInFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
}
