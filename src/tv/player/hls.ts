import { bringScript } from '../bringScript.ts';
import type { Fault } from './Playback.ts';

/** The part of hls.js that plays a film in pieces. */
interface Hls {
  on(event: string, listener: (event: string, data: HlsFault) => void): void;
  loadSource(src: string): void;
  attachMedia(video: HTMLVideoElement): void;
  recoverMediaError(): void;
  destroy(): void;
}

interface HlsFault {
  fatal?: boolean;
  type?: string;
  details?: string;
  response?: { code?: number };
}

interface HlsClass {
  new (options: object): Hls;
  isSupported(): boolean;
}

const options = {
  // A worker would be code from a blob.
  enableWorker: false,
  startFragPrefetch: true,
  // A cheap box has little memory to buffer in.
  maxBufferLength: 30,
  maxMaxBufferLength: 60,
  maxBufferSize: 16e6,
  backBufferLength: 20,
};

/** A film in pieces that is being played. */
export interface Pieces {
  stop(): void;
}

/** Whether films in pieces are put together by script here; else the box's own player may know them. */
export function canPlayPieces(): boolean {
  const all = window as unknown as Record<string, unknown>;
  return all['MediaSource'] !== undefined || all['WebKitMediaSource'] !== undefined;
}

/** Brings hls.js when it is first needed. Throws where it does not come. */
export async function bringHls(): Promise<HlsClass> {
  const meeting = window as unknown as { fawuHls?: HlsClass };
  if (!meeting.fawuHls) await bringScript('hls');
  return meeting.fawuHls as HlsClass;
}

/** Plays a playlist in an element from a second on. */
export function playPieces(
  Player: HlsClass, video: HTMLVideoElement, src: string, second: number, failed: (fault: Fault) => void,
): Pieces {
  const hls = new Player({ ...options, startPosition: second });
  let recovered = false;
  hls.on('hlsError', (_, data) => {
    if (data.fatal !== true) return;
    // A decoder that stumbled is often well again when it is set up anew, once.
    if (data.type === 'mediaError' && !recovered && faultOf(data) === 'broken') {
      recovered = true;
      hls.recoverMediaError();
    } else failed(faultOf(data));
  });
  hls.attachMedia(video);
  hls.loadSource(src);
  return { stop: () => hls.destroy() };
}

function faultOf({ type, details = '', response }: HlsFault): Fault {
  if (/codec/i.test(details)) return 'unsupported';
  if (type !== 'networkError') return 'broken';
  return response?.code === 404 || response?.code === 410 ? 'missing' : 'network';
}
