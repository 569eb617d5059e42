import { zip, type Packed } from './zips.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const sheetNames = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"`;

const types = (override: string) =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${override}</Types>`;
const links = (...each: string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
const link = (id: string, kind: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;

export interface WordParts {
  numbering?: string;
  styles?: string;
  /** More files, or others in place of ours. */
  files?: Packed[];
  /** Content type of the document. */
  type?: string;
  /** Before the document's root. */
  prolog?: string;
  relations?: string[];
}

/** A .docx whose body holds this XML. */
export function wordFile(body: string, { numbering, styles, files = [], type = `${office}.wordprocessingml.document.main+xml`, prolog = '', relations: more = [] }: WordParts = {}): Buffer {
  const own: Packed[] = [
    { name: '[Content_Types].xml', data: types(`<Override PartName="/word/document.xml" ContentType="${type}"/>`) },
    { name: '_rels/.rels', data: links(link('rId1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', data: `${head}${prolog}<w:document ${word}><w:body>${body}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', data: links(link('rId1', 'numbering', 'numbering.xml'), link('rId2', 'styles', 'styles.xml'), ...more) },
    ...(numbering === undefined ? [] : [{ name: 'word/numbering.xml', data: `${head}<w:numbering ${word}>${numbering}</w:numbering>` }]),
    ...(styles === undefined ? [] : [{ name: 'word/styles.xml', data: `${head}<w:styles ${word}>${styles}</w:styles>` }]),
  ];
  return zip([...own.filter(({ name }) => files.every((each) => each.name !== name)), ...files]);
}

export const outsidePicture = (id: string, target: string) => link(id, 'image', target, 'External');

/** A paragraph of Word's. */
export const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const numbered = (number: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`;

export interface Sheet {
  name: string;
  /** Rows with their cells: `<row r="1"><c r="A1"><v>1</v></c></row>` */
  rows: string;
  merges?: string[];
  columns?: string;
  hidden?: boolean;
}

/** An .xlsx with these sheets; formats by the number of the style that a cell names, from 1. */
export function excelFile(sheets: Sheet[], { formats = [] as string[], strings = [] as string[], files = [] as Packed[], prolog = '' } = {}): Buffer {
  const own: Packed[] = [
    { name: '[Content_Types].xml', data: types(`<Override PartName="/xl/workbook.xml" ContentType="${office}.spreadsheetml.sheet.main+xml"/>`) },
    { name: '_rels/.rels', data: links(link('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${head}${prolog}<workbook ${sheetNames}><sheets>${sheets
        .map(({ name, hidden }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${hidden ? ' state="hidden"' : ''}/>`)
        .join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: links(...sheets.map((_, at) => link(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))) },
    {
      name: 'xl/styles.xml',
      data: `${head}<styleSheet ${sheetNames}><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`)
        .join('')}</numFmts><cellXfs><xf/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: `${head}<sst ${sheetNames}>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>` },
    ...sheets.map(({ rows, merges = [], columns = '' }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `${head}<worksheet ${sheetNames}>${columns}<sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
    })),
  ];
  return zip([...own.filter(({ name }) => files.every((each) => each.name !== name)), ...files]);
}

/** A row of Excel's with words. */
export const wordsRow = (row: number, ...cells: (string | null)[]) =>
  `<row r="${row}">${cells
    .map((text, at) => (text === null ? '' : `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`))
    .join('')}</row>`;
