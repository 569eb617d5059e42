import { Type, type Static } from 'typebox';
import { Block, Picture } from './blocks.ts';
import { ColumnId, TopicId } from './catalogue.ts';
import { Term } from './glossary.ts';
import { limits } from './limits.ts';
import { RegionCode } from './regions.ts';

/** Ten characters of Crockford base 32 in lower case; says nothing about the item. */
export const ItemId = Type.String({
  pattern: '^[0-9a-hjkmnp-tv-z]{10}$',
  description: '内容的编号，列表里的 id',
});

/** Eight characters of Crockford base 32 in upper case: the short link's code. */
export const Code = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{8}$', examples: ['7K3M9QXW'] });

/** ISO 8601 with offset, Asia/Shanghai. */
export const Time = Type.String({ format: 'date-time', examples: ['2026-11-22T19:05:00+08:00'] });
/** A day in Asia/Shanghai. */
export const Day = Type.String({ format: 'date', examples: ['2026-11-22'] });

export const ItemKind = Type.Union([
  Type.Literal('article'),
  Type.Literal('video'),
  Type.Literal('audio'),
  Type.Literal('gallery'),
]);
export type ItemKind = Static<typeof ItemKind>;

/** 公示期 of a notice. Days are counted on the server, never by a box's clock. */
export const DisclosurePeriod = Type.Object({
  from: Day,
  until: Day,
  /** Days left with today counted; 0 when it has ended. */
  daysLeft: Type.Integer({ minimum: 0 }),
});
export type DisclosurePeriod = Static<typeof DisclosurePeriod>;

/** Which part of a series an item is: 工伤那点事, 第 2 讲. */
export const Series = Type.Object({
  name: Type.String(),
  episode: Type.Integer({ minimum: 1 }),
});
export type Series = Static<typeof Series>;

/** What lists, home and search carry of an item. */
export const ItemCard = Type.Object({
  id: ItemId,
  code: Code,
  column: ColumnId,
  kind: ItemKind,
  region: RegionCode,
  topics: Type.Array(TopicId),
  title: Type.String(),
  subtitle: Type.Optional(Type.String()),
  /** One or two sentences. */
  summary: Type.String(),
  /** Reading or playing time, at least 1. */
  minutes: Type.Integer({ minimum: 1 }),
  publishedAt: Time,
  /** Counts up with every published change of this item. */
  revision: Type.Integer({ minimum: 1 }),
  poster: Type.Optional(Picture),
  disclosure: Type.Optional(DisclosurePeriod),
  series: Type.Optional(Series),
  /** 应急提示: shown before everything else while it stands. */
  urgent: Type.Optional(Type.Literal(true)),
});
export type ItemCard = Static<typeof ItemCard>;

/** Where a text comes from; every line that stood above the body is in one of these. */
export const Provenance = Type.Object({
  source: Type.Optional(Type.String({ description: '发布机关或作者' })),
  issued: Type.Optional(Day),
  inForceSince: Type.Optional(Day),
  /** Lines as they stood: history of amendments and whatever has no field of its own. */
  notes: Type.Array(Type.String()),
});
export type Provenance = Static<typeof Provenance>;

/** 村务公开 fields of a notice. */
export const Disclosure = Type.Object({
  ...DisclosurePeriod.properties,
  /** 公开依据 */
  basis: Type.Optional(Type.String()),
  /** 公开主体 */
  responsible: Type.Optional(Type.String()),
  /** 监督电话: a declared duty number, so public. */
  supervisionPhone: Type.Optional(Type.String()),
  /** 异议怎么提 */
  objections: Type.Optional(Type.String()),
  /** 落款 */
  signature: Type.Optional(Type.String()),
  signedOn: Type.Optional(Day),
  /** Who seals it; printed as （盖章）. */
  seal: Type.Optional(Type.String()),
});
export type Disclosure = Static<typeof Disclosure>;

/** A video or audio file with what belongs to it. Addresses are hashed and immutable. */
export const Media = Type.Object({
  src: Type.String({ pattern: '^/media/[0-9a-f]{32}\\.(mp4|m4a|mp3|m3u8)$' }),
  type: Type.String({ description: 'MIME type', examples: ['video/mp4', 'application/vnd.apple.mpegurl'] }),
  /** Seconds. */
  duration: Type.Optional(Type.Number({ minimum: 0 })),
  /** WebVTT in Chinese. */
  captions: Type.Optional(Type.String({ pattern: '^/media/[0-9a-f]{32}\\.vtt$' })),
});
export type Media = Static<typeof Media>;

/** A document to take along: a phone opens it, a television names it beside its symbol. */
export const Attachment = Type.Object({
  src: Type.String({ pattern: '^/media/[0-9a-f]{32}\\.pdf$' }),
  name: Type.String(),
  bytes: Type.Integer({ minimum: 1 }),
  /** Its words as far as they could be read; also searched. */
  text: Type.Optional(Type.String()),
});
export type Attachment = Static<typeof Attachment>;

export const Item = Type.Object({
  ...ItemCard.properties,
  disclosure: Type.Optional(Disclosure),
  provenance: Provenance,
  media: Type.Optional(Media),
  attachments: Type.Optional(Type.Array(Attachment)),
  body: Type.Array(Block),
  /**
   * Terms of the glossary that occur in the body, in the order of their first occurrence; missing
   * where there are none, and in the column `laws`, which would be underlined from end to end.
   */
  terms: Type.Optional(Type.Array(Term, { maxItems: limits.termsMax })),
  /** The next part of the series that can be seen where this one is. */
  next: Type.Optional(ItemCard),
});
export type Item = Static<typeof Item>;

export const ItemsQuery = Type.Object(
  {
    region: Type.Optional(RegionCode),
    column: Type.Optional(ColumnId),
    topic: Type.Optional(TopicId),
    disclosure: Type.Optional(
      Type.Union([Type.Literal('current'), Type.Literal('past')], {
        description: '只要公示期内的（current）或公示期已过的（past）',
      }),
    ),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: limits.cursorMax, description: '上一页的 next' })),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.listMax,
        default: limits.listDefault,
        description: '一页最多几条',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ItemsQuery = Static<typeof ItemsQuery>;

/** `next` is an opaque cursor, null at the end. */
export const ItemsReply = Type.Object({
  items: Type.Array(ItemCard),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type ItemsReply = Static<typeof ItemsReply>;

export const ItemParams = Type.Object({ id: ItemId });

/** Up to 6 items that share topics or column, from the same region and those above it. */
export const RelatedReply = Type.Object({ items: Type.Array(ItemCard), next: Type.Null() });
export type RelatedReply = Static<typeof RelatedReply>;
