import { randomBytes } from 'node:crypto';
import { makeCode } from '../../qr/codes.ts';
import type { Database, Query } from '../db/open.ts';
import * as store from './store.ts';

/** Makes an item's code known as a short link; throws a duplicate when it is taken. */
export const keepItemCode = (query: Query, code: string, item: number) =>
  store.addItemLink(query, code, item);

/** The codes of a region's lists by column, given on first need. */
export async function listCodes(
  db: Database,
  columns: { id: string }[],
  region: string,
): Promise<Map<string, string>> {
  const read = async () =>
    new Map((await store.listLinks(db.query, region)).map((link) => [link.column ?? '', link.code]));
  const codes = await read();
  const missing = columns.filter((column) => !codes.has(column.id));
  if (missing.length === 0) return codes;
  for (const column of missing) {
    await store.addListLink(db.query, makeCode(randomBytes(5)), column.id, region);
  }
  // Read again: another server may have been first.
  return read();
}

/** The code of a region's 便民卡, given on first need. */
export async function contactsCode(db: Database, region: string): Promise<string> {
  const known = await store.pageCode(db.query, 'contacts', region);
  if (known !== undefined) return known;
  const code = makeCode(randomBytes(5));
  await store.addPageLink(db.query, code, 'contacts', region);
  // Read again: another server may have been first.
  return (await store.pageCode(db.query, 'contacts', region)) ?? code;
}
