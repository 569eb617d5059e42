import type { Block, Column, Contact, Item, ItemCard, Region, TopicCount, UnknownBlock } from '../../contract/index.ts';
import { checks } from './checks.generated.js';
import { ProblemError } from './problems.ts';

/** A block as a reader takes it: of a kind it knows, or text. */
export type ReadBlock = Block | UnknownBlock;

export interface ReadItem extends Omit<Item, 'body'> {
  body: ReadBlock[];
}

export interface ReadRail {
  column: Column;
  code: string;
  items: ItemCard[];
  total: number;
}

export interface ReadHome {
  revision: string;
  path: Region[];
  rails: ReadRail[];
}

export interface ReadList {
  items: ItemCard[];
  next: string | null;
}

export interface ReadContacts {
  path: Region[];
  code: string;
  items: Contact[];
}

export interface ReadRegions {
  path: Region[];
  items: Region[];
}

const kinds: Record<string, true> = { article: true, video: true, audio: true, gallery: true };

/** Elements that pass; what is broken, or of a kind that came later, is left out. */
function keep<T>(elements: readonly unknown[], passes: (element: unknown) => element is T): T[] {
  const kept: T[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (passes(element)) kept.push(element);
  }
  return kept;
}

/** A whole card of a kind that the box can show. */
export function isCard(value: unknown): value is ItemCard {
  return checks.card(value) && kinds[value.kind] === true;
}

/** What lists carry of an item; nothing else of it. */
export function cardOf(item: ItemCard): ItemCard {
  const { id, code, column, kind, region, topics, title, subtitle, summary, minutes, publishedAt, revision } = item;
  const { poster, disclosure, series, urgent } = item;
  const period = disclosure && { from: disclosure.from, until: disclosure.until, daysLeft: disclosure.daysLeft };
  const card: ItemCard = { id, code, column, kind, region, topics, title, summary, minutes, publishedAt, revision };
  if (subtitle !== undefined) card.subtitle = subtitle;
  if (poster) card.poster = poster;
  if (period) card.disclosure = period;
  if (series) card.series = series;
  if (urgent) card.urgent = urgent;
  return card;
}

function rubbish(): never {
  throw new ProblemError({ kind: 'rubbish' });
}

export function readHome(value: unknown): ReadHome {
  if (!checks.home(value)) return rubbish();
  const rails = keep(value.rails, checks.rail).map((rail) => ({ ...rail, items: keep(rail.items, isCard) }));
  return {
    revision: value.revision,
    path: keep(value.path, checks.region),
    rails: rails.filter((rail) => rail.items.length > 0),
  };
}

export function readList(value: unknown): ReadList {
  if (!checks.list(value)) return rubbish();
  return { items: keep(value.items, isCard), next: value.next ?? null };
}

export function readContacts(value: unknown): ReadContacts {
  if (!checks.contacts(value)) return rubbish();
  return { code: value.code, path: keep(value.path, checks.region), items: keep(value.items, checks.contact) };
}

export function readTopics(value: unknown): TopicCount[] {
  return checks.list(value) ? keep(value.items, checks.topic) : rubbish();
}

export function readColumns(value: unknown): Column[] {
  return checks.list(value) ? keep(value.items, checks.column) : rubbish();
}

export function readRegions(value: unknown): ReadRegions {
  if (!checks.regions(value)) return rubbish();
  return { path: keep(value.path, checks.region), items: keep(value.items, checks.region) };
}

/** An item; blocks that are broken are left out, blocks of a later kind keep their text. */
export function readItem(value: unknown): ReadItem {
  if (!checks.item(value) || kinds[value.kind] !== true) return rubbish();
  return { ...value, kind: value.kind as Item['kind'], body: keep(value.body, isBlock) };
}

function isBlock(value: unknown): value is ReadBlock {
  if (!checks.unknown(value)) return false;
  switch (value.kind) {
    case 'heading': return checks.heading(value) || asText(value);
    case 'paragraph': return checks.paragraph(value);
    case 'list': return checks.listing(value) || asText(value);
    case 'table': return checks.table(value) || asText(value);
    case 'picture': return checks.picture(value) || asText(value);
    case 'law': return checks.law(value) || asText(value);
    default: return true;
  }
}

/** A block that says it is of a known kind and does not look it is read as a paragraph. */
function asText(block: UnknownBlock): true {
  block.kind = 'paragraph';
  return true;
}
