import type { Query } from '../db/open.ts';

export interface PreviewRow {
  token: string;
  login: string;
  draft: string;
  ends_at: number;
}

export async function addPreview(query: Query, row: PreviewRow, now: number): Promise<void> {
  await query.deleteFrom('preview').where('ends_at', '<=', now).execute();
  await query.insertInto('preview').values(row).execute();
}

/** What a token shows, as it was saved last; undefined for one that has ended. */
export const previewed = (query: Query, token: string, now: number) =>
  query
    .selectFrom('preview')
    .innerJoin('draft', 'draft.id', 'preview.draft')
    .leftJoin('item', 'item.key', 'draft.item')
    .select(['draft.id', 'draft.version', 'draft.content', 'item.code', 'item.published_at'])
    .where('preview.token', '=', token)
    .where('preview.ends_at', '>', now)
    .executeTakeFirst();
