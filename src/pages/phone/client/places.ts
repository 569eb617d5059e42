import { forget, recall, remember } from './storage.ts';

const root = document.documentElement;

/** Scrolls to where the television stopped. Not after Back: there the browser knows better. */
export function goToStop(): void {
  const stop = document.querySelector('[data-stop]');
  const visit = performance.getEntriesByType ? performance.getEntriesByType('navigation')[0] : undefined;
  const cameBack = visit && (visit as PerformanceNavigationTiming).type === 'back_forward';
  if (stop && !location.hash && !cameBack) {
    window.scrollTo(0, window.pageYOffset + stop.getBoundingClientRect().top - 24);
  }
}

/** The village chosen last is where the bare home page leads, and the bare list of telephones. */
export function keepRegion(): void {
  const region = root.dataset['region'];
  const known = recall('region');
  const bare = location.pathname === '/' || location.pathname === '/contacts';
  const named = /[?&]region=([^&]*)/.exec(location.search);
  if (named) {
    if (region) remember('region', region);
    // Who tried another server's places first has a village that is none here.
    else if (root.dataset['place'] === 'unknown' && named[1] === known) forget('region');
  } else if (!region && known && /^\d{12}$/.test(known) && bare) {
    location.replace(`${location.pathname}?region=${known}`);
  }
}

/** A field that narrows a long list of places by name or initials. */
export function offerFilter(): void {
  const box = document.querySelector<HTMLElement>('.filter');
  const input = document.querySelector<HTMLInputElement>('#filter');
  const places = Array.from(document.querySelectorAll<HTMLElement>('.places a'));
  if (!box || !input || places.length < 9) return;
  box.hidden = false;
  input.addEventListener('input', () => {
    const words = input.value.trim().toLowerCase();
    places.forEach((place) => {
      const name = place.textContent || '';
      place.hidden = name.indexOf(words) < 0 && (place.dataset['initials'] || '').indexOf(words) < 0;
    });
  });
}
