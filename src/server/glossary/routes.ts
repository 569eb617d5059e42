import { Type } from 'typebox';
import { ErrorReply, GlossaryReply } from '../../contract/index.ts';
import type { App, Services } from '../services.ts';
import { listTerms } from './glossary.ts';

export function registerGlossary(app: App, { db, finished }: Services): void {
  app.get(
    '/api/v1/glossary',
    {
      config: { access: 'public' },
      schema: {
        summary: '词语解释',
        description: '全部法律词语的大白话解释，按拼音排。',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: { 200: GlossaryReply, '4xx': ErrorReply },
      },
    },
    (request, reply) => finished.answer(request, reply, async () => ({ items: await listTerms(db), next: null })),
  );
}
