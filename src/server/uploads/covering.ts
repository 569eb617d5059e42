import type { Record as Audit } from '../audit/audit.ts';
import type { Query } from '../db/open.ts';
import { heldUploads } from './held.ts';
import * as store from './store.ts';
import type { UploadRow } from './store.ts';

const originalOf = ({ id, original }: UploadRow) => original ?? id;

/** What the next covering of an upload counts as: more than all that were made of the same original. */
export async function nextCovering(query: Query, upload: UploadRow): Promise<number> {
  const family = await store.madeOf(query, [originalOf(upload)]);
  return Math.max(0, ...family.map(({ covered }) => covered)) + 1;
}

/**
 * What somebody covered is kept nowhere uncovered, but for what families read: all that were made of the
 * same original as one of the draft's files become like the one that hides most, in this draft and in those
 * that are over. To be called whenever something was covered, goes out, is taken back or given up.
 * Answers the files that they were, for `forget`.
 */
export async function coverOlder(query: Query, record: Audit, draft: { id: string; region: string }): Promise<string[]> {
  const own = await store.uploadsOf(query, draft.id);
  if (own.length === 0) return [];
  const family = Map.groupBy(await store.madeOf(query, [...new Set(own.map(originalOf))]), originalOf);
  const older = [...family.values()].flatMap((members) => {
    const best = members.reduce((one, other) => (other.covered > one.covered ? other : one));
    return members.filter(({ covered }) => covered < best.covered).map((member) => ({ member, best }));
  });
  const mayChange = draftsIn(query, draft.id);
  const left: string[] = [];
  for (const { member, best } of older) {
    if (!(await mayChange(member))) continue;
    const { kind: _kind, id: _id, draft: _draft, created_by: _by, created_at: _at, original: _original, ...seen } = best;
    await store.changeUpload(query, member.id, member.file, seen);
    await record({ action: 'upload.cover', target: `upload/${member.id}`, region: draft.region, note: `draft/${member.draft}`, after: { file: best.file } });
    if (member.file !== best.file) left.push(member.file);
  }
  return left;
}

/** Whether an upload is this draft's, or one's that is over; never what families read. */
function draftsIn(query: Query, own: string) {
  const known = new Map<string, { open: boolean; out: ReadonlySet<string> }>();
  return async ({ id, draft }: UploadRow): Promise<boolean> => {
    if (!known.has(draft)) {
      const { state } = await query.selectFrom('draft').select('state').where('id', '=', draft).executeTakeFirstOrThrow();
      const { out } = await heldUploads(query, draft);
      known.set(draft, { open: draft === own || state === 'withdrawn' || state === 'dropped', out });
    }
    const { open, out } = known.get(draft)!;
    return open && !out.has(id);
  };
}
