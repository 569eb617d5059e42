import type { ItemCard } from '../contract/index.ts';
import { isPlayed } from './openItem.ts';
import type { Tv } from './tv.ts';

/** How long the focus stays on a card before that counts as resting, ms: whoever only passes by fetches nothing. */
const rest = 400;

/**
 * Asks for the film or recording whose card the focus rests on, so that OK finds its address here and the
 * first picture is waited for alone. Texts are not fetched so: one may be a hundred times as long.
 */
export function foresee({ content }: Pick<Tv, 'content'>): Tv['looksAt'] {
  let waiting: number | undefined;
  return (card: ItemCard | undefined) => {
    window.clearTimeout(waiting);
    if (!card || !isPlayed(card) || content.keptRevision(card.id) === card.revision) return;
    // Nobody asked for it: what fails here is told when it is opened.
    waiting = window.setTimeout(() => void content.item(card.id).catch(() => undefined), rest);
  };
}
