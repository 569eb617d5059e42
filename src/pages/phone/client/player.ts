import { canBring, playPieces } from './pieces.ts';

/** Makes the film or recording of the page go on where the television stopped. */
export function preparePlayer(): void {
  const media = document.querySelector<HTMLMediaElement>('.player video, .player audio');
  if (!media) return;
  const box = media.parentElement as HTMLElement;
  const fail = () => sayUnplayable(box, media);
  const script = media.dataset['pieces'];
  let ready = () => Promise.resolve();
  if (script !== undefined && !media.canPlayType('application/vnd.apple.mpegurl')) {
    if (!canBring(script)) return fail();
    ready = playPieces(media, script, fail);
  }
  media.addEventListener('error', fail);
  // Refused by the browser, the player itself says so.
  const play = () => void ready().then(() => media.play()).catch(() => media.pause());
  const seek = seeking(media);
  offerPlay(box, media, play);
  document.querySelectorAll<HTMLElement>('[data-at]').forEach((line) => {
    line.hidden = false;
    line.addEventListener('click', (event) => {
      event.preventDefault();
      seek(Number(line.dataset['at']));
      play();
      if (media.getBoundingClientRect().bottom < 80) box.scrollIntoView({ behavior: 'smooth' });
    });
  });
  followLines(media);
}

/**
 * Old players pass over the second in the address, and some forget one that is set before they
 * really play: so it is asked for when the length is known, and once more when the film moves.
 */
function seeking(media: HTMLMediaElement): (second: number) => void {
  let wanted: number | undefined = Number(media.dataset['second']) || undefined;
  const go = () => {
    if (wanted === undefined || (media.duration && wanted >= media.duration)) return;
    if (Math.abs(media.currentTime - wanted) > 1) media.currentTime = wanted;
  };
  media.addEventListener('loadedmetadata', go);
  media.addEventListener('playing', () => {
    go();
    wanted = undefined;
  });
  return (second) => {
    wanted = second;
    if (media.readyState > 0) go();
  };
}

/** A button that old fingers hit, saying what it will do. */
function offerPlay(box: HTMLElement, media: HTMLMediaElement, play: () => void): void {
  const button = box.querySelector<HTMLButtonElement>('[data-play]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => (media.paused ? play() : media.pause()));
  media.addEventListener('play', () => (button.textContent = button.dataset['pause'] || ''));
  media.addEventListener('pause', () => (button.textContent = button.dataset['again'] || ''));
}

/** Marks the line that is being said. */
function followLines(media: HTMLMediaElement): void {
  const lines = Array.from(document.querySelectorAll<HTMLElement>('.said [data-at]'));
  let shown: HTMLElement | undefined;
  media.addEventListener('timeupdate', () => {
    const now = media.currentTime + 0.3;
    const line = lines.filter((each) => Number(each.dataset['at']) <= now).pop();
    if (line === shown) return;
    if (shown) shown.removeAttribute('aria-current');
    if (line) line.setAttribute('aria-current', 'true');
    shown = line;
  });
}

function sayUnplayable(box: HTMLElement, media: HTMLMediaElement): void {
  // A page that is being left stops its film with an error as well.
  if (media.error && media.error.code === 1) return;
  box.querySelectorAll<HTMLElement>('[data-unplayable]').forEach((words) => (words.hidden = false));
  box.querySelectorAll<HTMLElement>('button').forEach((button) => (button.hidden = true));
}
