/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Region, RegionsReply } from '../../contract/index.ts';
import { address, type Frame } from './frame.ts';
import { Page } from './page.tsx';
import { TitleText } from './titleText.tsx';

export interface RegionsPageProps {
  frame: Frame;
  list: RegionsReply;
  /** Where a place leads once it is chosen; home unless said otherwise. */
  to?: 'contacts' | undefined;
}

function placeAddress(region: Region, to: RegionsPageProps['to']): string {
  return `/${to ?? ''}?region=${region.code}`;
}

/** Choosing a place: towns first, then the villages of one. */
export function RegionsPage({ frame, list, to }: RegionsPageProps): VNode {
  const above = list.path.at(-1);
  const inTown = above?.level === 'town';
  return (
    <Page frame={frame} title="选地方" canonical={above ? `/regions?parent=${above.code}` : '/regions'}>
      <h1>
        <TitleText text={inTown ? `${above.name}：您是哪个村的？` : '您住在哪个镇？'} />
      </h1>
      <div class="filter" hidden>
        <label for="filter">输入名字或拼音首字母，更快找到</label>
        <input id="filter" type="text" autocomplete="off" autocapitalize="off" spellcheck={false} />
      </div>
      <div class="places">
        {list.items.map((region) => (
          <a
            data-initials={region.initials}
            href={region.children > 0 ? address(frame, '/regions', { parent: region.code, to }) : placeAddress(region, to)}
          >
            {region.name}
          </a>
        ))}
      </div>
      {above ? (
        <a class="wide-button" href={placeAddress(above, to)}>
          <span>
            <TitleText text={inTown ? `看${above.name}全镇的` : `先看${above.name}全市的`} />
          </span>
        </a>
      ) : null}
      {inTown ? (
        <a class="wide-button" href={address(frame, '/regions', { to })}>
          <span>
            <TitleText text={`不是${above.name}，换一个镇`} />
          </span>
        </a>
      ) : null}
    </Page>
  );
}
