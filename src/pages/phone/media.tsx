/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item, Media } from '../../contract/index.ts';
import { clockWords } from './words.ts';

export interface PlayerProps {
  item: Item;
  media: Media;
  /** Where the television stopped; the browser itself starts there. */
  second: number | undefined;
}

/** A film or recording that loads nothing until it is asked for. */
export function Player({ item, media, second }: PlayerProps): VNode {
  const isSound = media.type.startsWith('audio/');
  const from = second ? `从 ${clockWords(second)}接着` : '';
  const common = {
    controls: true,
    preload: 'none',
    src: second ? `${media.src}#t=${second}` : media.src,
    'data-second': second,
    'aria-label': item.title,
  } as const;
  const captions = media.captions ? (
    <track kind="captions" src={media.captions} srclang="zh" label="字幕" default />
  ) : null;
  return (
    <div class="player">
      {isSound ? (
        <audio {...common}>{captions}</audio>
      ) : (
        <video
          {...common}
          poster={item.poster?.src}
          width={item.poster?.width ?? 1280}
          height={item.poster?.height ?? 720}
          playsinline
        >
          {captions}
        </video>
      )}
      {/* The browser's own buttons are small; the script shows this one. */}
      <button class="wide-button key" type="button" data-play data-pause="暂停" hidden>
        {from}
        {isSound ? '听' : '看'}
        {from ? '' : isSound ? '录音' : '视频'}
      </button>
    </div>
  );
}
