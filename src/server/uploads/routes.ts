import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import {
  BlocksReply, ChangedUpload, DraftId, MosaicBody, PastedBody, TurnBody, Upload, UploadId, uploadLimits, UploadsReply,
} from '../../contract/admin/index.ts';
import type { App, Services } from '../services.ts';
import { addMosaic, turnUpload } from './changing.ts';
import { convertDocument, convertPasted } from './converting.ts';
import { sweepFiles, uploadsFolder } from './files.ts';
import { pictureReading, readingKind } from './reading.ts';
import { withFile } from './receive.ts';
import { fileForgetting, forgettingKind } from './releasing.ts';
import { addUpload, checkWritable, listUploads, readAgain, removeUpload } from './uploads.ts';
import { sweepUnnamed } from './unnamed.ts';

const DraftParams = Type.Object({ id: DraftId });
const UploadParams = Type.Object({ id: DraftId, upload: UploadId });

/** Files that nobody names any more are looked for this often. */
const tidyEvery = 3600_000;

/** Files of drafts, and documents and pasted words that become blocks. */
export async function registerUploads(app: App, services: Services): Promise<void> {
  const { db, config, jobs, log, now } = services;
  const folder = uploadsFolder(config.dataDir);
  jobs.register(readingKind, pictureReading(services));
  jobs.register(forgettingKind, fileForgetting(services));
  let swept: Promise<void> | undefined;
  app.addHook('onReady', async () => {
    // What a crash left can wait: the server begins without it.
    swept = sweepFiles(db, folder).catch((error: unknown) => log.warn({ err: error }, 'uploads cannot be swept'));
  });
  let timer: NodeJS.Timeout | undefined;
  const tidy = () => {
    sweepUnnamed(db, now()).then(jobs.wake, (error: unknown) => log.warn({ err: error }, 'uploads that nobody names were not removed'));
  };
  app.addHook('onListen', async () => {
    timer = setInterval(tidy, tidyEvery).unref();
    tidy();
  });
  app.addHook('onClose', () => {
    clearInterval(timer);
    return swept;
  });
  // In a scope of its own: no other route takes forms.
  await app.register(async (scope: App) => {
    await scope.register(multipart);
    registerRoutes(scope, services, folder);
  });
}

function registerRoutes(app: App, services: Services, folder: string): void {
  const { db } = services;
  const base = '/api/v1/admin/drafts/:id';
  const write = { access: 'write' } as const;
  const upload = `${base}/uploads/:upload`;

  app.get(`${base}/uploads`, { config: { access: 'read' }, schema: { params: DraftParams, response: { 200: UploadsReply } } },
    async (request) => ({ items: await listUploads(services, request.person, request.params.id), next: null }));

  app.post(`${base}/uploads`, { config: { ...write, slowBody: true }, schema: { params: DraftParams, response: { 201: Upload } } },
    async (request, reply) => {
      const { person, params: { id } } = request;
      await checkWritable(db.query, person, id);
      const added = await withFile(request, { folder, bytesMax: uploadLimits.pictureBytes }, (received) =>
        addUpload(services, person, id, received));
      return reply.code(201).send(added);
    });

  app.delete(upload, { config: write, schema: { params: UploadParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeUpload(services, request.person, request.params.id, request.params.upload);
      return reply.code(204).send(null);
    });

  app.post(`${upload}/mosaic`, { config: write, schema: { params: UploadParams, body: MosaicBody, response: { 200: ChangedUpload } } },
    ({ person, params, body }) => addMosaic(services, person, params.id, params.upload, body));

  app.post(`${upload}/turn`, { config: write, schema: { params: UploadParams, body: TurnBody, response: { 200: ChangedUpload } } },
    ({ person, params, body }) => turnUpload(services, person, params.id, params.upload, body.quarters));

  app.post(`${upload}/read`, { config: write, schema: { params: UploadParams, response: { 200: Upload } } },
    ({ person, params }) => readAgain(services, person, params.id, params.upload));

  app.post(`${base}/documents`, { config: { ...write, slowBody: true }, schema: { params: DraftParams, response: { 200: BlocksReply } } },
    async (request) => {
      await checkWritable(db.query, request.person, request.params.id);
      return withFile(request, { folder, bytesMax: uploadLimits.documentBytes }, convertDocument);
    });

  app.post('/api/v1/admin/pasted', { config: write, bodyLimit: pastedBytes, schema: { body: PastedBody, response: { 200: BlocksReply } } },
    ({ body }) => convertPasted(body));
}

/** As many characters as the contract lets through, at three bytes each. */
const pastedBytes = 16 * 1024 * 1024;
