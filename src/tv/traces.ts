import { isIds } from './Emergencies.ts';
import type { Tv } from './tv.ts';

/**
 * After something was cleared: what is neither among the seen ones nor put aside any more is not to be
 * found on the box, nor a list that was opened. Texts that home shows go, too, and come again in time, as
 * what is likely opened next.
 */
export function leaveNoTrace({ history, favourites, content, storage }: Tv): void {
  const stays = (id: string) => favourites.has(id) || history.recent().some(({ card }) => card.id === id);
  content.drop(stays);
  storage.writeSoon('displayed', (storage.read('displayed', isIds) ?? []).filter(stays));
}
