import { audited, system } from '../audit/audit.ts';
import type { JobKind } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { readUpload, uploadsFolder } from './files.ts';
import { readPicture, ReaderMissing } from './ocr.ts';
import * as store from './store.ts';

/** The job that reads the words of a picture. */
export const readingKind = 'upload.read';
export interface ReadingPayload {
  upload: string;
}

export const missingReader = '这台服务器没有装文字识别：apt-get install tesseract-ocr tesseract-ocr-chi-sim';

type Outcome = { reading: 'read'; text: string; problem: string | null } | { reading: 'unavailable' | 'failed'; problem: string };

/** How pictures are read: what was changed or taken out meanwhile is left alone. */
export function pictureReading({ db, config, now }: Pick<Services, 'db' | 'config' | 'now'>): JobKind {
  return {
    lease: 5 * 60_000,
    attempts: 3,
    async run(payload, stopping) {
      const { upload } = payload as ReadingPayload;
      const row = await store.findUpload(db.query, upload);
      if (row === undefined || !(await store.beginReading(db.query, upload, row.file))) return;
      await note(row.file, await read(row.file, stopping));
    },
    async giveUp(payload) {
      const row = await store.findUpload(db.query, (payload as ReadingPayload).upload);
      if (row === undefined || (row.reading !== 'waiting' && row.reading !== 'reading')) return;
      await note(row.file, { reading: 'failed', problem: '照片上的文字没有认出来，可以再试一次，或者自己录入' });
    },
  };

  async function read(file: string, stopping: AbortSignal): Promise<Outcome> {
    try {
      const text = await readPicture(await readUpload(uploadsFolder(config.dataDir), file), stopping);
      return { reading: 'read', text, problem: text === '' ? '照片上没有认出文字' : null };
    } catch (error) {
      if (error instanceof ReaderMissing) return { reading: 'unavailable', problem: missingReader };
      throw error;
    }
  }

  /** For every upload of the same picture: a copy of a draft has it, too. */
  async function note(file: string, outcome: Outcome): Promise<void> {
    await audited(db, system, now(), async (query, record) => {
      const changed = await store.noteReading(query, file, outcome);
      for (const { id, draft } of changed) {
        await record({ action: `upload.${outcome.reading}`, target: `upload/${id}`, note: `draft/${draft}` });
      }
    });
  }
}
