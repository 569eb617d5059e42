import { rulesFor, type DraftContent, type DraftDisclosure, type Template } from '../../contract/admin/index.ts';
import { dayOf } from '../content/time.ts';
import type { Query } from '../db/open.ts';
import { daysAfter, periodAfter, usualPeriod } from '../duties/periods.ts';
import { listRules } from '../duties/rules.ts';

const dayLength = 24 * 3600_000;

/**
 * A copy of a notice for a new publication: it begins today and lasts as many days as the one before.
 * `period`: the same one where that was given up, otherwise the next of its kind, also in the title.
 */
export function renewed(content: DraftContent, period: 'same' | 'next', now: number): DraftContent {
  if (content.disclosure === undefined) return content;
  const disclosure = withDays(content.disclosure, dayOf(now));
  const old = disclosure.period;
  if (period === 'same' || old === undefined) return { ...content, disclosure };
  const next = periodAfter(old);
  return { ...content, title: retitled(content.title, old, next), disclosure: { ...disclosure, period: next } };
}

function withDays(disclosure: DraftDisclosure, today: string): DraftDisclosure {
  const { from, until, signedOn } = disclosure;
  const days = from === undefined || until === undefined ? undefined : Math.round((Date.parse(until) - Date.parse(from)) / dayLength);
  return {
    ...disclosure,
    ...(from !== undefined && { from: today }),
    ...(days !== undefined && days >= 0 && { until: daysAfter(today, days) }),
    ...(signedOn !== undefined && { signedOn: today }),
  };
}

/** A new notice with the period that the nearest rule asks for; one that nobody owes has none. */
export async function withPeriod(
  query: Query, content: DraftContent, template: Template | undefined, region: string, today: string,
): Promise<DraftContent> {
  if (content.disclosure === undefined) return content;
  const [rule] = rulesFor(await listRules(query), template, region, today);
  return rule === undefined ? content : { ...content, disclosure: { ...content.disclosure, period: usualPeriod(rule.every, today) } };
}

const quarters = ['一', '二', '三', '四'];

/** 2026 年第三季度, 三季度, 2026年9月, 2026 年度: the period's name as it is spelt, with the next one's figures. */
function retitled(title: string, old: string, next: string): string {
  const [[year = '', part = ''], [nextYear = '', nextPart = '']] = [old.split('-'), next.split('-')];
  if (part.startsWith('Q')) {
    const [quarter, following] = [Number(part[1]), Number(nextPart[1])];
    const spelt = new RegExp(`(?:${year}(\\s*年度?\\s*))?(第?\\s*)(?:(${quarters[quarter - 1]})|${quarter})(\\s*季度)`);
    return title.replace(spelt, (_all, years: string | undefined, ordinal: string, word: string | undefined, rest: string) =>
      `${years === undefined ? '' : nextYear + years}${ordinal}${word === undefined ? following : quarters[following - 1]}${rest}`);
  }
  if (part !== '') return title.replace(new RegExp(`${year}(\\s*年\\s*)0?${Number(part)}(\\s*月)`), `${nextYear}$1${Number(nextPart)}$2`);
  return title.replace(new RegExp(`${year}(\\s*年)`), `${nextYear}$1`);
}
