import { createHash } from 'node:crypto';
import type { Contact, ContactsReply } from '../../contract/index.ts';
import { base32 } from '../../qr/codes.ts';
import { raiseCounter } from '../db/counter.ts';
import type { Database, Tables } from '../db/open.ts';
import { contactsCode } from '../handoff/codes.ts';
import { regionScope } from '../regions/regions.ts';
import * as store from './store.ts';

/** What the column `contact.card` holds. */
export type ContactCard = Omit<Contact, 'id' | 'region'>;

/** The contacts of one file, in its order. */
export interface ContactList {
  /** Names the list when it comes again. */
  sourceKey: string;
  region: string;
  contacts: ContactCard[];
}

/**
 * A region's own contacts first, then the town's, then the city's; the city's alone without a
 * region. Undefined for a region that is not there, and before there is any.
 */
export async function listContacts(
  db: Database,
  region: string | undefined,
): Promise<ContactsReply | undefined> {
  const scope = await regionScope(db, region);
  const own = scope?.codes.at(-1);
  if (scope === undefined || own === undefined) return undefined;
  const rows = inOrder(await store.contactsOf(db.query, scope.codes));
  const items = scope.codes
    .toReversed()
    .flatMap((code) => rows.filter((row) => row.region === code))
    .map(({ id, region, card }): Contact => ({ id, region, ...(JSON.parse(card) as ContactCard) }));
  return { path: scope.path, code: await contactsCode(db, own), items, next: null };
}

/**
 * Puts lists in place of what their sources said before; whoever is no longer named is gone. False
 * when nothing changed: answers that are kept stay good then. Throws for an unknown region.
 */
export async function saveContacts(db: Database, lists: ContactList[]): Promise<boolean> {
  const changed: ContactList[] = [];
  for (const list of lists) {
    const before = await store.contactsFrom(db.query, list.sourceKey);
    if (!same(inOrder(before), rowsOf(list))) changed.push(list);
  }
  if (changed.length === 0) return false;
  await db.query.transaction().execute(async (query) => {
    await raiseCounter(query);
    for (const list of changed) await store.replaceContacts(query, list.sourceKey, rowsOf(list));
  });
  return true;
}

/** Source keys of lists that name somebody and begin with a prefix, in order. */
export async function contactSources(db: Database, prefix: string): Promise<string[]> {
  const rows = await store.sourcesOf(db.query);
  return rows.map((row) => row.source_key).filter((key) => key.startsWith(prefix)).sort();
}

/** Takes a whole list away; false when it named nobody. */
export const withdrawContacts = (db: Database, sourceKey: string): Promise<boolean> =>
  saveContacts(db, [{ sourceKey, region: '', contacts: [] }]);

type Row = Tables['contact'];

function rowsOf({ sourceKey, region, contacts }: ContactList): Row[] {
  const seen = new Map<string, number>();
  return contacts.map((contact, position) => {
    const who = JSON.stringify([sourceKey, contact.roleName, contact.name]);
    const count = seen.get(who) ?? 0;
    seen.set(who, count + 1);
    return {
      source_key: sourceKey, position, id: idOf(`${who}${count}`), region, card: JSON.stringify(contact),
    };
  });
}

/** The same for the same person in the same file, whatever else changes. */
const idOf = (who: string) => base32(createHash('sha256').update(who).digest(), 10).toLowerCase();

/** Sorted here: each database has an order of its own for Chinese. */
const inOrder = (rows: Row[]): Row[] =>
  rows.toSorted((a, b) =>
    a.source_key === b.source_key ? a.position - b.position : a.source_key < b.source_key ? -1 : 1,
  );

const same = (some: Row[], others: Row[]): boolean =>
  some.length === others.length &&
  some.every(({ id, region, card }, at) => {
    const other = others[at];
    return id === other?.id && region === other.region && card === other.card;
  });
