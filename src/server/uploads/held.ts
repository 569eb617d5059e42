import { outgoingUploads, type DraftContent } from '../../contract/admin/index.ts';
import type { Query } from '../db/open.ts';

/** Uploads that stand still because of what was handed in. */
export interface Held {
  /** Those that a revision names. */
  all: ReadonlySet<string>;
  /** Those of the revision that families read, or will at its time. */
  out: ReadonlySet<string>;
}

export async function heldUploads(query: Query, draft: string): Promise<Held> {
  const rows = await query
    .selectFrom('draft_revision')
    .innerJoin('draft', 'draft.id', 'draft_revision.draft')
    .select(['draft_revision.content', 'draft_revision.revision', 'draft.published_revision'])
    .where('draft_revision.draft', '=', draft)
    .execute();
  const named = rows.map(({ content, revision, published_revision }) => ({
    uploads: outgoingUploads(JSON.parse(content) as DraftContent),
    out: revision === published_revision,
  }));
  return {
    all: new Set(named.flatMap(({ uploads }) => uploads)),
    out: new Set(named.flatMap(({ uploads, out }) => (out ? uploads : []))),
  };
}
