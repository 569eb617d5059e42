import type { Disclosure, Item, ItemCard, ItemKind } from '../../contract/index.ts';
import { daysLeft, isoTime } from './time.ts';

type StoredDisclosure = Omit<Disclosure, 'daysLeft'>;

/** What the column `item.card` holds. */
export interface StoredCard
  extends Pick<ItemCard, 'title' | 'subtitle' | 'summary' | 'minutes' | 'topics' | 'poster' | 'series' | 'urgent'> {
  disclosure?: Pick<StoredDisclosure, 'from' | 'until'>;
}

/** What the column `item_revision.body` holds. */
export interface StoredBody extends Pick<Item, 'provenance' | 'media' | 'attachments' | 'body'> {
  disclosure?: StoredDisclosure;
}

/** A row of `item` as far as a card needs it. */
export interface CardRow {
  key: number;
  id: string;
  code: string;
  column: string;
  kind: ItemKind;
  region: string;
  published_at: number;
  revision: number;
  card: string;
}

export function presentCard(row: CardRow, now: number): ItemCard {
  const { disclosure, ...card } = JSON.parse(row.card) as StoredCard;
  return {
    id: row.id,
    code: row.code,
    column: row.column,
    kind: row.kind,
    region: row.region,
    ...card,
    publishedAt: isoTime(row.published_at),
    revision: row.revision,
    ...(disclosure && { disclosure: { ...disclosure, daysLeft: daysLeft(disclosure.until, now) } }),
  };
}

export function presentItem(row: CardRow, stored: string, now: number): Item {
  const { disclosure: _period, ...card } = presentCard(row, now);
  const { disclosure, ...body } = JSON.parse(stored) as StoredBody;
  return {
    ...card,
    ...body,
    ...(disclosure && { disclosure: { ...disclosure, daysLeft: daysLeft(disclosure.until, now) } }),
  };
}
