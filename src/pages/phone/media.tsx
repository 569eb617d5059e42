/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item, ItemCard, Media } from '../../contract/index.ts';
import { itemAddress, type Frame } from './frame.ts';
import { TitleText } from './titleText.tsx';
import { clockText, lengthWords, seriesWords } from './words.ts';

export interface PlayerProps {
  frame: Pick<Frame, 'pieces'>;
  item: Item;
  media: Media;
  /** Where the television stopped; the browser itself starts there. */
  second: number | undefined;
}

/** A playlist of pieces, HLS. */
const pieces = 'application/vnd.apple.mpegurl';

/** A film or recording that loads nothing until it is asked for. */
export function Player({ frame, item, media, second }: PlayerProps): VNode {
  const isSound = media.type.startsWith('audio/');
  const verb = isSound ? '听' : '看';
  const common = {
    controls: true,
    preload: 'none',
    src: second ? `${media.src}#t=${second}` : media.src,
    'data-second': second,
    // Phones play films in pieces by themselves; the script is for computers.
    'data-pieces': media.type === pieces ? (frame.pieces ?? '') : undefined,
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
          webkit-playsinline="true"
        >
          {captions}
        </video>
      )}
      {/* The browser's own buttons are small; the script shows this one. */}
      <button class="wide-button key" type="button" data-play data-pause="暂停" data-again={`接着${verb}`} hidden>
        {second ? `从 ${clockText(second)} 接着${verb}` : `开始${verb}`}
      </button>
      {second ? (
        <button class="wide-button" type="button" data-at="0" hidden>
          从头{verb}
        </button>
      ) : null}
      <p class="say" role="alert" data-unplayable hidden>
        这里放不了这段{isSound ? '录音' : '视频'}。请用手机微信扫电视上的码再打开，或者换一部手机。
      </p>
    </div>
  );
}

/** The way on to what comes next in the series. */
export function NextEpisode({ frame, next }: { frame: Frame; next: ItemCard }): VNode {
  return (
    <a class={`card next c-${next.column}`} href={itemAddress(frame, next)}>
      <span class="sub">{next.series ? `接下来：第 ${next.series.episode} ${seriesWord(next)}` : '接下来'}</span>
      <b>
        <TitleText text={next.title} />
      </b>
      <span class="facts">{lengthWords(next)}</span>
    </a>
  );
}

const seriesWord = (next: ItemCard) => (next.series ? seriesWords(next.series, next.column).slice(-1) : '');
