/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import type { ItemCard } from '../../contract/index.ts';
import { columnName, itemAddress, topicNames, type Frame } from './frame.ts';
import { TitleText } from './titleText.tsx';
import { lengthWords, periodWords, seriesWords, shortDayWords } from './words.ts';

interface CardProps {
  frame: Frame;
  item: ItemCard;
  /** In lists that mix columns. */
  showColumn?: boolean;
}

/** One item in a list: its title first, in its column's colour. */
export function Card({ frame, item, showColumn = false }: CardProps): VNode {
  if (item.disclosure) return <NoticeCard frame={frame} item={item} />;
  return (
    <CardLink frame={frame} item={item} showColumn={showColumn} at={undefined}>
      <b>
        <TitleText text={item.title} />
      </b>
      {item.subtitle ? <span class="sub">{item.subtitle}</span> : null}
      {item.summary ? <span class="sum">{item.summary}</span> : null}
    </CardLink>
  );
}

interface CardLinkProps {
  frame: Frame;
  item: ItemCard;
  showColumn: boolean;
  /** The block to open at. */
  at: string | undefined;
  children: ComponentChildren;
}

/** The frame of a card, around whatever it says. */
export function CardLink({ frame, item, showColumn, at, children }: CardLinkProps): VNode {
  const facts = [
    ...(item.series ? [seriesWords(item.series, item.column)] : []),
    ...(showColumn ? [columnName(frame, item.column)] : []),
    ...topicNames(frame, item.topics).slice(0, 2),
    lengthWords(item),
  ];
  return (
    <a class={`card c-${item.column}`} href={itemAddress(frame, item, at)}>
      {children}
      <Facts facts={facts} />
    </a>
  );
}

/** 法治案例 · 婚姻家庭 · 约 5 分钟: broken between the facts; the style draws the points between those of a line. */
export function Facts({ facts }: { facts: string[] }): VNode {
  return (
    <span class="facts">
      {facts.map((fact) => (
        <>
          <span class="nb">{fact}</span>{' '}
        </>
      ))}
    </span>
  );
}

/** A notice: paper with the seal's edge, and how long it still hangs out. */
export function NoticeCard({ frame, item }: { frame: Frame; item: ItemCard }): VNode {
  const period = item.disclosure;
  return (
    <a class={`card notice${period?.daysLeft === 0 ? ' over' : ''}`} href={itemAddress(frame, item)}>
      <b>
        <TitleText text={item.title} />
      </b>
      {item.summary ? <span class="sum">{item.summary}</span> : null}
      <span class="facts">
        {period ? (
          <>
            <strong>{periodWords(period)}</strong> <span class="day">到 {shortDayWords(period.until)}</span>
          </>
        ) : (
          shortDayWords(item.publishedAt)
        )}
      </span>
    </a>
  );
}
