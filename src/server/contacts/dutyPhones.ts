import { chainOf } from '../../contract/regionCodes.ts';
import type { Query } from '../db/open.ts';
import type { ContactCard } from './contacts.ts';
import * as store from './store.ts';

/** Digits, without the country's 86, of the numbers that a region and those above it have declared as duty contacts: they are public. */
export async function dutyPhones(query: Query, region: string): Promise<Set<string>> {
  const rows = await store.contactsOf(query, chainOf(region));
  const phones = rows.flatMap(({ card }) => (JSON.parse(card) as ContactCard).phone ?? []);
  return new Set(phones.map((phone) => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')));
}
