import type { ReadItem } from '../content/read.ts';
import { daysLeftWords } from '../parts/covers.ts';

/** `2026-11-22` → `2026年11月22日`. */
export function dayWords(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : day;
}

/** The lines under the title: source, reading time, or how long a notice stays up; each in pieces. */
export function metaLines(item: ReadItem): string[][] {
  const { provenance, disclosure } = item;
  const first = [provenance.source, `约 ${item.minutes} 分钟`];
  if (provenance.inForceSince !== undefined) first.push(`${dayWords(provenance.inForceSince)}起施行`);
  else if (provenance.issued !== undefined) first.push(dayWords(provenance.issued));
  const lines = [first.filter((words) => words !== undefined && words !== '') as string[]];
  if (disclosure) {
    const until = dayWords(disclosure.until);
    const sameYear = disclosure.from.slice(0, 4) === disclosure.until.slice(0, 4);
    const period = `${dayWords(disclosure.from)} 至 ${sameYear ? until.slice(5) : until}`;
    lines.unshift([`公示期：${period}`, daysLeftWords(disclosure.daysLeft)]);
  }
  return lines;
}

/** What stands behind the body. */
export function factsOf(item: ReadItem): { title: string; lines: string[] }[] {
  const facts: { title: string; lines: string[] }[] = [];
  const { disclosure, provenance } = item;
  if (disclosure) {
    const lines: string[] = [];
    const add = (name: string, value: string | undefined) => {
      if (value !== undefined && value !== '') lines.push(`${name}：${value}`);
    };
    add('公开主体', disclosure.responsible);
    add('公开依据', disclosure.basis);
    add('监督电话', disclosure.supervisionPhone);
    add('有不同意见', disclosure.objections);
    const signed = disclosure.signedOn === undefined ? '' : dayWords(disclosure.signedOn);
    add('落款', [disclosure.signature, signed].filter((words) => words !== undefined && words !== '').join('　'));
    if (lines.length > 0) facts.push({ title: '公示说明', lines });
  }
  if (provenance.notes.length > 0) facts.push({ title: '来源与沿革', lines: provenance.notes });
  return facts;
}
