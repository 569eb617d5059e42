import { readFileSync } from 'node:fs';
import type { ItemDraft } from '../../../src/server/content/content.ts';
import { columns, topics } from '../../../src/server/db/catalogue.ts';
import { makeDraft, type DraftContext } from '../../../src/server/import/draft.ts';
import { readTopicTable } from '../../../src/server/import/topics.ts';

/** 2026-11-22 19:05 in Asia/Shanghai. */
export const evening = Date.parse('2026-11-22T19:05:00+08:00');

/** The table that a release carries. */
export const shippedTable = readTopicTable(readFileSync('src/server/import/topics.yaml', 'utf8'), topics);

const context: DraftContext = {
  source: 'folder',
  column: 'cases',
  region: '420583000000',
  columns,
  topics,
  hasRegion: async (code) => code.startsWith('420583'),
  table: shippedTable,
  media: {
    picture: async () => ({ src: `/media/${'0'.repeat(32)}.jpg`, width: 4, height: 3 }),
    media: async (kind) => ({ src: `/media/${'0'.repeat(32)}.mp4`, type: `${kind}/mp4` }),
  },
  now: evening,
  firstPublished: async () => undefined,
};

/** The draft of one text; media that it names are taken to be there. */
export function draftOf(
  text: string | Uint8Array, file = '稿件.md', changes: Partial<DraftContext> = {},
): Promise<ItemDraft> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return makeDraft(file, bytes, { ...context, ...changes });
}
