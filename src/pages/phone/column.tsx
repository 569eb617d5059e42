/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Column, ItemsReply, Topic } from '../../contract/index.ts';
import { Card } from './cards.tsx';
import { CodeForm } from './forms.tsx';
import { address, placeName, type Frame } from './frame.ts';
import { Page } from './page.tsx';

export interface ColumnPageProps {
  frame: Frame;
  column: Column;
  /** Topics that hold something in this column. */
  topics: Topic[];
  /** The topic chosen. */
  topic: Topic | undefined;
  list: ItemsReply;
  /** True on every page of the list but its first. */
  older: boolean;
  /** Of notices: those that hang out now, or those whose time is over. */
  disclosure?: 'current' | 'past' | undefined;
}

/** A column's items, newest first, narrowed by topic. */
export function ColumnPage(props: ColumnPageProps): VNode {
  const { frame, column, topics, topic, list, older, disclosure } = props;
  const path = `/columns/${column.id}`;
  const place = placeName(frame.path);
  const kept = { topic: topic?.id, disclosure: disclosure === 'past' ? disclosure : undefined };
  return (
    <Page
      frame={frame}
      title={topic ? `${column.name}：${topic.name}` : column.name}
      description={`${place}${column.name}。${column.subtitle}`}
      canonical={address(frame, path, kept)}
    >
      <h1>{column.name}</h1>
      <p class="meta">{column.subtitle}</p>
      {disclosure ? <DisclosureTabs frame={frame} path={path} here={disclosure} /> : null}
      {topics.length && !disclosure ? <Topics frame={frame} path={path} topics={topics} topic={topic} /> : null}
      {list.items.map((item) => (
        <Card frame={frame} item={item} />
      ))}
      {list.items.length ? null : (
        <p class="say">{emptyWords(topic, disclosure)}</p>
      )}
      <nav class="steps" aria-label="翻页">
        {older ? <a href={address(frame, path, kept)}>回到最新的</a> : null}
        {list.next ? (
          <a class="key" rel="next" href={address(frame, path, { ...kept, cursor: list.next })}>
            看更早的
          </a>
        ) : null}
      </nav>
      <CodeForm />
    </Page>
  );
}

function emptyWords(topic: Topic | undefined, disclosure: ColumnPageProps['disclosure']): string {
  if (disclosure) return disclosure === 'past' ? '还没有以前的公示。' : '眼下没有正在公示的。可以看看以前的。';
  return topic ? `“${topic.name}”里还没有内容，看看别的专题。` : '这个栏目还没有内容，过几天再来看看。';
}

interface DisclosureTabsProps {
  frame: Frame;
  path: string;
  here: 'current' | 'past';
}

function DisclosureTabs({ frame, path, here }: DisclosureTabsProps): VNode {
  const current = (which: string) => (which === here ? 'page' : undefined);
  return (
    <nav class="tabs" aria-label="公示">
      <a href={address(frame, path)} aria-current={current('current')}>
        <span class="phrase">正在</span>
        <span class="phrase">公示</span>
      </a>
      <a href={address(frame, path, { disclosure: 'past' })} aria-current={current('past')}>
        <span class="phrase">以前的</span>
        <span class="phrase">公示</span>
      </a>
    </nav>
  );
}

interface TopicsProps {
  frame: Frame;
  path: string;
  topics: Topic[];
  topic: Topic | undefined;
}

/** Folded away, so that the items themselves are on the first screen. */
function Topics({ frame, path, topics, topic }: TopicsProps): VNode {
  return (
    <details class="fold">
      <summary>专题：{topic ? topic.name : '全部'}</summary>
      <div class="choices">
        {topic ? <a href={address(frame, path)}>全部</a> : null}
        {topics.map(({ id, name }) => (
          <a href={address(frame, path, { topic: id })} aria-current={id === topic?.id ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </div>
    </details>
  );
}
