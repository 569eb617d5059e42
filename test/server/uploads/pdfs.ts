import { deflateSync } from 'node:zlib';

/** A PDF of objects that are numbered from 1; the first is its catalogue. */
export function pdfOf(objects: (string | { dictionary: string; stream: Buffer | string })[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, at) => {
    offsets.push(length);
    if (typeof object === 'string') return push(Buffer.from(`${at + 1} 0 obj\n${object}\nendobj\n`, 'latin1'));
    const stream = Buffer.from(object.stream);
    push(Buffer.from(`${at + 1} 0 obj\n<<${object.dictionary}/Length ${stream.length}>>\nstream\n`, 'latin1'));
    push(stream);
    push(Buffer.from('\nendstream\nendobj\n'));
  });
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A PDF with a page for each text; `catalogue` goes into its first object, further objects follow. */
export function pdf(texts: string[], { catalogue = '', page = '', trailer = '', objects = [] as Parameters<typeof pdfOf>[0] } = {}): Buffer {
  const first = 4;
  const kids = texts.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  return pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      `<</Type/Pages/Count ${texts.length}/Kids[${kids}]>>`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...texts.flatMap((text, at) => [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * at + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>${page}>>`,
        { dictionary: '/Filter/FlateDecode', stream: deflateSync(Buffer.from(text === '' ? '' : `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`)) },
      ]),
      ...objects,
    ],
    trailer,
  );
}

/** Number of the first further object of a PDF with so many pages. */
export const nextObject = (pages: number) => 4 + 2 * pages;
