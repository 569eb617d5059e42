/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Item, ItemCard, Term } from '../../contract/index.ts';
import { Actions } from './actions.tsx';
import { Attachments } from './attachments.tsx';
import { anchor, BlockView } from './blocks.tsx';
import { Card, Facts } from './cards.tsx';
import { DisclosureFacts, PeriodLine, ProvenanceFacts, Signature } from './disclosure.tsx';
import { columnName, topicNames, type Frame } from './frame.ts';
import { NextEpisode, Player } from './media.tsx';
import { Page } from './page.tsx';
import { Contents, PartSteps } from './partLinks.tsx';
import { chapters, divide, partOf, type Piece } from './parts.ts';
import { findTerms, termsFound, type TermPlaces } from './terms.ts';
import { TermEntry } from './termText.tsx';
import { TitleText } from './titleText.tsx';
import { Transcript, type Line } from './transcript.tsx';
import { lengthWords, seriesWords } from './words.ts';

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
  /** What is said in the film or recording. */
  lines?: Line[] | undefined;
}

/** One item to read or to watch, from its title to what to look at next. */
export function ItemPage({ frame, item, related, stop, part, lines = [] }: ItemPageProps): VNode {
  const parts = divide(item.body);
  const index = Math.min(part ? part - 1 : partOf(parts, stop?.block), parts.length - 1);
  const shown = parts[index] ?? [];
  const terms = findTerms(shown, item.terms);
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
        {item.series ? <p class="series">{seriesWords(item.series, item.column)}</p> : null}
        <h1>
          <TitleText text={item.title} />
        </h1>
        {item.subtitle ? <p class="subtitle">{item.subtitle}</p> : null}
        <Facts facts={facts} />
        {item.disclosure ? <PeriodLine disclosure={item.disclosure} /> : null}
        {stopHere?.block ? <JumpLink stop={stopHere} block={stopHere.block} /> : null}
        {item.media ? <Player frame={frame} item={item} media={item.media} second={stop?.second} /> : null}
        {item.next ? <NextEpisode frame={frame} next={item.next} /> : null}
        {parts.length > 1 ? <Contents frame={frame} item={item} list={chapters(parts)} here={index} /> : null}
        {shown.map((block) =>
          stopHere && block.id === stopHere.block ? (
            <StoppedAt frame={frame} block={block} stop={stopHere} terms={terms} />
          ) : (
            <BlockView frame={frame} block={block} terms={terms} />
          ),
        )}
        {parts.length > 1 ? <PartSteps frame={frame} item={item} here={index} count={parts.length} /> : null}
        {item.disclosure && last ? <Signature disclosure={item.disclosure} /> : null}
      </article>
      {lines.length ? <Transcript {...{ frame, item, lines }} second={stop?.second} open={stop?.via === 'search'} /> : null}
      {last ? <Attachments attachments={item.attachments} /> : null}
      {item.disclosure ? <DisclosureFacts disclosure={item.disclosure} /> : null}
      <Words terms={parts.length > 1 ? termsFound(terms) : (item.terms ?? [])} />
      <Actions frame={frame} item={item} />
      <ProvenanceFacts provenance={item.provenance} published={item.publishedAt} />
      {related.length ? (
        <section class="related">
          <h2>接着看</h2>
          {related.map((card) => (
            <Card frame={frame} item={card} showColumn />
          ))}
        </section>
      ) : null}
    </Page>
  );
}

/** The words of this text that need one; the script's sheet takes what it says from here. */
function Words({ terms }: { terms: Term[] }): VNode | null {
  if (terms.length === 0) return null;
  return (
    <details class="fold words">
      <summary>难懂的词，说成白话（{terms.length} 个）</summary>
      <dl>
        {terms.map((term) => (
          <TermEntry term={term} />
        ))}
      </dl>
    </details>
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

interface StoppedAtProps {
  frame: Frame;
  block: Piece;
  stop: Stop;
  terms: TermPlaces;
}

function StoppedAt({ frame, block, stop, terms }: StoppedAtProps): VNode {
  return (
    <div class="stopped" data-stop>
      <p class="stop-label">
        <span>{stopWords(stop)}</span>
        <a href="#top">从头看</a>
      </p>
      <BlockView frame={frame} block={block} terms={terms} />
    </div>
  );
}
