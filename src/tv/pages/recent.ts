import { recount } from '../content/days.ts';
import type { HistoryEntry, KeptPlace } from '../History.ts';
import { openItem } from '../openItem.ts';
import { plainCard } from '../parts/choices.ts';
import { itemCard } from '../parts/covers.ts';
import type { RailModel } from '../parts/Rail.ts';
import { timeWords } from '../player/times.ts';
import type { TextSize } from '../theme.ts';
import type { Tv } from '../tv.ts';

/** Cards of the rail on home; the page behind it has all. */
const most = 8;

/** What was opened, without what may have been withdrawn meanwhile. */
export function recentEntries(tv: Tv): HistoryEntry[] {
  return tv.history.recent().filter(({ card }) => !tv.content.isDoubted(card.id));
}

/** What was left in the middle, newest first. What was only looked into is not: it stands among the seen ones. */
export function leftEntries(tv: Tv): HistoryEntry[] {
  return recentEntries(tv).filter(({ place }) => place !== undefined && !isBeginning(place)).slice(0, most);
}

/** The rail of what was left in the middle; undefined when there is nothing. */
export function recentRow(tv: Tv): RailModel | undefined {
  const left = leftEntries(tv);
  if (left.length === 0) return undefined;
  const { card: size } = tv.theme.metrics;
  const cards = left.map((entry) => {
    const card = recount(entry.card, tv.clock.now);
    return itemCard(tv, card, () => openItem(tv, card), undefined, placeWords(entry.place, tv.theme.size));
  });
  const w = Math.round((size.h * 1.25) / 2) * 2;
  cards.push(plainCard('history', ['全部', '看过的'], w, size.h, () => tv.go({ page: 'history' })));
  return { name: 'recent', title: '刚才在看', subtitle: '按确定，接着上次的地方看', gap: size.gap, cards };
}

/** `看到第 3 页`, where pages are still counted as they were; `看到 08:14`. */
export function placeWords(place: KeptPlace | undefined, size: TextSize): string {
  if (!place) return '看完了';
  const { second, page } = place;
  if (isBeginning(place)) return '刚开头';
  if (second !== undefined) return `看到 ${timeWords(second)}`;
  return page !== undefined && place.size === size ? `看到第 ${page} 页` : '看了一部分';
}

function isBeginning({ second, page }: KeptPlace): boolean {
  return page === 1 || (second !== undefined && second < 30);
}
