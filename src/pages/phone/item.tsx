/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Block, Item, ItemCard } from '../../contract/index.ts';
import { anchor, BlockView } from './blocks.tsx';
import { Card, Facts } from './cards.tsx';
import { DisclosureFacts, PeriodLine, ProvenanceFacts, Signature } from './disclosure.tsx';
import { address, columnName, topicNames, type Frame } from './frame.ts';
import { Player } from './media.tsx';
import { Page } from './page.tsx';
import { chapters, divide, partOf, type Chapter } from './parts.ts';
import { TitleText } from './titleText.tsx';
import { clockWords, lengthWords } from './words.ts';

/** Where the reader comes from, and where to. */
export interface Stop {
  via: 'television' | 'search';
  block?: string;
  /** Of the film or recording. */
  second?: number;
  /** True when the passage itself is gone and this is the nearest before it. */
  moved: boolean;
}

export interface ItemPageProps {
  frame: Frame;
  item: Item;
  related: ItemCard[];
  stop?: Stop | undefined;
  /** Which part of a long text, from 1; without it the part that holds the stop. */
  part?: number | undefined;
}

/** One item to read or to watch, from its title to what to look at next. */
export function ItemPage({ frame, item, related, stop, part }: ItemPageProps): VNode {
  const parts = divide(item.body);
  const index = Math.min(part ? part - 1 : partOf(parts, stop?.block), parts.length - 1);
  const shown = parts[index] ?? [];
  const stopHere = stop?.block !== undefined && shown.some(({ id }) => id === stop.block) ? stop : undefined;
  const last = index === parts.length - 1;
  const facts = [columnName(frame, item.column), ...topicNames(frame, item.topics), lengthWords(item)];
  return (
    <Page
      frame={frame}
      title={item.title}
      description={item.summary}
      canonical={`/items/${item.id}${index ? `?part=${index + 1}` : ''}`}
      {...(item.poster ? { image: item.poster.src } : {})}
    >
      <article class={item.disclosure ? 'paper' : undefined}>
        <h1>
          <TitleText text={item.title} />
        </h1>
        {item.subtitle ? <p class="subtitle">{item.subtitle}</p> : null}
        <Facts facts={facts} />
        {item.disclosure ? <PeriodLine disclosure={item.disclosure} /> : null}
        {stopHere?.block ? <JumpLink stop={stopHere} block={stopHere.block} /> : null}
        {stop?.second !== undefined && item.media ? (
          <p class="stop-label">电视上看到 {clockWords(stop.second)}</p>
        ) : null}
        {item.media ? <Player item={item} media={item.media} second={stop?.second} /> : null}
        {parts.length > 1 ? <Contents frame={frame} item={item} list={chapters(parts)} here={index} /> : null}
        {shown.map((block) =>
          stopHere && block.id === stopHere.block ? (
            <StoppedAt block={block} stop={stopHere} />
          ) : (
            <BlockView block={block} />
          ),
        )}
        {parts.length > 1 ? <PartSteps frame={frame} item={item} index={index} count={parts.length} /> : null}
        {item.disclosure && last ? <Signature disclosure={item.disclosure} /> : null}
      </article>
      {item.disclosure ? <DisclosureFacts disclosure={item.disclosure} /> : null}
      <ProvenanceFacts provenance={item.provenance} published={item.publishedAt} />
      {related.length ? (
        <section>
          <h2>接着看</h2>
          {related.map((card) => (
            <Card frame={frame} item={card} showColumn />
          ))}
        </section>
      ) : null}
    </Page>
  );
}

/** For who reads without the script, which goes there by itself. */
function JumpLink({ stop, block }: { stop: Stop; block: string }): VNode {
  return (
    <a class="wide-button" href={`#${anchor(block)}`}>
      {stop.via === 'television' ? '跳到电视上看到的地方' : '跳到找到的地方'}
    </a>
  );
}

function stopWords(stop: Stop): string {
  if (stop.via === 'search') return '您找的在这里';
  return stop.moved ? '电视上那一段改过了，从这里接着看' : '电视上看到这里';
}

function StoppedAt({ block, stop }: { block: Block; stop: Stop }): VNode {
  return (
    <div class="stopped" data-stop>
      <p class="stop-label">
        <span>{stopWords(stop)}</span>
        <a href="#top">从头看</a>
      </p>
      <BlockView block={block} />
    </div>
  );
}

interface ContentsProps {
  frame: Frame;
  item: Item;
  list: Chapter[];
  /** The part being read, from 0. */
  here: number;
}

function Contents({ frame, item, list, here }: ContentsProps): VNode | null {
  if (!list.length) return null;
  const pageOf = (part: number): string => (part === here ? '' : partAddress(frame, item, part));
  return (
    <details class="fold">
      <summary>目录</summary>
      <div class="contents">
        {list.map(({ id, text, level, part }) => (
          <a class={`l${level}`} href={`${pageOf(part)}#${anchor(id)}`}>
            {text}
          </a>
        ))}
      </div>
    </details>
  );
}

function partAddress(frame: Frame, item: Item, index: number): string {
  return address(frame, `/items/${item.id}`, { part: index + 1 });
}

interface PartStepsProps {
  frame: Frame;
  item: Item;
  index: number;
  count: number;
}

function PartSteps({ frame, item, index, count }: PartStepsProps): VNode {
  return (
    <>
      <p class="meta">
        全文共 {count} 部分，这是第 {index + 1} 部分
      </p>
      <nav class="steps" aria-label="翻页">
        {index > 0 ? (
          <a rel="prev" href={partAddress(frame, item, index - 1)}>
            上一部分
          </a>
        ) : null}
        {index < count - 1 ? (
          <a class="key" rel="next" href={partAddress(frame, item, index + 1)}>
            下一部分
          </a>
        ) : null}
      </nav>
    </>
  );
}
