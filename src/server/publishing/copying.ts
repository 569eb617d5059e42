import { outgoingUploads, type DraftContent, type NewDraftBody } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { newId } from '../db/newId.ts';
import type { Query } from '../db/open.ts';
import { notFound } from '../http/errors.ts';
import { withUploads } from './content.ts';
import { contentOf } from './present.ts';
import * as store from './store.ts';

/**
 * A revision of another draft as the beginning of draft `into`; its files belong to both from then on.
 * Times of publishing stay behind: they were those of the old one.
 */
export async function copyRevision(
  query: Query,
  person: Person,
  from: NonNullable<NewDraftBody['from']>,
  into: string,
): Promise<DraftContent> {
  const source = await store.draftRow(query, person, from.draft);
  const row = from.revision === 0 ? source : await store.revisionRow(query, from.draft, from.revision);
  if (source === undefined || row === undefined) throw notFound('没有要恢复的这一稿');
  const { publishAt: _at, expiresAt: _until, ...content } = contentOf(row);
  const wanted = new Set(outgoingUploads(content));
  const files = (await store.uploadsOf(query, from.draft)).filter(({ id }) => wanted.has(id));
  const ids = new Map(files.map(({ id }) => [id, newId()]));
  if (files.length > 0) {
    await store.addUploads(query, files.map((file) => ({
      ...file, id: ids.get(file.id) ?? '', draft: into, created_by: person.account, original: file.original ?? file.id,
    })));
  }
  return withUploads(content, (id) => ids.get(id) ?? id);
}
