import type { ItemCard } from '../../contract/index.ts';
import type { Tv } from '../tv.ts';

/** Puts an item aside or takes it off again, and says where it is found. */
export function keepAside(tv: Tv, card: ItemCard): void {
  tv.say(tv.favourites.toggle(card) ? '已收藏，在首页“看过的”里能找到' : '不再收藏');
}
