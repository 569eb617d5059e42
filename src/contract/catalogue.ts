import { Type, type Static } from 'typebox';
import { RegionCode } from './regions.ts';

/** Lower-case word that names a column or a topic in addresses and folders. */
export const Slug = Type.String({ pattern: '^[a-z][a-z-]{1,30}$' });

/** 栏目. Columns are data: a box shows one it has never heard of under its name. */
export const Column = Type.Object({
  id: Slug,
  name: Type.String({ description: '法治案例' }),
  /** Half a line under the name: 身边人，身边事. */
  subtitle: Type.String(),
});
export type Column = Static<typeof Column>;

/** 专题. */
export const Topic = Type.Object({
  id: Slug,
  name: Type.String({ description: '婚姻家庭' }),
});
export type Topic = Static<typeof Topic>;

export const ColumnsReply = Type.Object({ items: Type.Array(Column), next: Type.Null() });
export type ColumnsReply = Static<typeof ColumnsReply>;

/** With `count`, so that a box offers only topics that hold something. */
export const TopicCount = Type.Object({
  ...Topic.properties,
  count: Type.Integer({ minimum: 0 }),
});
export type TopicCount = Static<typeof TopicCount>;

export const TopicsReply = Type.Object({ items: Type.Array(TopicCount), next: Type.Null() });
export type TopicsReply = Static<typeof TopicsReply>;

/** Without `column` the counts are over all columns. */
export const TopicsQuery = Type.Object(
  { region: Type.Optional(RegionCode), column: Type.Optional(Slug) },
  { additionalProperties: false },
);
export type TopicsQuery = Static<typeof TopicsQuery>;
