import { Type } from 'typebox';
import { DraftId, PreviewReply } from '../../contract/admin/index.ts';
import { Item } from '../../contract/index.ts';
import type { App, Services } from '../services.ts';
import { deskFor } from '../phone/frames.ts';
import { draftPage } from '../phone/phone.tsx';
import { openPreview, previewItem } from './preview.ts';

/**
 * A draft as families would see it. The frames of the console ask with a token in a header: it opens this one
 * draft, stands in no address, and ends. Whoever reaches the console at all may ask; a wrong token is answered 404.
 */
export function registerPreview(app: App, services: Services): void {
  const { db, now } = services;
  const deskAt = deskFor(services);
  const headers = Type.Object({ 'x-preview-token': Type.Optional(Type.String({ maxLength: 100 })) });
  const shown = { config: { access: 'console' }, schema: { headers } } as const;

  app.post(
    '/api/v1/admin/drafts/:id/preview',
    { config: { access: 'read' }, schema: { params: Type.Object({ id: DraftId }), response: { 200: PreviewReply } } },
    (request) => openPreview(db, request.person, request.login, request.params.id, now()),
  );

  app.get('/api/v1/preview/item', { ...shown, schema: { headers, response: { 200: Item } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return previewItem(db, request.headers['x-preview-token'], now());
  });

  app.get('/api/v1/preview/page', shown, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const at = now();
    const item = await previewItem(db, request.headers['x-preview-token'], at);
    return reply.type('text/html; charset=utf-8').send(await draftPage(deskAt(at), item));
  });
}
