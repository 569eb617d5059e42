/** Scrolls to a place of the page (`data-place`) and puts the caret there; the nearest part of it that is there. */
export function jumpTo(place: string): void {
  const parts = place.split(':');
  for (let length = parts.length; length >= 2; length -= 1) {
    const element = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(parts.slice(0, length).join(':'))}"]`);
    if (element === null) continue;
    const folded = element.closest('details');
    if (folded !== null) folded.open = true;
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    if (element.matches('td, th')) element.click();
    else (element.matches('input') ? element : element.querySelector<HTMLElement>('textarea, input, button'))?.focus({ preventScroll: true });
    return;
  }
}

/** The place of a field as the server names it: `disclosure.until`, `blocks.KEY`, `uploads.ID`. */
export function placeOfField(field: string): string {
  const [first, second] = field.split('.');
  if (first === 'blocks' && second !== undefined) return `block:${second}`;
  if (first === 'uploads' && second !== undefined) return `upload:${second}`;
  return `field:${field}`;
}
