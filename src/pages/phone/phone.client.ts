/**
 * What a phone page can do beyond being read. It stands in the head and runs before the body is
 * drawn, so that a text size chosen earlier holds from the first picture. Old WebViews run it.
 */
import { goToStop, keepRegion, offerFilter } from './client/places.ts';
import { preparePlayer } from './client/player.ts';
import { offerShare } from './client/share.ts';
import { offerTerms } from './client/sheet.ts';
import { offerSizes, showSize } from './client/size.ts';
import { watchTables } from './client/tables.ts';

function offerPrint(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-print]');
  if (!button || /MicroMessenger/i.test(navigator.userAgent)) return;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

showSize();
keepRegion();
document.addEventListener('DOMContentLoaded', () => {
  offerSizes();
  offerFilter();
  offerTerms();
  offerShare();
  offerPrint();
  preparePlayer();
  watchTables();
  goToStop();
});
