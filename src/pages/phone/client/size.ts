import { recall, remember } from './storage.ts';

const sizes = [18, 20, 22, 24, 27, 30];
const root = document.documentElement;

let size = sizes.indexOf(Number(recall('size')));
if (size < 0) size = 1;

const buttons = () => Array.from(document.querySelectorAll<HTMLButtonElement>('button[data-size]'));

/** Sets the text as it was chosen last. */
export function showSize(): void {
  root.style.fontSize = `${sizes[size]}px`;
  buttons().forEach((button) => {
    const next = size + Number(button.dataset['size']);
    button.disabled = next < 0 || next >= sizes.length;
  });
}

/** What stands at the top of the screen stays there when the text around it grows. */
function keepPlace(change: () => void): void {
  const shown = Array.from(document.querySelectorAll('article > *, .card, .entry, .said li')).filter(
    (element) => element.getBoundingClientRect().bottom > 0,
  )[0];
  const before = shown ? shown.getBoundingClientRect().top : 0;
  change();
  if (shown && window.pageYOffset > 0) window.scrollBy(0, shown.getBoundingClientRect().top - before);
}

/** Shows the buttons for larger and smaller text. */
export function offerSizes(): void {
  buttons().forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      size += Number(button.dataset['size']);
      keepPlace(showSize);
      remember('size', String(sizes[size]));
    });
  });
  showSize();
}
