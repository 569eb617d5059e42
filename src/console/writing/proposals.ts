import type { DraftDisclosure } from '../../contract/admin/index.ts';

/** Fields of the last notice that the next one usually shares. */
const shared = ['responsible', 'supervisionPhone', 'objections', 'signature', 'seal'] as const;

/**
 * What the server began a notice with, and what the village's last notice said of who answers for it. Everything can
 * be changed.
 */
export function proposed(begun: DraftDisclosure, regionName: string, last: DraftDisclosure | undefined): DraftDisclosure {
  // A sample place is marked behind its name.
  const place = regionName.replace(/（示例）$/, '');
  const committee = /村$/.test(place) ? `${place}村民委员会` : /社区$/.test(place) ? `${place}居民委员会` : place;
  return {
    ...begun,
    responsible: committee, signature: committee, objections: '公示期内如有异议，请向村（居）委会反映，或拨打监督电话。',
    ...Object.fromEntries(shared.flatMap((field) => (last?.[field] === undefined ? [] : [[field, last[field]]]))),
  };
}
