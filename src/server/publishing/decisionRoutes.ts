import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  ApproveBody,
  Draft,
  DraftId,
  RemovePathBody,
  ReturnBody,
  ReviewPath,
  ReviewPathsReply,
  SubmitBody,
  UrgentBody,
  WithdrawBody,
} from '../../contract/admin/index.ts';
import type { App, Services } from '../services.ts';
import type { Press } from './acting.ts';
import { drop, publishUrgent, recall, revise, submit, withdraw } from './handingIn.ts';
import { listPaths, removePath, savePath } from './paths.ts';
import { approve, sendBack } from './review.ts';
import { unkept } from './unkept.ts';

const params = Type.Object({ id: DraftId });
const reply = { 200: Draft };

/** What becomes of a draft: handing in, deciding, publishing, taking back. Each answers the draft as it is then. */
export function registerDecisions(app: App, { db, now }: Services): void {
  const write = { config: { access: 'write' }, preHandler: unkept } as const;
  const review = { config: { access: 'review' }, preHandler: unkept } as const;
  const press = (request: Pick<FastifyRequest, 'person'> & { params: { id: string }; body: { version: number } }): Press => ({
    person: request.person,
    id: request.params.id,
    version: request.body.version,
    now: now(),
  });

  for (const [word, action] of Object.entries({ submit, recall, drop, revise })) {
    app.post(
      `/api/v1/admin/drafts/:id/${word}`,
      { ...write, schema: { params, body: SubmitBody, response: reply } },
      (request) => action(db, press(request)),
    );
  }
  app.post(
    '/api/v1/admin/drafts/:id/urgent',
    { ...write, schema: { params, body: UrgentBody, response: reply } },
    (request) => publishUrgent(db, press(request), request.body.reason),
  );
  app.post(
    '/api/v1/admin/drafts/:id/approve',
    { ...review, schema: { params, body: ApproveBody, response: reply } },
    (request) => approve(db, press(request), request.body),
  );
  app.post(
    '/api/v1/admin/drafts/:id/return',
    { ...review, schema: { params, body: ReturnBody, response: reply } },
    (request) => sendBack(db, press(request), request.body.reasons),
  );
  app.post(
    '/api/v1/admin/drafts/:id/withdraw',
    { config: { access: 'withdraw' }, preHandler: unkept, schema: { params, body: WithdrawBody, response: reply } },
    (request) => withdraw(db, press(request), request.body.reason),
  );

  const rules = { config: { access: 'rules' }, preHandler: unkept } as const;
  app.get(
    '/api/v1/admin/review-paths',
    // Who hands in is told who will decide.
    { ...rules, config: { access: 'self' }, schema: { response: { 200: ReviewPathsReply } } },
    async (request) => ({ items: await listPaths(db.query, request.person), next: null }),
  );
  app.put(
    '/api/v1/admin/review-paths',
    { ...rules, schema: { body: ReviewPath, response: { 200: ReviewPath } } },
    (request) => savePath(db, request.person, request.body, now()),
  );
  app.delete(
    '/api/v1/admin/review-paths',
    { ...rules, schema: { body: RemovePathBody } },
    async (request, reply) => {
      await removePath(db, request.person, request.body, now());
      return reply.code(204).send();
    },
  );
}
