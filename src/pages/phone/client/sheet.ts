/** Explains a term over the text it stands in; the words are already on the page. */
export function offerTerms(): void {
  document.querySelectorAll<HTMLAnchorElement>('a.term').forEach((link) => {
    const entry = document.getElementById(link.dataset['term'] || '');
    if (!entry) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(link, entry);
    });
  });
}

function element(tag: string, look: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = look;
  return made;
}

/** Opened over the page, which does not move; closed by its button, beside it, or with Escape. */
function open(from: HTMLElement, entry: HTMLElement): void {
  const veil = element('div', 'veil');
  const sheet = element('div', 'explain');
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-modal', 'true');
  sheet.setAttribute('aria-label', from.textContent || '');
  const words = element('dl', '');
  words.innerHTML = entry.innerHTML;
  const all = element('a', 'quiet') as HTMLAnchorElement;
  all.href = (from as HTMLAnchorElement).href;
  all.textContent = '看别的词';
  const close = element('button', 'key') as HTMLButtonElement;
  close.type = 'button';
  close.textContent = '知道了';
  const row = element('div', 'steps');
  row.appendChild(all);
  row.appendChild(close);
  sheet.appendChild(words);
  sheet.appendChild(row);
  veil.appendChild(sheet);
  document.body.appendChild(veil);
  close.focus();

  function shut(): void {
    document.removeEventListener('keydown', onKey);
    document.body.removeChild(veil);
    from.focus({ preventScroll: true });
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') shut();
    if (event.key !== 'Tab') return;
    // Two stops, so both ways lead to the other one.
    event.preventDefault();
    (document.activeElement === close ? all : close).focus();
  }
  document.addEventListener('keydown', onKey);
  close.addEventListener('click', shut);
  veil.addEventListener('click', (event) => {
    if (event.target === veil) shut();
  });
}
