import type { ItemCard } from '../contract/index.ts';
import type { Tv } from './tv.ts';

/** Opens what a card stands for. */
export function openItem(tv: Tv, { id }: ItemCard): void {
  tv.go({ page: 'story', id });
}
