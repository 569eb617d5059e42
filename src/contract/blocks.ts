import { Type, type Static } from 'typebox';

/**
 * A block's stable id: a letter and five more characters of Crockford base 32 in upper case, made
 * from the block's text, so it survives a new revision when the text is unchanged.
 * It begins with a letter, so that a place in a short link can tell it from a second.
 */
export const BlockId = Type.String({ pattern: '^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{5}$' });

/** Every block carries `text`: what a reader that does not know its kind shows instead. */
const base = { id: BlockId, text: Type.String() };

export const HeadingBlock = Type.Object({
  ...base,
  kind: Type.Literal('heading'),
  /** 2 to 4; 1 is the item's title. */
  level: Type.Integer({ minimum: 2, maximum: 4 }),
});

export const ParagraphBlock = Type.Object({ ...base, kind: Type.Literal('paragraph') });

export const ListBlock = Type.Object({
  ...base,
  kind: Type.Literal('list'),
  ordered: Type.Boolean(),
  /** First number of an ordered list. */
  start: Type.Integer(),
  items: Type.Array(Type.String()),
});

export const TableBlock = Type.Object({
  ...base,
  kind: Type.Literal('table'),
  header: Type.Array(Type.String()),
  /** Each row has as many cells as the header. */
  rows: Type.Array(Type.Array(Type.String())),
});

/** A picture of ours: hashed address under /media/, real pixel size, words for who cannot see it. */
export const Picture = Type.Object({
  src: Type.String({ pattern: '^/media/[0-9a-f]{32}\\.(jpg|png|webp)$' }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  alt: Type.String(),
});
export type Picture = Static<typeof Picture>;

export const PictureBlock = Type.Object({
  ...base,
  kind: Type.Literal('picture'),
  picture: Picture,
});

/** Words quoted from a law: 《民法典》 第一千零四十二条. */
export const LawBlock = Type.Object({
  ...base,
  kind: Type.Literal('law'),
  law: Type.String(),
  article: Type.String(),
});

export const Block = Type.Union([
  HeadingBlock,
  ParagraphBlock,
  ListBlock,
  TableBlock,
  PictureBlock,
  LawBlock,
]);
export type Block = Static<typeof Block>;

/** What is left of a block whose kind came later than the reader. */
export const UnknownBlock = Type.Object({ ...base, kind: Type.String() });
export type UnknownBlock = Static<typeof UnknownBlock>;
