/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item, Media } from '../../contract/index.ts';

export interface PlayerProps {
  item: Item;
  media: Media;
  /** Where the television stopped; the browser itself starts there. */
  second: number | undefined;
}

/** A film or recording that loads nothing until it is asked for. */
export function Player({ item, media, second }: PlayerProps): VNode {
  const src = second ? `${media.src}#t=${second}` : media.src;
  const captions = media.captions ? (
    <track kind="captions" src={media.captions} srclang="zh" label="字幕" default />
  ) : null;
  if (media.type.startsWith('audio/')) {
    return (
      <audio controls preload="none" src={src} data-second={second} aria-label={item.title}>
        {captions}
      </audio>
    );
  }
  return (
    <video
      controls
      preload="none"
      src={src}
      poster={item.poster?.src}
      width={item.poster?.width ?? 1280}
      height={item.poster?.height ?? 720}
      playsinline
      data-second={second}
      aria-label={item.title}
    >
      {captions}
    </video>
  );
}
