import type { ItemCard } from '../../contract/index.ts';
import { openItem } from '../openItem.ts';
import { noticeCard } from '../parts/noticeCard.ts';
import type { RailModel } from '../parts/Rail.ts';
import { panelWidth } from '../parts/SidePanel.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';

/** What a list of notices shows: what can still be objected to, or what was before. */
export const periods = { current: '正在公示', past: '以前的公示' } as const;
export type Period = keyof typeof periods;

/** Beside the symbol. */
const width = safe.width - panelWidth - 36;

/** 420583901001 is a village, 420583901000 its town, 420583000000 the city. */
function tagOf(region: string): string {
  return /0{6}$/.test(region) ? '全市公示' : /0{3}$/.test(region) ? '本镇公示' : '本村公示';
}

/** Each notice on paper over the whole width, with the days that are left. */
export function noticeRows(tv: Tv, items: readonly ItemCard[]): RailModel[] {
  const { notice, smallLine } = tv.theme.metrics;
  const h = smallLine + 2 * notice.titleLine + 16;
  return items.map((item, i) => ({
    name: `row${i}`,
    gap: 0,
    below: 18,
    cards: [noticeCard(item, tagOf(item.region), { w: width, h, numbered: true }, () => openItem(tv, item))],
  }));
}
