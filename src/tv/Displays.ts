import type { ReadItem } from './content/read.ts';
import { isIds } from './Emergencies.ts';
import type { Tv } from './tv.ts';

/** A notice that stood on the screen for so long was displayed, ms. */
const least = 2000;
/** So many are remembered; a notice that comes back later than that counts once more. */
const most = 300;

/**
 * Says to the server, once an item, that a box displayed a notice: a number for the village, and nothing
 * about the box. A family that keeps no history is not counted: its box does not remember what it showed.
 */
export class Displays {
  private readonly tv: Tv;
  private shownId: string | undefined;
  private timer: number | undefined;

  constructor(tv: Tv) {
    this.tv = tv;
    this.shownId = undefined;
    this.timer = undefined;
  }

  shown({ id, column }: ReadItem): void {
    if (id === this.shownId) return;
    this.hidden();
    this.shownId = id;
    if (column === 'notices') this.timer = window.setTimeout(() => this.tell(id), least);
  }

  hidden(): void {
    window.clearTimeout(this.timer);
    this.shownId = undefined;
  }

  private tell(id: string): void {
    const { preferences, storage } = this.tv;
    const ids = storage.read('displayed', isIds) ?? [];
    if (!preferences.keepsHistory || ids.indexOf(id) >= 0) return;
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/items/${id}/displayed`);
    // What did not arrive is said when the notice is opened again.
    request.onload = () => {
      if (request.status === 204) storage.writeSoon('displayed', [id, ...(storage.read('displayed', isIds) ?? [])].slice(0, most));
    };
    request.send();
  }
}
