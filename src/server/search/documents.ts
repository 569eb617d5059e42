import type { Block } from '../../contract/index.ts';
import { documentTokens } from './bigrams.ts';
import type { Database, Query } from '../db/open.ts';

/** Characters of an item that are searched; the rest of a longer one is not. */
const searchedLength = 200_000;

interface Searched {
  region: string;
  title: string;
  subtitle?: string;
  summary: string;
  body: Block[];
}

/** Puts an item's words into the index, in place of those of its last revision. */
export async function keepDocument(db: Database, query: Query, item: number, draft: Searched) {
  const body = [draft.summary, ...draft.body.map((block) => block.text)].join('\n');
  await db.fullText.put(query, item, {
    title: documentTokens(`${draft.title} ${draft.subtitle ?? ''}`).join(' '),
    body: documentTokens(body.slice(0, searchedLength)).join(' '),
    region: draft.region,
  });
}

export const forgetDocument = (db: Database, query: Query, item: number) =>
  db.fullText.remove(query, item);
