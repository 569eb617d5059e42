/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Home, ItemCard, Rail, Region } from '../../contract/index.ts';
import { Card, NoticeCard } from './cards.tsx';
import { CodeForm, SearchForm } from './forms.tsx';
import { address, placeName, type Frame } from './frame.ts';
import { Page } from './page.tsx';

/** Notices on the first screen; the rest is one tap away. */
const noticesShown = 3;
/** Two of a column at most, so that one busy column does not fill the list. */
const newestOfColumn = 2;
const newestShown = 8;

/** Newest items over all rails, newest first. */
export function newest(rails: readonly Rail[]): ItemCard[] {
  return rails
    .flatMap((rail) =>
      [...rail.items].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt)).slice(0, newestOfColumn),
    )
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
    .slice(0, newestShown);
}

export interface HomePageProps {
  frame: Frame;
  home: Home;
  /** Whether there is a glossary to open. */
  glossary?: boolean;
}

/** The phone's first page: the village's notices, then everything else. */
export function HomePage({ frame, home, glossary = false }: HomePageProps): VNode {
  const notices = home.rails.find((rail) => rail.column.id === 'notices');
  const others = home.rails.filter((rail) => rail !== notices);
  return (
    <Page
      frame={frame}
      title="电子法务"
      atHome
      description="村务公开、法治案例、法治讲堂，在家看，扫码接着看。"
      canonical={address(frame, '/')}
    >
      <Where path={home.path} />
      {frame.region ? null : (
        <a class="wide-button key" href="/regions">
          选我的村，看本村公示
        </a>
      )}
      {notices ? <Notices frame={frame} rail={notices} /> : null}
      <SearchForm frame={frame} />
      <Services frame={frame} glossary={glossary} />
      {others.length ? (
        <section>
          <h2>栏目</h2>
          <div class="tiles">
            {home.rails.map((rail) => (
              <a class={`tile c-${rail.column.id}`} href={address(frame, `/columns/${rail.column.id}`)}>
                <b>{rail.column.name}</b>
                <span>{rail.column.subtitle}</span>
              </a>
            ))}
          </div>
        </section>
      ) : null}
      {others.length ? (
        <section>
          <h2>新上的</h2>
          {newest(others).map((item) => (
            <Card frame={frame} item={item} showColumn />
          ))}
        </section>
      ) : null}
      {home.rails.length ? null : <p class="say">这里还没有内容，过几天再来看看。</p>}
      <CodeForm />
    </Page>
  );
}

/** The village, its town above it. */
function Where({ path }: { path: Region[] }): VNode | null {
  const here = path.at(-1);
  if (!here) return null;
  return (
    <h1 class="where">
      {here.level === 'village' ? <small>{placeName(path.slice(0, -1))}</small> : null}
      {here.name}
    </h1>
  );
}

/** Not something to read but somebody or something to ask. */
function Services({ frame, glossary }: { frame: Frame; glossary: boolean }): VNode {
  return (
    <nav class="services" aria-label="便民服务">
      <a href={address(frame, '/contacts')}>
        <b>便民卡</b>
        <span>法律顾问、调解员的电话</span>
      </a>
      {glossary ? (
        <a href={address(frame, '/glossary')}>
          <b>法律词，说成白话</b>
          <span>违约金、诉讼时效是什么</span>
        </a>
      ) : null}
    </nav>
  );
}

function Notices({ frame, rail }: { frame: Frame; rail: Rail }): VNode {
  return (
    <section>
      <h2>
        {rail.column.name} <small>{rail.column.subtitle}</small>
      </h2>
      {rail.items.slice(0, noticesShown).map((item) => (
        <NoticeCard frame={frame} item={item} />
      ))}
      {rail.total > noticesShown ? (
        <a class="wide-button" href={address(frame, `/columns/${rail.column.id}`)}>
          看全部 {rail.total} 条
        </a>
      ) : null}
    </section>
  );
}
