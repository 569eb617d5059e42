import type { Person } from '../accounts/permissions.ts';
import { may } from '../accounts/permissions.ts';
import type { Database } from '../db/open.ts';
import { attachmentHeader } from './names.ts';
import * as store from './store.ts';

/** How a file of the console is handed out; undefined where the asker may not know of it. */
export interface Handout {
  cacheControl: string;
  /** For what is saved, not opened. */
  disposition?: string;
}

/**
 * What was published may be kept for minutes, not for ever as other media: it can be withdrawn.
 * What is not published is nobody's to keep.
 */
const published = 'public, max-age=600, s-maxage=10, stale-if-error=86400';
const unpublished = 'private, no-store';

/**
 * Who may have a file that came through the console: everybody while an item shows it that stands;
 * otherwise who may read a draft that it belongs to.
 */
export async function handoutOf(db: Database, file: string, now: number, person: () => Promise<Person | undefined>): Promise<Handout | undefined> {
  const shown = await store.publicName(db.query, file, now);
  if (shown !== undefined) return { cacheControl: published, ...dispositionOf(file, shown.name) };
  const who = await person();
  if (who === undefined || !may(who.role, 'read')) return undefined;
  const found = await store.uploadNamed(db.query, who, file);
  return found && { cacheControl: unpublished, ...dispositionOf(file, found.name) };
}

const dispositionOf = (file: string, name: string) => (file.endsWith('.pdf') ? { disposition: attachmentHeader(name) } : {});
