import type { ItemCard } from '../contract/index.ts';
import type { Tv } from './tv.ts';

/** Films and recordings; all else is read. */
export const isPlayed = ({ kind }: Pick<ItemCard, 'kind'>): boolean => kind === 'video' || kind === 'audio';

/** Opens what a card stands for. */
export function openItem(tv: Tv, card: ItemCard): void {
  tv.go({ page: isPlayed(card) ? 'player' : 'story', id: card.id });
}
