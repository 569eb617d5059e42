import { Type, type Static } from 'typebox';
import { Column } from './catalogue.ts';
import { Code, Day, ItemCard } from './items.ts';
import { Region, RegionCode } from './regions.ts';

export const RegionQuery = Type.Object(
  { region: Type.Optional(RegionCode) },
  { additionalProperties: false },
);
export type RegionQuery = Static<typeof RegionQuery>;

/** One column's newest items for the region, most relevant region first. */
export const Rail = Type.Object({
  column: Column,
  /** Short code of this column's list in this region, for its QR. */
  code: Code,
  items: Type.Array(ItemCard),
  /** How many the column holds for this region. */
  total: Type.Integer({ minimum: 0 }),
});
export type Rail = Static<typeof Rail>;

/** A column without items has no rail. Notices, when there are any, are always the first rail. */
export const Home = Type.Object({
  /** Content state this answer was made from; equal to the pulse's. */
  revision: Type.String(),
  /** From the city down to the region asked for; the city alone without one. */
  path: Type.Array(Region),
  today: Day,
  rails: Type.Array(Rail),
});
export type Home = Static<typeof Home>;
