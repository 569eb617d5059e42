import { Type } from 'typebox';
import { Draft, DraftId, FindingsReply, MaskBody } from '../../contract/admin/index.ts';
import { draftFor, readDraft, saveDraft } from '../publishing/drafts.ts';
import type { App, Services } from '../services.ts';
import { renameUpload } from '../uploads/changing.ts';
import { findingsOf, maskedNames, withMasks } from './gate.ts';

const params = Type.Object({ id: DraftId });

export function registerPrivacy(app: App, services: Services): void {
  const { db, now } = services;
  app.get(
    '/api/v1/admin/drafts/:id/findings',
    { config: { access: 'read' }, schema: { params, response: { 200: FindingsReply } } },
    async (request) => {
      const draft = await draftFor(db.query, request.person, request.params.id);
      return { version: draft.version, items: await findingsOf(db.query, draft, draft.content), next: null };
    },
  );

  app.post(
    '/api/v1/admin/drafts/:id/mask',
    { config: { access: 'write' }, schema: { params, body: MaskBody, response: { 200: Draft } } },
    async (request) => {
      const { id } = request.params;
      const { person } = request;
      const { version, findings: chosen } = request.body;
      const draft = await draftFor(db.query, person, id);
      const found = await findingsOf(db.query, draft, draft.content);
      const masked = found.filter((each) => chosen?.includes(each.id) ?? true);
      const content = withMasks(draft.content, masked);
      // Saved as what the person saw; somebody else's save in between is a conflict, as always.
      await saveDraft(db, person, id, { version, content }, now(), 'draft.mask');
      for (const [upload, rename] of maskedNames(masked)) await renameUpload(services, person, id, upload, rename);
      return readDraft(db.query, person, id, now());
    },
  );
}
