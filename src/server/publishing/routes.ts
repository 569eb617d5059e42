import { Type } from 'typebox';
import {
  Draft,
  DraftId,
  DraftsQuery,
  DraftsReply,
  NewDraftBody,
  PresentBody,
  PresentReply,
  RevisionReply,
  SaveBody,
  SavedReply,
} from '../../contract/admin/index.ts';
import { dayOf } from '../content/time.ts';
import { sendWorkbook } from '../http/workbook.ts';
import type { App, Services } from '../services.ts';
import { allDrafts, draftColumns } from './workbook.ts';
import { registerDecisions } from './decisionRoutes.ts';
import { createDraft, listDrafts, presence, readDraft, readRevision, saveDraft } from './drafts.ts';
import { unkept } from './unkept.ts';

const params = Type.Object({ id: DraftId });
const revisionParams = Type.Object({ id: DraftId, revision: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

export function registerPublishing(app: App, services: Services): void {
  const { db, now } = services;
  registerDecisions(app, services);

  const read = { config: { access: 'read' }, preHandler: unkept } as const;
  const write = { config: { access: 'write' }, preHandler: unkept } as const;

  app.get(
    '/api/v1/admin/drafts',
    { ...read, schema: { querystring: DraftsQuery, response: { 200: DraftsReply } } },
    (request) => listDrafts(db, request.person, request.query),
  );

  app.get('/api/v1/admin/drafts.xlsx', { ...read, schema: { querystring: DraftsQuery } }, async (request, reply) => {
    const { cards, note } = await allDrafts(db, request.person, request.query);
    return sendWorkbook(reply, `内容清单 ${dayOf(now())}.xlsx`, draftColumns(now()), cards, note);
  });

  app.post(
    '/api/v1/admin/drafts',
    { ...write, schema: { body: NewDraftBody, response: { 200: Draft, 201: Draft } } },
    async (request, reply) => {
      const { draft, added } = await createDraft(db, request.person, request.body, now());
      return reply.code(added ? 201 : 200).send(draft);
    },
  );

  app.get(
    '/api/v1/admin/drafts/:id',
    { ...read, schema: { params, response: { 200: Draft } } },
    (request) => readDraft(db.query, request.person, request.params.id, now()),
  );

  app.put(
    '/api/v1/admin/drafts/:id',
    { ...write, schema: { params, body: SaveBody, response: { 200: SavedReply } } },
    (request) => saveDraft(db, request.person, request.params.id, request.body, now()),
  );

  app.post(
    '/api/v1/admin/drafts/:id/present',
    { ...write, schema: { params, body: PresentBody, response: { 200: PresentReply } } },
    (request) => presence(db, request.person, request.params.id, request.body.leaving === true, now()),
  );

  app.get(
    '/api/v1/admin/drafts/:id/revisions/:revision',
    { ...read, schema: { params: revisionParams, response: { 200: RevisionReply } } },
    (request) => readRevision(db.query, request.person, request.params.id, request.params.revision),
  );
}
