import { createHash } from 'node:crypto';
import type { DraftContent, Finding, FindingKind, FindingPlace } from '../../contract/admin/index.ts';
import { personalDataIn, personalDataInTable, type PersonalData } from '../../text/personalData/index.ts';
import { dutyPhones } from '../contacts/dutyPhones.ts';
import type { Query } from '../db/open.ts';
import { outgoingUploads } from '../publishing/content.ts';
import { readingsOf } from '../uploads/readings.ts';
import { spotsOf, withText } from './places.ts';

/** ID and bank numbers are nobody's to publish; a name in a list is often right to stand, and said. */
const rules: Record<FindingKind, Finding['rule']> = {
  identity: 'never',
  bankCard: 'never',
  phone: 'reason',
  address: 'reason',
  name: 'advice',
};

/**
 * Personal data in a draft: its fields, blocks, tables, the names of files that go out with it and the
 * words read from them, in that order. Declared duty numbers of its region and the one given for supervision
 * are public.
 */
export async function findingsOf(query: Query, draft: { id: string; region: string }, content: DraftContent): Promise<Finding[]> {
  const phones = await dutyPhones(query, draft.region);
  phones.add((content.disclosure?.supervisionPhone ?? '').replace(/\D/g, ''));
  const isPublic = ({ kind }: PersonalData, found: string) => kind === 'phone' && phones.has(found.replace(/\D/g, '').slice(-11));

  const found: Finding[] = [];
  const add = (place: FindingPlace, text: string, each: PersonalData, group?: string) => {
    const words = text.slice(each.start, each.end);
    if (isPublic(each, words)) return;
    const { kind, start, end, masked } = each;
    const id = createHash('sha256').update(JSON.stringify([kind, place, start, words])).digest('hex').slice(0, 16);
    found.push({
      id, kind, place, start, end, found: words, rule: rules[kind],
      ...(place.upload === undefined && { masked }),
      ...(group !== undefined && { group }),
    });
  };
  for (const { place, text } of spotsOf(content)) for (const each of personalDataIn(text)) add(place, text, each);
  for (const block of content.blocks) {
    if (block.kind !== 'table') continue;
    for (const each of personalDataInTable(block.header, block.rows)) {
      const { row, cell, group } = each;
      const text = (row < 0 ? block.header : block.rows[row])?.[cell] ?? '';
      add({ block: block.key, row, cell }, text, each, group === undefined ? undefined : `${block.key}-${group}`);
    }
  }
  const outgoing = new Set(outgoingUploads(content));
  for (const { id, name, text } of await readingsOf(query, draft.id)) {
    if (!outgoing.has(id)) continue;
    for (const each of personalDataIn(name)) add({ upload: id, part: 'name' }, name, each);
    for (const each of personalDataIn(text ?? '')) add({ upload: id, part: 'text' }, text ?? '', each);
  }
  return found;
}

/** The content with findings masked, so that the places of those before them still hold. */
export function withMasks(content: DraftContent, findings: Finding[]): DraftContent {
  const backwards = [...findings].sort((a, b) => b.start - a.start);
  return backwards.reduce((masked, { place, start, end, found, masked: mask }) => {
    if (mask === undefined) return masked;
    // What does not stand there any more is not touched.
    return withText(masked, place, (text) =>
      text.slice(start, end) === found ? text.slice(0, start) + mask + text.slice(end) : text,
    );
  }, content);
}
