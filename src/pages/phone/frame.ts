import type { Column, ItemCard, Region, Topic } from '../../contract/index.ts';

/** What every phone page knows besides its own content. */
export interface Frame {
  /** Addresses of the stylesheet and of the script; pages are readable without both. */
  style?: string;
  script?: string;
  /** Of the sheet that is printed. */
  printStyle?: string;
  /** Of the script that plays films in pieces where the browser itself cannot. */
  pieces?: string;
  /** Where this server is reached, without a slash at the end; for canonical and sharing addresses. */
  origin: string;
  /** The region that links carry on; absent while nobody has chosen one. */
  region?: string;
  /** From the city down to the place shown in the header. */
  path: Region[];
  columns: Column[];
  topics: Topic[];
}

type Query = Record<string, string | number | undefined>;

/** An address of ours with its query, region included, escaped for a URL. */
export function address(frame: Pick<Frame, 'region'>, path: string, query: Query = {}): string {
  const pairs = Object.entries<string | number | undefined>({ region: frame.region, ...query }).flatMap(
    ([name, value]) => (value === undefined || value === '' ? [] : `${name}=${encodeURIComponent(value)}`),
  );
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

/** The item's page, at a block when one is given. */
export function itemAddress(frame: Pick<Frame, 'region'>, item: Pick<ItemCard, 'id'>, at?: string): string {
  return address(frame, `/items/${item.id}`, { at });
}

/** 示例镇 · 示例一村; the city's name when nothing smaller is chosen. */
export function placeName(path: readonly Region[]): string {
  const below = path.filter((region) => region.level !== 'city');
  return (below.length ? below : path).map((region) => region.name).join(' · ');
}

/** A column's name; its id for one that is not listed. */
export function columnName(frame: Pick<Frame, 'columns'>, id: string): string {
  return frame.columns.find((column) => column.id === id)?.name ?? id;
}

/** Names of those topics that are listed, in the item's order. */
export function topicNames(frame: Pick<Frame, 'topics'>, slugs: readonly string[]): string[] {
  return slugs.flatMap((slug) => frame.topics.find((topic) => topic.id === slug)?.name ?? []);
}
