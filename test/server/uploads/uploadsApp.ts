import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DraftState, Upload, UploadsReply } from '../../../src/contract/admin/index.ts';
import { newId } from '../../../src/server/db/newId.ts';
import { createConsoleApp, type Answer, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { village, type TestAppOptions } from '../testApp.ts';

/** A file as a browser sends it. */
export interface SentFile {
  name: string;
  data: Buffer | string;
  type?: string;
  field?: string;
}

export interface UploadsApp extends ConsoleApp {
  /** A village editor with a draft of theirs. */
  editor: Client;
  draft: string;
  /** Makes a draft of that editor's directly in the database. */
  makeDraft(changes?: { state?: DraftState; region?: string; author?: string }): Promise<string>;
  upload(file: SentFile, to?: { client?: Client; draft?: string; at?: string }): Promise<Answer<Upload>>;
  uploads(client?: Client): Promise<Upload[]>;
  /** Waits until nothing of the draft is to be read any more. */
  settled(): Promise<Upload[]>;
  /** Bytes of a file, as whoever has those headers gets it. */
  fetch(src: string, headers?: Record<string, string>): Promise<{ status: number; headers: Record<string, unknown>; data: Buffer }>;
  /** Names of the files that are kept. */
  kept(): string[];
  keptFile(name: string): Buffer;
}

/** A form with files, as browsers write it. */
export function form(...files: SentFile[]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----fawu${randomBytes(12).toString('hex')}`;
  const parts = files.flatMap(({ name, data, type = 'application/octet-stream', field = 'file' }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('"', '%22').replaceAll('\n', '%0A').replaceAll('\r', '%0D')}"\r\n`,
    `Content-Type: ${type}\r\n\r\n`,
    data,
    '\r\n',
  ]);
  const payload = Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

export async function createUploadsApp(options: TestAppOptions = {}): Promise<UploadsApp> {
  const test = await createConsoleApp(options);
  const editor = await test.as('editor');
  const folder = path.join(test.config.dataDir, 'uploads');

  async function makeDraft({ state = 'editing' as DraftState, region = village, author = editor.account.id } = {}) {
    const id = newId();
    const { now } = test.clock;
    await test.db.query
      .insertInto('draft')
      .values({
        id, request_key: id, column: 'notices', template: 'finance', region, state, step: 0, steps: '[]', urgent: 0, version: 1,
        content: JSON.stringify({ title: '财务公开', topics: [], blocks: [], attachments: [] }), title: '财务公开', words: '', revision: 0,
        author, changed_by: author, writers: JSON.stringify([author]), created_at: now, changed_at: now, item: null, published_at: null,
        withdrawal: null, period: null,
      })
      .execute();
    return id;
  }

  const draft = await makeDraft();
  const uploads = async (client = editor) => (await client.get<UploadsReply>(`/drafts/${draft}/uploads`)).body.items;
  return {
    ...test,
    editor,
    draft,
    makeDraft,
    uploads,
    upload: (file, to = {}) =>
      (to.client ?? editor).inject({
        method: 'POST', url: `/api/v1/admin/drafts/${to.draft ?? draft}/${to.at ?? 'uploads'}`, ...form(file),
      }) as Promise<Answer<Upload>>,
    async settled() {
      for (;;) {
        const all = await uploads();
        if (all.every(({ reading }) => reading !== 'waiting' && reading !== 'reading')) return all;
        await pause(20);
      }
    },
    async fetch(src, headers = editor.headers) {
      const reply = await test.app.inject({ url: src, headers });
      return { status: reply.statusCode, headers: reply.headers, data: reply.rawPayload };
    },
    kept: () => (existsSync(folder) ? readdirSync(folder).sort() : []),
    keptFile: (name) => readFileSync(path.join(folder, name)),
  };
}
