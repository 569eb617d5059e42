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

/**
 * What the server began a notice with, and what the village's last notice said of who answers for it; the period
 * that ended last. Everything can be changed.
 */
export function proposed(begun: DraftDisclosure, template: string | undefined, regionName: string, last: DraftDisclosure | undefined, now = Date.now()): DraftDisclosure {
  const committee = /村$/.test(regionName) ? `${regionName}村民委员会` : /社区$/.test(regionName) ? `${regionName}居民委员会` : regionName;
  const period = isPeriodic(template) ? periodsUntil(today(now), usualEvery(template), 2)[1] : undefined;
  return {
    ...begun,
    ...(period !== undefined && { period }),
    responsible: committee, signature: committee, objections: '公示期内如有异议，请向村（居）委会反映，或拨打监督电话。',
    ...Object.fromEntries(shared.flatMap((field) => (last?.[field] === undefined ? [] : [[field, last[field]]]))),
  };
}
