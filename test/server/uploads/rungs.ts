import sharp from 'sharp';
import type { Draft, Upload } from '../../../src/contract/admin/index.ts';
import type { Client, ConsoleApp } from '../console/consoleApp.ts';
import type { Ask, Rung } from '../console/rung.ts';
import { otherTown, otherVillage, town } from '../testApp.ts';
import { written } from '../publishing/desk.ts';
import { wordFile } from './officeFiles.ts';
import { form } from './uploadsApp.ts';

const drafts = '/api/v1/admin/drafts';
const photo = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } }).jpeg().toBuffer();

/** A draft of theirs with a picture in it. */
async function withPicture(me: Client): Promise<{ draft: Draft; upload: Upload }> {
  const draft = await written(me);
  const reply = await me.inject({ method: 'POST', url: `${drafts}/${draft.id}/uploads`, ...form({ name: '公示栏.jpg', data: await photo() }) });
  return { draft, upload: reply.body as Upload };
}

const onPicture = (word: string, body?: object) => async (_test: ConsoleApp, me: Client): Promise<Ask> => {
  const { draft, upload } = await withPicture(me);
  return { url: `${drafts}/${draft.id}/uploads/${upload.id}${word}`, ...(body && { body }) };
};

const shared = {
  by: ['editor'] as const,
  versioned: false,
  elsewhere: { by: ['editor', otherVillage] as const },
  above: { by: ['reviewer', town] as const, status: 200 },
};

export const uploadRungs: Rung[] = [
  {
    ...shared,
    route: `GET ${drafts}/:id/uploads`,
    access: 'read',
    ask: async (_test, me) => ({ url: `${drafts}/${(await withPicture(me)).draft.id}/uploads` }),
  },
  {
    ...shared,
    route: `POST ${drafts}/:id/uploads`,
    access: 'write',
    ask: async (_test, me) => ({ url: `${drafts}/${(await written(me)).id}/uploads`, more: form({ name: '照片.jpg', data: await photo() }) }),
    elsewhere: { by: ['reviewer', otherTown] },
    above: { by: ['reviewer', town], status: 201 },
  },
  { ...shared, route: `DELETE ${drafts}/:id/uploads/:upload`, access: 'write', ask: onPicture(''), above: { by: ['reviewer', town], status: 204 } },
  { ...shared, route: `POST ${drafts}/:id/uploads/:upload/mosaic`, access: 'write', ask: onPicture('/mosaic', { areas: [{ x: 0, y: 0, width: 9, height: 9 }] }) },
  { ...shared, route: `POST ${drafts}/:id/uploads/:upload/turn`, access: 'write', ask: onPicture('/turn', { quarters: 1 }) },
  { ...shared, route: `POST ${drafts}/:id/uploads/:upload/read`, access: 'write', ask: onPicture('/read') },
  {
    ...shared,
    route: `POST ${drafts}/:id/documents`,
    access: 'write',
    ask: async (_test, me) => ({ url: `${drafts}/${(await written(me)).id}/documents`, more: form({ name: '公示.docx', data: wordFile('<w:p><w:r><w:t>公示</w:t></w:r></w:p>') }) }),
  },
  {
    ...shared,
    route: 'POST /api/v1/admin/pasted',
    access: 'write',
    ask: () => ({ url: '/api/v1/admin/pasted', body: { html: '<p>公示</p>' } }),
    elsewhere: 'belongs to no region: words go in and come out',
  },
];
