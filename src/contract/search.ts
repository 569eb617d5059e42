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

/**
 * By the first letters of a title's pinyin, or by the digit keys that these letters stand on
 * (2 ABC … 9 WXYZ), beginning at any character of the title: `dg` and `34` both find 外出打工三个月.
 */
export const InitialsQuery = Type.Object(
  {
    keys: Type.String({
      pattern: `^([a-z]{1,${limits.initialsMax}}|[2-9]{1,${limits.initialsMax}})$`,
      description: '标题拼音的首字母，或这些字母所在的数字键',
      examples: ['dg', '34'],
    }),
    region: Type.Optional(RegionCode),
    limit: SearchQuery.properties.limit,
  },
  { additionalProperties: false },
);
export type InitialsQuery = Static<typeof InitialsQuery>;

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
