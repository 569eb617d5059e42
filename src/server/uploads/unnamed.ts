import { outgoingUploads, type DraftContent } from '../../contract/admin/index.ts';
import { audited, system, type Record as Audit } from '../audit/audit.ts';
import type { Database, Query } from '../db/open.ts';
import { heldUploads } from './held.ts';
import { release } from './releasing.ts';
import * as store from './store.ts';
import type { UploadRow } from './store.ts';

const hour = 3600_000;
/** What was taken out of a text may be put back while somebody writes. */
const keptFor = 24 * hour;

/** Files of a draft that stand in its text, and those that were taken out of it and no revision names either. */
async function byName(query: Query, draft: string): Promise<{ inText: UploadRow[]; unnamed: UploadRow[] }> {
  const rows = await store.uploadsOf(query, draft);
  if (rows.length === 0) return { inText: [], unnamed: [] };
  const { content } = await query.selectFrom('draft').select('content').where('id', '=', draft).executeTakeFirstOrThrow();
  const named = new Set(outgoingUploads(JSON.parse(content) as DraftContent));
  const { all } = await heldUploads(query, draft);
  return { inText: rows.filter(({ id }) => named.has(id)), unnamed: rows.filter(({ id }) => !named.has(id) && !all.has(id)) };
}

/**
 * Takes files out of a draft that neither its text nor a revision names: nobody sees them, and what they hold of
 * persons is to be kept no longer than it must be. `until`: those that came before, epoch ms.
 */
export async function removeUnnamed(query: Query, record: Audit, draft: { id: string; region: string }, now: number, until = Infinity): Promise<void> {
  const { unnamed } = await byName(query, draft.id);
  const old = unnamed.filter(({ created_at }) => created_at < until);
  for (const { id, name, file } of old) {
    await store.removeUpload(query, id);
    await record({ action: 'upload.remove', target: `upload/${id}`, region: draft.region, note: `draft/${draft.id}`, before: { name, file } });
  }
  await release(query, old.map(({ file }) => file), now);
}

/** How many files a draft has, once those are gone that nobody has put back for an hour; what revisions alone name is not counted. */
export async function countAfterTidying(query: Query, record: Audit, draft: { id: string; region: string }, now: number): Promise<number> {
  await removeUnnamed(query, record, draft, now, now - hour);
  const { inText, unnamed } = await byName(query, draft.id);
  return inText.length + unnamed.length;
}

/** The same in all drafts that nobody has written in for a day. */
export async function sweepUnnamed(db: Database, now: number): Promise<void> {
  const drafts = await db.query
    .selectFrom('draft')
    .select(['id', 'region'])
    .where('state', 'in', ['editing', 'returned'])
    .where('changed_at', '<', now - keptFor)
    .where((e) => e.exists(e.selectFrom('upload').select('upload.id').whereRef('upload.draft', '=', 'draft.id')))
    .execute();
  for (const draft of drafts) {
    if ((await byName(db.query, draft.id)).unnamed.length === 0) continue;
    await audited(db, system, now, (query, record) => removeUnnamed(query, record, draft, now, now - keptFor));
  }
}
