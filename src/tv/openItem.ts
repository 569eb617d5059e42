import type { ItemCard } from '../contract/index.ts';
import type { Tv } from './tv.ts';

/** Opens what a card stands for: a film or a recording plays, all else is read. */
export function openItem(tv: Tv, { id, kind }: ItemCard): void {
  tv.go({ page: kind === 'video' || kind === 'audio' ? 'player' : 'story', id });
}
