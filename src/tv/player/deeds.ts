import { keepAside } from '../pages/keepAside.ts';
import type { Handoff, Tv } from '../tv.ts';
import type { Deeds } from './panels.ts';
import type { Screening } from './Screening.ts';

interface PlayerPage {
  draw(): void;
  handoff(): Handoff | undefined;
  /** Back to the bar from whatever is shown. */
  toBar(): void;
}

/** What the choices over a film do. */
export function deedsOf(tv: Tv, show: Screening, page: PlayerPage): Deeds {
  return {
    again: () => show.film.again(),
    next: () => show.playNext(),
    fromStart: () => {
      show.fromStart();
      page.toBar();
    },
    scan: () => {
      const handoff = page.handoff();
      if (handoff) tv.scan(handoff);
    },
    leave: () => tv.back(),
    favourite: () => {
      if (show.item) keepAside(tv, show.item);
      page.draw();
    },
    captions: () => {
      tv.preferences.chooseCaptions(!tv.preferences.captions);
      page.draw();
    },
    read: () => {
      if (show.item) tv.go({ page: 'story', id: show.item.id });
    },
  };
}
