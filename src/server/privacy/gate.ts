import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { outgoingUploads, type DraftContent, type Finding, type FindingKind, type FindingPlace } from '../../contract/admin/index.ts';
import { personalDataIn, personalNumbers, stepsThroughTable, type PersonalData } from '../../text/personalData/index.ts';
import { dutyPhones } from '../contacts/dutyPhones.ts';
import type { Query } from '../db/open.ts';
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

/** What is looked through or known beside the content itself. */
export interface Beside {
  /** Digits of numbers that the region has declared public. */
  phones: ReadonlySet<string>;
  /** Files that go out with it: names, and the words read from them. */
  files: { id: string; name: string; text: string | null }[];
}

export async function besideContent(query: Query, draft: { id: string; region: string }, content: DraftContent): Promise<Beside> {
  const outgoing = new Set(outgoingUploads(content));
  const files = (await readingsOf(query, draft.id)).filter(({ id }) => outgoing.has(id));
  return { phones: await dutyPhones(query, draft.region), files };
}

export const findingsOf = async (query: Query, draft: { id: string; region: string }, content: DraftContent): Promise<Finding[]> =>
  findingsIn(content, await besideContent(query, draft, content));

/**
 * Personal data in a draft: its fields, blocks, tables, the names of files that go out with it and the
 * words read from them, in that order. Declared duty numbers of its region and the one given for supervision
 * are public.
 */
export async function findingsIn(content: DraftContent, beside: Beside): Promise<Finding[]> {
  const phones = new Set(beside.phones);
  for (const { kind, digits } of personalNumbers(content.disclosure?.supervisionPhone ?? '')) if (kind === 'phone') phones.add(digits);

  const found: Finding[] = [];
  const add = (place: FindingPlace, text: string, each: PersonalData, group?: string) => {
    const words = text.slice(each.start, each.end);
    const { kind, start, end, masked, digits } = each;
    if (kind === 'phone' && digits !== undefined && phones.has(digits)) return;
    const id = createHash('sha256').update(JSON.stringify([kind, place, start, words])).digest('hex').slice(0, 16);
    found.push({
      id, kind, place, start, end, found: words, rule: rules[kind],
      ...(place.part !== 'text' && { masked: place.part === 'name' ? inFileName(masked) : masked }),
      ...(group !== undefined && { group }),
    });
  };
  const pause = pauses();
  for (const { place, text } of spotsOf(content)) {
    for (const each of personalDataIn(text)) add(place, text, each);
    await pause();
  }
  for (const block of content.blocks) {
    if (block.kind !== 'table') continue;
    const steps = stepsThroughTable(block.header, block.rows);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) await pause();
    for (const each of step.value) {
      const { row, cell, group } = each;
      const text = (row < 0 ? block.header : block.rows[row])?.[cell] ?? '';
      add({ block: block.key, row, cell }, text, each, group === undefined ? undefined : `${block.key}-${group}`);
    }
  }
  for (const { id, name, text } of beside.files) {
    for (const each of personalDataIn(name)) add({ upload: id, part: 'name' }, name, each);
    for (const each of personalDataIn(text ?? '')) add({ upload: id, part: 'text' }, text ?? '', each);
    await pause();
  }
  return found;
}

/** Milliseconds that everybody else may have to wait. */
const longestTurn = 15;

/** Lets others have their turn when one's own has lasted: the largest draft takes many seconds to look through. */
function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestTurn) return;
    await setImmediate();
    since = performance.now();
  };
}

/** No system takes a * in the name of a file. */
const inFileName = (masked: string) => masked.replaceAll('*', '×');

/** New names of the files that findings are in, by upload. */
export function maskedNames(findings: Finding[]): Map<string, (name: string) => string> {
  const names = new Map<string, (name: string) => string>();
  for (const [upload, its] of Map.groupBy(findings.filter(({ place }) => place.part === 'name'), ({ place }) => place.upload!)) {
    names.set(upload, (name) => its.sort(backwards).reduce(masking, name));
  }
  return names;
}

const backwards = (a: Finding, b: Finding) => b.start - a.start;

/** What does not stand there any more is not touched. */
const masking = (text: string, { start, end, found, masked }: Finding) =>
  masked !== undefined && text.slice(start, end) === found ? text.slice(0, start) + masked + text.slice(end) : text;

/** The content with findings masked, so that the places of those before them still hold. */
export function withMasks(content: DraftContent, findings: Finding[]): DraftContent {
  return [...findings].sort(backwards).reduce((masked, each) => withText(masked, each.place, (text) => masking(text, each)), content);
}
