import { Type, type Static } from 'typebox';
import { ColumnId } from './catalogue.ts';
import { Code, ItemId } from './items.ts';
import { RegionCode } from './regions.ts';

/** CODE in any case; O, I and L are read as 0, 1 and 1, as Crockford's base 32 asks. */
export const LinkParams = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 16, description: '二维码旁边的 8 个字母和数字，大小写都可以' }),
});

/** What a short link stands for: an item, the list of a column in a region, or a region's 便民卡. */
export const Link = Type.Union([
  Type.Object({ code: Code, kind: Type.Literal('item'), item: ItemId, address: Type.String() }),
  Type.Object({
    code: Code,
    kind: Type.Literal('list'),
    column: ColumnId,
    region: RegionCode,
    address: Type.String(),
  }),
  Type.Object({ code: Code, kind: Type.Literal('contacts'), region: RegionCode, address: Type.String() }),
]);
export type Link = Static<typeof Link>;
