import type { Query } from '../db/open.ts';
import { linkHash, sha256 } from './audit.ts';
import * as store from './store.ts';

/** Lines that are read at once. */
const page = 1000;

export interface Verification {
  /** Lines that were looked at. */
  lines: number;
  /** The first line that is not as it was written, and why. */
  broken?: { number: number; why: string };
}

/** Walks the chain from its beginning. Values that were erased when their time was over break nothing. */
export async function verifyAudit(query: Query): Promise<Verification> {
  let previous = '';
  let number = 0;
  for (;;) {
    const lines = await store.linesAfter(query, number, page);
    for (const line of lines) {
      const broken = (why: string) => ({ lines: number, broken: { number: line.number, why } });
      if (line.number !== number + 1) return broken(`第 ${number + 1} 条不见了`);
      if (linkHash(previous, line) !== line.hash) return broken('内容或者次序被改过');
      if (line.value !== null && sha256(line.value) !== line.values_hash) return broken('改动前后的值被改过');
      previous = line.hash;
      number = line.number;
    }
    if (lines.length < page) break;
  }
  const head = await store.headOf(query);
  if (head.number !== number || head.hash !== previous) {
    return { lines: number, broken: { number: number + 1, why: '链的末尾对不上：后面的记录被删掉了' } };
  }
  return { lines: number };
}
