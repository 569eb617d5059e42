import { outgoingUploads, type DraftContent } from '../../contract/admin/index.ts';
import type { Record } from '../audit/audit.ts';
import { minuteOf } from '../content/time.ts';
import { publishWithin, withdrawWithin } from '../content/publish.ts';
import { raiseCounter } from '../db/counter.ts';
import type { Database, Query } from '../db/open.ts';
import { releaseCovered } from '../uploads/releasing.ts';
import { publishUploads } from '../uploads/uploads.ts';
import { itemDraftOf, sourceKeyOf } from './itemDraft.ts';
import type { DraftRow } from './store.ts';

/** The transaction that something goes out or is taken back in. */
export interface Going {
  db: Database;
  query: Query;
  record: Record;
  now: number;
}

/**
 * Publishes a draft's revision, now or at its time, with its files; what stood before is replaced.
 * Only what nobody could read yet has a time to be set: it was the first publication's.
 */
export async function goOut({ db, query, record, now }: Going, row: DraftRow, content: DraftContent, revision: number): Promise<void> {
  const item = await itemDraftOf(query, row.id, content);
  const first = row.item_key === null || row.published_at === null || row.published_at > now;
  const wanted = content.publishAt === undefined ? now : Math.max(now, Date.parse(content.publishAt));
  const publishedAt = first ? wanted : (row.published_at ?? now);
  await raiseCounter(query);
  const { key } = await publishWithin(db, query, { ...item, publishAt: publishedAt }, now);
  await publishUploads(query, key, row.id, outgoingUploads(content));
  await query
    .updateTable('draft')
    .set({ item: key, published_at: publishedAt, published_revision: revision })
    .where('id', '=', row.id)
    .execute();
  await releaseCovered(query, record, row, now);
  await record({ action: 'draft.publish', target: `draft/${row.id}`, region: row.region, note: `第 ${revision} 稿，${minuteOf(publishedAt)} 起` });
}

/** Takes a draft's item back: gone from every answer, search and short link, its files with it. */
export async function takeBack({ db, query, record, now }: Going, row: DraftRow): Promise<void> {
  await raiseCounter(query);
  await withdrawWithin(db, query, { sourceKey: sourceKeyOf(row.id) }, now);
  await releaseCovered(query, record, row, now);
}
