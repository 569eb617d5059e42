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
}

/** A column's items, newest first, narrowed by topic. */
export function ColumnPage({ frame, column, topics, topic, list, older }: ColumnPageProps): VNode {
  const path = `/columns/${column.id}`;
  const place = placeName(frame.path);
  return (
    <Page
      frame={frame}
      title={topic ? `${column.name}：${topic.name}` : column.name}
      description={`${place}${column.name}。${column.subtitle}`}
      canonical={address(frame, path, { topic: topic?.id })}
    >
      <h1>{column.name}</h1>
      <p class="meta">{column.subtitle}</p>
      {topics.length ? <Topics frame={frame} path={path} topics={topics} topic={topic} /> : null}
      {list.items.map((item) => (
        <Card frame={frame} item={item} />
      ))}
      {list.items.length ? null : (
        <p class="say">{topic ? `“${topic.name}”里还没有内容，看看别的专题。` : '这个栏目还没有内容，过几天再来看看。'}</p>
      )}
      <nav class="steps" aria-label="翻页">
        {older ? <a href={address(frame, path, { topic: topic?.id })}>回到最新的</a> : null}
        {list.next ? (
          <a class="key" rel="next" href={address(frame, path, { topic: topic?.id, cursor: list.next })}>
            看更早的
          </a>
        ) : null}
      </nav>
      <CodeForm />
    </Page>
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
