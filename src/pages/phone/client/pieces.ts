interface Hls {
  on(event: string, listener: (event: string, data: { fatal?: boolean }) => void): void;
  attachMedia(media: HTMLMediaElement): void;
  loadSource(address: string): void;
}
type Meeting = { fawuHls?: new (options: object) => Hls };

/** Whether films in pieces can be put together here, once the script is brought. */
export function canBring(script: string): boolean {
  return script !== '' && 'MediaSource' in window;
}

/**
 * Gives the film to the script that puts its pieces together: it is large, so it comes only when the
 * film is to play. Answers what must be awaited before playing; `fail` is told when it cannot be.
 */
export function playPieces(media: HTMLMediaElement, script: string, fail: () => void): () => Promise<void> {
  const source = (media.getAttribute('src') || '').split('#')[0] || '';
  // The browser's own attempt would only end in an error.
  media.removeAttribute('src');
  let ready: Promise<void> | undefined;
  const begin = () => {
    const Player = (window as Meeting).fawuHls;
    if (!Player) return fail();
    const hls = new Player({ enableWorker: false });
    hls.on('hlsError', (_event, data) => {
      if (data.fatal) fail();
    });
    hls.attachMedia(media);
    hls.loadSource(source);
  };
  return () => (ready = ready || bring(script).then(begin, fail));
}

function bring(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = () => done();
    element.onerror = failed;
    document.head.appendChild(element);
  });
}
