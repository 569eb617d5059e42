import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Type } from 'typebox';
import type { App, Services } from '../services.ts';
import { isThere, uploadsFolder } from '../uploads/files.ts';
import { handoutOf } from '../uploads/serving.ts';
import { personOf } from './access.ts';
import { notFound } from './errors.ts';

/** Names are hashes of the contents, so a file never changes; parts of it may be asked for. */
const MediaParams = Type.Object({
  name: Type.String({ pattern: '^[0-9a-f]{32}\\.(jpg|png|webp|pdf|mp4|m4a|mp3|vtt|m3u8|ts|m4s|aac)$' }),
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

/** Kinds that the console takes, too. */
const takenByConsole = /\.(?:jpg|webp|pdf)$/;

export async function registerMedia(app: App, services: Services): Promise<void> {
  const { config, db, now } = services;
  await app.register(fastifyStatic, { serve: false, root: config.appRoot });
  const folder = mediaFolder(config.dataDir);
  app.get(
    '/media/:name',
    {
      config: { access: 'public' },
      schema: { params: MediaParams },
      attachValidation: true,
    },
    async (request, reply) => {
      if (request.validationError !== undefined) throw notFound();
      // Inert wherever it is opened: it can run nothing and load nothing.
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      const type = types[path.extname(request.params.name).slice(1)];
      if (type !== undefined) reply.type(type);
      const contentType = type === undefined;
      const { name } = request.params;
      // What was imported is nobody's to take back and stays what it is.
      if (!takenByConsole.test(name) || (await isThere(path.join(folder, name)))) {
        return reply.sendFile(name, folder, { immutable: true, maxAge: '365d', contentType });
      }
      const handout = await handoutOf(db, name, now(), () => personOf(request, services));
      if (handout === undefined) throw notFound();
      reply.header('cache-control', handout.cacheControl);
      if (handout.disposition !== undefined) reply.header('content-disposition', handout.disposition);
      return reply.sendFile(name, uploadsFolder(config.dataDir), { cacheControl: false });
    },
  );
}
