import type { ReadItem } from '../content/read.ts';

/** `2026-11-22` → `2026年11月22日`. */
export function dayWords(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : day;
}

/** `2026-11-20`, `2026-11-24` → `11月20日 至 11月24日`; with years where there are two. */
export function periodWords(from: string, until: string): string {
  const both = [dayWords(from), dayWords(until)];
  const oneYear = from.slice(0, 4) === until.slice(0, 4);
  return both.map((words) => (oneYear ? words.slice(5) : words)).join(' 至 ');
}

/**
 * The line under the title: source, reading time, day; in pieces that a line may end between. A notice
 * has its own days, and nobody asks how long it takes.
 */
export function metaLine({ provenance, minutes, disclosure }: ReadItem): string[] {
  if (disclosure) return provenance.source === undefined ? [] : [provenance.source];
  const pieces = [provenance.source, `约 ${minutes} 分钟`];
  if (provenance.inForceSince !== undefined) pieces.push(`${dayWords(provenance.inForceSince)}起施行`);
  else if (provenance.issued !== undefined) pieces.push(dayWords(provenance.issued));
  return pieces.filter((words) => words !== undefined && words !== '') as string[];
}

/** What is said of a notice behind its text: a name and the words. */
export function disclosureFacts({ disclosure }: ReadItem): { name: string; words: string }[] {
  if (!disclosure) return [];
  const { responsible, basis, supervisionPhone, objections } = disclosure;
  return [
    { name: '公开主体', words: responsible ?? '' },
    { name: '公开依据', words: basis ?? '' },
    { name: '监督电话', words: supervisionPhone ?? '' },
    { name: '有不同意见', words: objections ?? '' },
  ].filter(({ words }) => words !== '');
}
