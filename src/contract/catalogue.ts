import { Type, type Static } from 'typebox';
import { RegionCode } from './regions.ts';

/** Lower-case words name columns and topics in addresses and folders. */
const slug = '^[a-z][a-z-]{1,30}$';
export const ColumnId = Type.String({
  pattern: slug,
  description: '栏目，见 /api/v1/columns',
  examples: ['cases'],
});
export const TopicId = Type.String({
  pattern: slug,
  description: '专题，见 /api/v1/topics',
  examples: ['marriage'],
});

/** 栏目. Columns are data: a box shows one it has never heard of under its name. */
export const Column = Type.Object({
  id: ColumnId,
  name: Type.String({ description: '法治案例' }),
  /** Half a line under the name: 身边人，身边事. */
  subtitle: Type.String(),
});
export type Column = Static<typeof Column>;

/** 专题. */
export const Topic = Type.Object({
  id: TopicId,
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
  { region: Type.Optional(RegionCode), column: Type.Optional(ColumnId) },
  { additionalProperties: false },
);
export type TopicsQuery = Static<typeof TopicsQuery>;
