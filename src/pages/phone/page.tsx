/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { address, type Frame } from './frame.ts';

/** Head and surroundings of one page. */
export interface PageProps {
  frame: Frame;
  title: string;
  /** For sharing; without personal data, since it is the item's own summary. */
  description?: string;
  /** Path of the page's lasting address, query included; absent for pages not to be kept. */
  canonical?: string;
  image?: string;
  /** True on the first page itself, where no button leads to it. */
  atHome?: boolean;
  /** True on the page of those who can be asked. */
  asking?: boolean;
  /** True where the address names a place that is not there. */
  nowhere?: boolean;
  children: ComponentChildren;
}

/** The mark as a drawing in the address itself, so that no further request is made for it. */
const seal =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E' +
  '%3Crect width="8" height="8" rx="1.5" fill="%23b8361b"/%3E' +
  '%3Ctext x="4" y="6.1" font-size="6" text-anchor="middle" fill="%23fff"%3E法%3C/text%3E%3C/svg%3E';

/** The whole document around a page's content. */
export function Page(props: PageProps): VNode {
  const { frame, title, description, canonical, image, atHome, asking, nowhere, children } = props;
  const fullTitle = title === '电子法务' ? title : `${title} · 电子法务`;
  const place = frame.path.at(-1)?.name;
  return (
    <html lang="zh-CN" data-region={frame.region} data-place={nowhere ? 'unknown' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#b8361b" />
        <meta name="format-detection" content="telephone=no" />
        <title>{fullTitle}</title>
        {description ? <meta name="description" content={description} /> : null}
        <meta property="og:title" content={fullTitle} />
        <meta property="og:type" content="article" />
        <meta property="og:site_name" content="电子法务" />
        {description ? <meta property="og:description" content={description} /> : null}
        {image ? <meta property="og:image" content={frame.origin + image} /> : null}
        {canonical ? (
          <link rel="canonical" href={frame.origin + canonical} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <link rel="icon" href={seal} />
        {frame.style ? <link rel="stylesheet" href={frame.style} /> : null}
        {frame.script ? <script src={frame.script} /> : null}
      </head>
      <body>
        <header id="top">
          <a class="name" href={address(frame, '/')}>
            <span class="seal" aria-hidden="true">法</span>电子法务
          </a>
          <a class="place" href={address(frame, '/regions')}>
            {place ? <span>{place}</span> : null}
            <b>{frame.region ? '换村' : '选我的村'}</b>
          </a>
        </header>
        <main>{children}</main>
        <nav class="tools" aria-label="常用">
          {atHome ? null : <a href={address(frame, '/')}>首页</a>}
          {asking ? null : <a href={address(frame, '/contacts')}>便民卡</a>}
          <button type="button" data-size="-1" aria-label="字小一点" hidden>
            字小
          </button>
          <button type="button" data-size="1" aria-label="字大一点" hidden>
            字大
          </button>
        </nav>
      </body>
    </html>
  );
}

/** The document's text. Everything in it was escaped on the way. */
export function render(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
