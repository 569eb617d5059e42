import { isWithin, levelOf } from '../regionCodes.ts';
import type { Template } from './drafts.ts';
import type { DutyRule } from './overview.ts';

export type Every = DutyRule['every'];
export const everyNames: Record<Every, string> = { month: '按月', quarter: '按季度', year: '按年' };
/** The kind of period that an id names: 2026-09, 2026-Q3, 2026. */
export const everyOf = (period: string): Every => (period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year');

type Rule = Pick<DutyRule, 'region' | 'template' | 'every' | 'since'>;

/** Whether a rule is about the notices of a village: about its own or those of everything around it. */
export const covers = ({ region }: Pick<Rule, 'region'>, village: string): boolean => region === null || isWithin(village, region);

/**
 * Rules by which a notice is owed, the nearest region's first; villages alone owe any. `today`: 2026-11-22; a rule
 * that begins later asks for nothing yet.
 */
export function rulesFor<R extends Rule>(rules: readonly R[], template: Template | null | undefined, region: string, today: string): R[] {
  if (levelOf(region) !== 'village') return [];
  return rules
    .filter((rule) => rule.template === template && rule.since <= today && covers(rule, region))
    .sort((one, other) => ((one.region ?? '') < (other.region ?? '') ? 1 : -1));
}
