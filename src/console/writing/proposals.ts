import type { DraftDisclosure } from '../../contract/admin/index.ts';
import { periodsUntil, today } from '../parts/time.ts';

export type Every = 'month' | 'quarter' | 'year';
const usual: Record<string, Every> = { finance: 'quarter', assistance: 'month', subsidies: 'year', assets: 'year' };

/** How often a notice of a kind is due where nobody says otherwise. */
export const usualEvery = (template: string | undefined): Every => usual[template ?? ''] ?? 'quarter';
/** Whether notices of a kind come period after period; a tender does not. */
export const isPeriodic = (template: string | undefined): boolean => usual[template ?? ''] !== undefined;

/** Fields of the last notice that the next one usually shares. */
const shared = ['responsible', 'supervisionPhone', 'objections', 'signature', 'seal'] as const;

/** The quarter or month that ended last; the year that runs. */
const usualPeriod = (every: Every, now: number) => periodsUntil(today(now), every, 2)[every === 'year' ? 0 : 1];

/**
 * What the server began a notice with, and what the village's last notice said of who answers for it; the period
 * that ended last. Everything can be changed.
 */
export function proposed(begun: DraftDisclosure, template: string | undefined, regionName: string, last: DraftDisclosure | undefined, now = Date.now()): DraftDisclosure {
  // A sample place is marked behind its name.
  const place = regionName.replace(/（示例）$/, '');
  const committee = /村$/.test(place) ? `${place}村民委员会` : /社区$/.test(place) ? `${place}居民委员会` : place;
  const period = isPeriodic(template) ? usualPeriod(usualEvery(template), now) : undefined;
  return {
    ...begun,
    ...(period !== undefined && { period }),
    responsible: committee, signature: committee, objections: '公示期内如有异议，请向村（居）委会反映，或拨打监督电话。',
    ...Object.fromEntries(shared.flatMap((field) => (last?.[field] === undefined ? [] : [[field, last[field]]]))),
  };
}
