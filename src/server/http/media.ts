import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Type } from 'typebox';
import type { App, Services } from '../services.ts';
import { notFound } from './errors.ts';

/** Names are hashes of the contents, so a file never changes; parts of it may be asked for. */
const MediaParams = Type.Object({
  name: Type.String({ pattern: '^[0-9a-f]{32}\\.(jpg|png|webp|mp4|m4a|mp3|vtt|m3u8|ts|m4s|aac)$' }),
});

/** Types that are ours to say: elsewhere `.ts` is a program's text, and `.m4s` nothing. */
const types: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
  m4s: 'video/iso.segment',
  aac: 'audio/aac',
};

/** Where media files lie. */
export const mediaFolder = (dataDir: string) => path.join(dataDir, 'media');

export async function registerMedia(app: App, { config }: Services): Promise<void> {
  await app.register(fastifyStatic, { serve: false, root: config.appRoot });
  const folder = mediaFolder(config.dataDir);
  app.get(
    '/media/:name',
    {
      config: { access: 'public' },
      schema: { params: MediaParams },
      attachValidation: true,
    },
    (request, reply) => {
      if (request.validationError !== undefined) throw notFound();
      // Inert wherever it is opened: it can run nothing and load nothing.
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      const type = types[path.extname(request.params.name).slice(1)];
      if (type !== undefined) reply.type(type);
      const contentType = type === undefined;
      return reply.sendFile(request.params.name, folder, { immutable: true, maxAge: '365d', contentType });
    },
  );
}
