type Sharer = { share?: (what: { title: string; url: string }) => Promise<void> };

/** A button that passes the page on, in whatever way this browser knows. */
export function offerShare(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-share]');
  const told = document.querySelector<HTMLElement>('[data-told]');
  if (!button || !told) return;
  const tell = (words: string) => {
    told.hidden = false;
    told.textContent = words;
  };
  const title = button.dataset['share'] || document.title;
  const lasting = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  // The address that this phone reached, not the one that the server believes in.
  const url = lasting ? location.origin + new URL(lasting.href).pathname : location.href;
  button.hidden = false;
  button.addEventListener('click', () => {
    const share = (navigator as Sharer).share;
    if (/MicroMessenger/i.test(navigator.userAgent)) {
      tell('点右上角的“···”，再点“发送给朋友”。');
    } else if (share) {
      share.call(navigator, { title, url }).catch((error: Error) => {
        if (error.name !== 'AbortError') copyAndTell();
      });
    } else copyAndTell();
  });

  function copyAndTell(): void {
    const text = `${title} ${url}`;
    tell(copied(text) ? '已复制。到微信里找到家人，按住输入框，点“粘贴”。' : text);
  }
}

/** By selection: the clipboard's own way needs HTTPS, which a village's server may not have. */
function copied(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'unseen';
  document.body.appendChild(field);
  field.select();
  field.setSelectionRange(0, text.length);
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch (error) {
    console.info('not copied', error);
  }
  document.body.removeChild(field);
  return done;
}
