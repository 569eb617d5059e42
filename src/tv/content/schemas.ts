import { Type } from 'typebox';
import {
  Column, Contact, ContactsReply, ErrorReply, HeadingBlock, Item, ItemCard, LawBlock, ListBlock, ParagraphBlock, PictureBlock,
  Pulse, Rail, Region, TableBlock, TopicCount, UnknownBlock,
} from '../../contract/index.ts';

const Unknowns = Type.Array(Type.Unknown());
const Next = Type.Union([Type.String(), Type.Null()]);

/**
 * What the television relies on, from the contract. Envelopes hold unknown elements, which are
 * checked one by one: a bad item drops that item and never the page. `kind` stays open, so that an
 * element of a later time is told apart from a broken one. The checks are generated from these.
 */
export const schemas = {
  home: Type.Object({
    revision: Type.String(), path: Unknowns, rails: Unknowns,
  }),
  rail: Type.Object({
    column: Column, code: Rail.properties.code, items: Unknowns, total: Rail.properties.total,
  }),
  contacts: Type.Object({ path: Unknowns, code: ContactsReply.properties.code, items: Unknowns }),
  contact: Contact,
  list: Type.Object({ items: Unknowns, next: Type.Optional(Next) }),
  regions: Type.Object({ path: Unknowns, items: Unknowns }),
  region: Region,
  topic: TopicCount,
  column: Column,
  card: Type.Object({ ...ItemCard.properties, kind: Type.String() }),
  item: Type.Object({ ...Item.properties, kind: Type.String(), body: Unknowns }),
  heading: HeadingBlock,
  paragraph: ParagraphBlock,
  listing: ListBlock,
  table: TableBlock,
  picture: PictureBlock,
  law: LawBlock,
  unknown: UnknownBlock,
  pulse: Pulse,
  problem: ErrorReply,
  settings: Type.Object({
    publicUrl: Type.String(),
    returnOrigins: Type.Optional(Type.Array(Type.String())),
  }),
};
