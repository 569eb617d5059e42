import type { FastifyReply } from 'fastify';
import writeWorkbook from 'write-excel-file/node';

/** A column of a table that is taken along. Everything is written as text: nothing in it is a formula. */
export interface WorkbookColumn<T> {
  name: string;
  /** In characters. */
  width: number;
  of: (row: T) => string;
}

/** Sends rows as an Excel file with a bold header that stays in sight; `note` stands in a line below them. */
export async function sendWorkbook<T>(reply: FastifyReply, fileName: string, columns: WorkbookColumn<T>[], rows: T[], note?: string) {
  const header = columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => columns.map(({ of }) => ({ value: of(row), type: String, wrap: true })));
  const last = note === undefined ? [] : [[{ value: note, type: String, wrap: true }]];
  const data = await writeWorkbook([header, ...cells, ...last], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .send(data);
}
