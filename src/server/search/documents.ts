import type { Attachment, Block, Series } from '../../contract/index.ts';
import { initialsTokens } from '../../text/titleInitials.ts';
import { documentTokens } from '../../text/tokens.ts';
import type { Database, Query } from '../db/open.ts';

/** Different tokens of one item that are searched; twice the longest law's. PostgreSQL takes 1 MB. */
const distinctTokens = 60_000;

interface Searched {
  region: string;
  title: string;
  subtitle?: string;
  summary: string;
  body: Block[];
  series?: Series;
  attachments?: Attachment[];
}

/** Puts an item's words into the index, in place of those of its last revision. */
export async function keepDocument(db: Database, query: Query, item: number, draft: Searched) {
  const attached = (draft.attachments ?? []).flatMap(({ name, text = '' }) => [name, text]);
  const body = [draft.summary, ...draft.body.map((block) => block.text), ...attached].join('\n');
  await db.fullText.put(query, item, {
    title: documentTokens(`${draft.title} ${draft.subtitle ?? ''}`).join(' '),
    body: bounded(documentTokens(body)).join(' '),
    region: draft.region,
  });
  const beside = [draft.subtitle, draft.series?.name].filter((text) => text !== undefined);
  await db.initials.put(query, item, draft.region, initialsTokens(draft.title, beside));
}

export async function forgetDocument(db: Database, query: Query, item: number) {
  await db.fullText.remove(query, item);
  await db.initials.remove(query, item);
}

function bounded(tokens: string[]): string[] {
  const seen = new Set<string>();
  const end = tokens.findIndex((token) => seen.add(token).size > distinctTokens);
  return end < 0 ? tokens : tokens.slice(0, end);
}
