import assert from 'node:assert/strict';
import type { Draft, DraftContent, Finding, FindingsReply, Upload } from '../../../src/contract/admin/index.ts';
import type { Answer, Client, ConsoleApp } from '../console/consoleApp.ts';

/** Invented: no such county, no such card. */
export const id = '659098197712277582';
export const card = '6228480000224154997';
export const phone = '13800001234';

export async function findings(client: Client, draft: Pick<Draft, 'id'>): Promise<Finding[]> {
  const { status, body, text } = await client.get<FindingsReply>(`/drafts/${draft.id}/findings`);
  assert.equal(status, 200, text);
  return body.items;
}

export const mask = (client: Client, draft: Pick<Draft, 'id' | 'version'>, chosen?: string[]): Promise<Answer<Draft>> =>
  client.post<Draft>(`/drafts/${draft.id}/mask`, { version: draft.version, ...(chosen && { findings: chosen }) });

/** `kind place words`, the place as short as it can be said: `phone words01 13800001234`, `identity table01 0,1 …`. */
export const told = (found: Finding[]): string[] =>
  found.map(({ kind, place: { field, block, item, row, cell, upload, part }, found: words }) =>
    [kind, field ?? block ?? upload, item, row === undefined ? undefined : `${row},${cell}`, part, words].filter((each) => each !== undefined).join(' '),
  );

/** A file of a draft, as if it had been sent and read. */
export async function addUpload(test: ConsoleApp, draft: Draft, file: { id: string; name: string; text?: string; kind?: Upload['kind'] }): Promise<void> {
  await test.db.query
    .insertInto('upload')
    .values({
      id: file.id, draft: draft.id, kind: file.kind ?? 'picture', name: file.name, file: `${file.id.padStart(32, '0')}.jpg`, bytes: 9, width: 1, height: 1,
      pages: null, reading: 'read', text: file.text ?? null, problem: null, created_by: draft.author.id, created_at: test.clock.now,
    })
    .execute();
}

export const paragraph = (text: string): DraftContent['blocks'][number] => ({ key: 'words01', kind: 'paragraph', text });
