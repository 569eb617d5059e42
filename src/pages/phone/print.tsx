/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Disclosure, Item } from '../../contract/index.ts';
import { formatCode, linkText } from '../../qr/codes.ts';
import { QUIET_ZONE, qrSymbol } from '../../qr/symbol.ts';
import { BlockView } from './blocks.tsx';
import { NamedFacts, PeriodDays, Signature } from './disclosure.tsx';
import { placeName, type Frame } from './frame.ts';
import { TitleText } from './titleText.tsx';

export interface PrintPageProps {
  frame: Frame;
  item: Item;
}

/** A4 for the notice board: the whole text, who signs, and the way to it on the phone. */
export function PrintPage({ frame, item }: PrintPageProps): VNode {
  const { disclosure } = item;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${item.title} · 打印`}</title>
        {frame.printStyle ? <link rel="stylesheet" href={frame.printStyle} /> : null}
        {frame.script ? <script src={frame.script} /> : null}
      </head>
      <body>
        <nav class="screen-only">
          <a href={`/items/${item.id}`}>回到公示</a>
          <button type="button" data-print hidden>
            打印
          </button>
          <p>A4 纸，竖着打。微信里打不了，请在电脑上打开这一页。</p>
        </nav>
        <main>
          <p class="board">
            {placeName(frame.path)} <span class="nb">· 信息公开</span>
          </p>
          <h1>
            <TitleText text={item.title} />
          </h1>
          {item.body.map((block) => (
            <BlockView block={block} printed />
          ))}
          <footer>
            {disclosure ? (
              <>
                <div class={disclosure.seal ? 'signed sealed' : 'signed'}>
                  {disclosure.seal ? <span class="seal-place">盖章处</span> : null}
                  <Signature disclosure={disclosure} />
                </div>
                <p class="by-hand">
                  <span>张贴人：</span>
                  <span>张贴日期：</span>
                  {disclosure.seal ? null : <span class="short">（盖章）</span>}
                </p>
              </>
            ) : null}
            <div class="foot">
              {disclosure ? <PrintedFacts disclosure={disclosure} /> : null}
              <Scan frame={frame} item={item} />
            </div>
          </footer>
        </main>
      </body>
    </html>
  );
}

/** Dates as they are: a printed sheet cannot count the days left. */
function PrintedFacts({ disclosure }: { disclosure: Disclosure }): VNode {
  return (
    <NamedFacts
      facts={[
        ['公示期', <PeriodDays disclosure={disclosure} />],
        ['公开主体', disclosure.responsible],
        ['公开依据', disclosure.basis],
        ['有不同意见', disclosure.objections],
        ['监督电话', disclosure.supervisionPhone],
      ]}
    />
  );
}

function Scan({ frame, item }: PrintPageProps): VNode {
  return (
    <figure class="scan">
      <Symbol text={linkText(frame.origin, item.code)} />
      <figcaption>
        <TitleText text="微信扫一扫，手机上看" />
        <b>{formatCode(item.code)}</b>
        {frame.origin.replace(/^https?:\/\//, '')}
      </figcaption>
    </figure>
  );
}

/** Drawn as one path, so that it is sharp on paper. */
function Symbol({ text }: { text: string }): VNode {
  const { size, modules } = qrSymbol(text);
  const side = size + 2 * QUIET_ZONE;
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z` : '')))
    .join('');
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label="二维码" shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
