import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { DraftContent, PreviewReply } from '../../contract/admin/index.ts';
import type { Item } from '../../contract/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { hashOf, type Login } from '../accounts/sessions.ts';
import { presentDraft } from '../content/content.ts';
import { isoTime } from '../content/time.ts';
import type { Database } from '../db/open.ts';
import { notFound } from '../http/errors.ts';
import { draftFor } from '../publishing/drafts.ts';
import { itemDraftOf } from '../publishing/itemDraft.ts';
import * as store from './store.ts';

/** Epoch ms are counted in these. A session without a person behind it lasts longer, so a token ends by itself. */
const lifetime = 20 * 60_000;

/** The symbol of what has no code yet leads nowhere. */
const noCode = '00000000';

/** A token that shows one draft for twenty minutes, and no longer than the session lasts; 404 outside of one's reach. */
export async function openPreview(db: Database, person: Person, login: Login, id: string, now: number): Promise<Static<typeof PreviewReply>> {
  const { id: draft } = await draftFor(db.query, person, id);
  const token = randomBytes(32).toString('base64url');
  await store.addPreview(db.query, { token: hashOf(token), login: hashOf(login.token), draft, ends_at: now + lifetime }, now);
  return { token, expiresAt: isoTime(now + lifetime) };
}

/** What families would get if the draft were published as it was saved last; under the draft's own id. */
export async function previewItem(db: Database, token: string | undefined, now: number): Promise<Item> {
  const row = token === undefined ? undefined : await store.previewed(db.query, hashOf(token), now);
  if (row === undefined) throw notFound('这个预览已经过期，请重新打开');
  const content = JSON.parse(row.content) as DraftContent;
  const { id, version: revision, code, published_at: before } = row;
  const publishedAt = before ?? Math.max(now, Date.parse(content.publishAt ?? '') || now);
  return presentDraft(db, await itemDraftOf(db.query, id, content), { id, code: code ?? noCode, revision, publishedAt }, now);
}
