import { Type, type Static } from 'typebox';

/** 12-digit 统计用区划代码: 6 county, 3 town, 3 village; a town ends in 000, a city in 000000. */
export const RegionCode = Type.String({
  pattern: '^[0-9]{12}$',
  description: '统计用区划代码，12 位',
  examples: ['420583901001'],
});

export const RegionLevel = Type.Union([
  Type.Literal('city'),
  Type.Literal('town'),
  Type.Literal('village'),
]);
export type RegionLevel = Static<typeof RegionLevel>;

/** A place that content belongs to. */
export const Region = Type.Object({
  code: RegionCode,
  name: Type.String({ description: '示例一村' }),
  level: RegionLevel,
  /** The region above; null for the city. */
  parent: Type.Union([RegionCode, Type.Null()]),
  /** Pinyin initials in lower case ("slyc"), for choosing with a remote. */
  initials: Type.String(),
  /** How many regions lie directly below. */
  children: Type.Integer({ minimum: 0 }),
});
export type Region = Static<typeof Region>;

export const RegionsQuery = Type.Object(
  { parent: Type.Optional(RegionCode) },
  { additionalProperties: false },
);

/** `path` runs from the city down to `parent`; it is empty when the city itself is listed. */
export const RegionsReply = Type.Object({
  path: Type.Array(Region),
  items: Type.Array(Region),
  next: Type.Null(),
});
export type RegionsReply = Static<typeof RegionsReply>;
