import { Type, type Static } from 'typebox';
import { BlockId } from './blocks.ts';
import { ItemCard } from './items.ts';
import { limits } from './limits.ts';
import { RegionCode } from './regions.ts';

export const SearchQuery = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: limits.queryMax, description: '要找的话，如 工钱怎么要' }),
    region: Type.Optional(RegionCode),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.listMax,
        default: limits.listDefault,
        description: '最多几条',
      }),
    ),
  },
  { additionalProperties: false },
);
export type SearchQuery = Static<typeof SearchQuery>;

/** Start and end in UTF-16 units; marks do not overlap and run in order. */
export const Mark = Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })]);
export type Mark = Static<typeof Mark>;

/** Text with the places that matched: never HTML, so nothing in it can run. */
export const Marked = Type.Object({ text: Type.String(), marks: Type.Array(Mark) });
export type Marked = Static<typeof Marked>;

export const SearchHit = Type.Object({
  item: ItemCard,
  title: Marked,
  /** The passage that matched best, and its block, so that a reader opens there. */
  excerpt: Type.Optional(Type.Object({ ...Marked.properties, block: BlockId })),
});
export type SearchHit = Static<typeof SearchHit>;

/** Best matches first; search has no further pages, a narrower question does better. */
export const SearchReply = Type.Object({ items: Type.Array(SearchHit), next: Type.Null() });
export type SearchReply = Static<typeof SearchReply>;
