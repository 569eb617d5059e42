/**
 * What a phone page can do beyond being read: text size, going to where the television stopped,
 * the village of last time, a filter over places. It stands in the head and runs before the body
 * is drawn, so that a size chosen earlier holds from the first picture.
 * Plain ES2015 without imports: it is served as it is, and old WebViews run it.
 */
(() => {
  const sizes = [18, 20, 22, 24, 27, 30];
  const root = document.documentElement;

  /** A WebView may forbid storage; then nothing is remembered and all else works. */
  function recall(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function remember(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch (error) {
      console.info('not remembered', error);
    }
  }

  let size = sizes.indexOf(Number(recall('size')));
  if (size < 0) size = 1;

  function showSize(): void {
    root.style.fontSize = `${sizes[size]}px`;
    document.querySelectorAll<HTMLButtonElement>('button[data-size]').forEach((button) => {
      const next = size + Number(button.dataset['size']);
      button.disabled = next < 0 || next >= sizes.length;
    });
  }

  /** What stands at the top of the screen stays there when the text around it grows. */
  function keepPlace(change: () => void): void {
    const shown = Array.from(document.querySelectorAll('article > *, .card')).filter(
      (element) => element.getBoundingClientRect().bottom > 0,
    )[0];
    const before = shown ? shown.getBoundingClientRect().top : 0;
    change();
    if (shown && window.pageYOffset > 0) window.scrollBy(0, shown.getBoundingClientRect().top - before);
  }

  function offerSizes(): void {
    document.querySelectorAll<HTMLButtonElement>('button[data-size]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => {
        size += Number(button.dataset['size']);
        keepPlace(showSize);
        remember('size', String(sizes[size]));
      });
    });
    showSize();
  }

  /** Not after Back: there the browser knows better where the reader was. */
  function goToStop(): void {
    const stop = document.querySelector('[data-stop]');
    const visit = performance.getEntriesByType ? performance.getEntriesByType('navigation')[0] : undefined;
    const cameBack = visit && (visit as PerformanceNavigationTiming).type === 'back_forward';
    if (stop && !location.hash && !cameBack) {
      window.scrollTo(0, window.pageYOffset + stop.getBoundingClientRect().top - 24);
    }
  }

  /** Old players pass over the second in the address. */
  function startAtSecond(): void {
    document.querySelectorAll<HTMLMediaElement>('[data-second]').forEach((media) => {
      const second = Number(media.dataset['second']);
      media.addEventListener('loadedmetadata', () => {
        if (media.currentTime < second && second < media.duration) media.currentTime = second;
      });
    });
  }

  /** A button that old fingers hit, saying what it will do. */
  function offerPlay(): void {
    document.querySelectorAll<HTMLButtonElement>('[data-play]').forEach((button) => {
      const media = button.parentElement && button.parentElement.querySelector<HTMLMediaElement>('video, audio');
      if (!media) return;
      const words = button.textContent;
      button.hidden = false;
      button.addEventListener('click', () => {
        if (!media.paused) media.pause();
        // Refused by the browser, the player itself says so.
        else Promise.resolve(media.play()).catch(() => media.pause());
      });
      media.addEventListener('play', () => (button.textContent = button.dataset['pause'] || words));
      media.addEventListener('pause', () => (button.textContent = '接着放'));
    });
  }

  /** The village chosen last is where the bare home page leads. */
  function keepRegion(): void {
    const region = root.dataset['region'];
    if (region && /[?&]region=/.test(location.search)) remember('region', region);
    const known = recall('region');
    if (!region && known && /^\d{12}$/.test(known) && location.pathname === '/') {
      location.replace(`/?region=${known}`);
    }
  }

  function offerFilter(): void {
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

  showSize();
  keepRegion();
  document.addEventListener('DOMContentLoaded', () => {
    offerSizes();
    offerFilter();
    startAtSecond();
    offerPlay();
    goToStop();
  });
})();
