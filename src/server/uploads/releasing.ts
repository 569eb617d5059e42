import type { Record as Audit } from '../audit/audit.ts';
import type { Query } from '../db/open.ts';
import { addJob, type JobKind } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { coverOlder } from './covering.ts';
import { forget } from './uploads.ts';

/** The job that removes a file from the disk which nobody has any more. */
export const forgettingKind = 'upload.forget';

export const fileForgetting = (services: Pick<Services, 'db' | 'config'>): JobKind => ({
  lease: 60_000,
  attempts: 5,
  run: (payload) => forget(services, (payload as { file: string }).file),
});

/** For whoever publishes or takes back, in the same transaction: what was covered is now kept uncovered no longer. */
export async function releaseCovered(query: Query, record: Audit, draft: { id: string; region: string }, now: number): Promise<void> {
  await release(query, await coverOlder(query, record, draft), now);
}

/** Files that the transaction has let go of: they leave the disk when it is committed. */
export async function release(query: Query, files: string[], now: number): Promise<void> {
  for (const file of new Set(files)) await addJob(query, { kind: forgettingKind, payload: { file }, dueAt: now, now });
}
