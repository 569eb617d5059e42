/** @jsxRuntime automatic @jsxImportSource preact */
import { limits, type Item } from '../../contract/index.ts';
import { ColumnPage } from '../../pages/phone/column.tsx';
import { HomePage } from '../../pages/phone/home.tsx';
import { ItemPage, type Stop } from '../../pages/phone/item.tsx';
import { render } from '../../pages/phone/page.tsx';
import { RegionsPage } from '../../pages/phone/regions.tsx';
import { SearchPage } from '../../pages/phone/search.tsx';
import { parsePlace } from '../../qr/codes.ts';
import { findItem, home, listItems, listTopics, related } from '../content/content.ts';
import { listTerms } from '../glossary/glossary.ts';
import { resolveLink } from '../handoff/handoff.ts';
import { listRegions } from '../regions/regions.ts';
import { search } from '../search/search.ts';
import { readLines } from './captions.ts';
import { anyFrame, frameFor, itemFrame, type Desk } from './frames.ts';
import { problemAnswer, problemWithin, type Answer } from './problems.tsx';
import { contactsAnswer } from './services.tsx';

export async function homeAnswer(desk: Desk, region: string | undefined): Promise<Answer> {
  const frame = await frameFor(desk, region);
  const content = await home(desk.db, region, '', desk.now);
  if (!frame || !content) return problemAnswer(desk, 'place');
  const glossary = (await listTerms(desk.db)).length > 0;
  return { status: 200, html: render(<HomePage frame={frame} home={content} glossary={glossary} />) };
}

export interface ColumnQuery {
  region?: string;
  topic?: string;
  cursor?: string;
  /** Of notices: those of now unless the past ones are asked for. */
  disclosure?: 'past';
}

export async function columnAnswer(desk: Desk, id: string, query: ColumnQuery): Promise<Answer> {
  const frame = await frameFor(desk, query.region);
  if (!frame) return problemAnswer(desk, 'place');
  const column = frame.columns.find((each) => each.id === id);
  if (!column) return problemWithin(frame, 'missing');
  const disclosure = id === 'notices' ? (query.disclosure ?? 'current') : undefined;
  const { disclosure: _asked, ...asked } = query;
  const list = await listItems(desk.db, { ...asked, column: id, ...(disclosure && { disclosure }) }, desk.now);
  if (typeof list === 'string') return problemWithin(frame, 'missing');
  const held = { ...(query.region && { region: query.region }), column: id };
  const counts = await listTopics(desk.db, held, desk.now);
  const topics = (counts ?? []).filter(({ count }) => count > 0);
  const topic = frame.topics.find((each) => each.id === query.topic);
  const older = query.cursor !== undefined;
  const page = <ColumnPage {...{ frame, column, topics, topic, list, older, disclosure }} />;
  return { status: 200, html: render(page) };
}

export interface ItemQuery {
  region?: string;
  part?: number;
}

export async function itemAnswer(desk: Desk, id: string, query: ItemQuery, stop?: Stop): Promise<Answer> {
  const found = await findItem(desk.db, id, desk.now);
  if (found?.state !== 'live') return problemAnswer(desk, found?.state ?? 'missing', query.region);
  const { item } = found;
  const frame = await itemFrame(desk, query.region, item.region);
  const others = await related(desk.db, id, desk.now);
  const cards = others?.state === 'live' ? others.item : [];
  const lines = await readLines(desk.dataDir, item.media);
  const { part } = query;
  const page = <ItemPage {...{ frame, item, related: cards, stop, part, lines }} />;
  return { status: 200, html: render(page) };
}

/** What nobody has published yet, on the page that it would have; nothing is like it yet. */
export async function draftPage(desk: Desk, item: Item): Promise<string> {
  const frame = await itemFrame(desk, undefined, item.region);
  return render(<ItemPage {...{ frame, item, related: [] }} />);
}

/** A scanned or typed code, answered with the page itself: WeChat may stop a redirect. */
export async function linkAnswer(desk: Desk, code: string, place: string | undefined): Promise<Answer> {
  const link = await resolveLink(desk.db, code, place ? parsePlace(place) : undefined, desk.now);
  switch (link.state) {
    case 'item': {
      const { id, moved, block, second } = link;
      return itemAnswer(desk, id, {}, {
        via: 'television', moved,
        ...(block !== undefined && { block }),
        ...(second !== undefined && { second }),
      });
    }
    case 'list':
      return columnAnswer(desk, link.column, { region: link.region });
    case 'contacts':
      return contactsAnswer(desk, link.region);
    case 'unknown':
      return problemWithin(await anyFrame(desk, undefined), 'code', code.slice(0, 24));
    default:
      return problemAnswer(desk, link.state);
  }
}

export async function searchAnswer(desk: Desk, text: string, region: string | undefined): Promise<Answer> {
  const frame = await anyFrame(desk, region);
  const words = text.trim();
  if (words.length > limits.queryMax) {
    const page = <SearchPage frame={frame} words="" hits={[]} problem="要找的话太长了，短一点再试。" />;
    return { status: 200, html: render(page) };
  }
  const query = { q: words, ...(frame.region && { region: frame.region }) };
  const reply = words ? await search(desk.db, query, desk.now) : undefined;
  return { status: 200, html: render(<SearchPage frame={frame} words={words} hits={reply?.items ?? []} />) };
}

export interface RegionsQuery {
  /** Whose regions are listed. */
  parent?: string;
  /** Where the reader is now. */
  region?: string;
  /** Where the chosen place leads. */
  to?: 'contacts';
}

/** The chooser; a single city goes without saying, so its towns are shown at once. */
export async function regionsAnswer(desk: Desk, { parent, region, to }: RegionsQuery): Promise<Answer> {
  const first = await listRegions(desk.db, parent);
  const only = first?.items.length === 1 && first.items[0]?.level === 'city' ? first.items[0] : undefined;
  const list = only ? await listRegions(desk.db, only.code) : first;
  const frame = await anyFrame(desk, region);
  if (!list) return problemAnswer(desk, 'missing');
  return { status: 200, html: render(<RegionsPage frame={frame} list={list} to={to} />) };
}
