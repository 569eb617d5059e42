import { Type, type Static } from 'typebox';
import { oneOf } from '../oneOf.ts';
import { BlockKey } from './drafts.ts';
import { UploadId } from './uploads.ts';

export const findingKinds = ['identity', 'bankCard', 'phone', 'address', 'name'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What they are called where a person reads them; names are found in lists alone. */
export const findingNames: Record<FindingKind, string> = {
  identity: '身份证号',
  bankCard: '银行卡号',
  phone: '手机号',
  address: '家庭住址',
  name: '姓名',
};

/**
 * Where in a draft: a field of it or of its disclosure (`title`, `disclosure.objections`), a block with the
 * list's item or the table's row and cell (row -1: the header), or a file (its name or the words read from it).
 */
export const FindingPlace = Type.Object({
  field: Type.Optional(Type.String()),
  block: Type.Optional(BlockKey),
  item: Type.Optional(Type.Integer()),
  row: Type.Optional(Type.Integer()),
  cell: Type.Optional(Type.Integer()),
  upload: Type.Optional(UploadId),
  part: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('text')])),
});
export type FindingPlace = Static<typeof FindingPlace>;

/** Personal data in a draft. Its id is a hash of place and words, so that a decision about it holds only while both stand. */
export const Finding = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{16}$' }),
  kind: oneOf(findingKinds),
  place: FindingPlace,
  /** UTF-16 units in the text at that place. A number broken over cells is one finding a cell, with one `group`. */
  start: Type.Integer(),
  end: Type.Integer(),
  group: Type.Optional(Type.String()),
  /** The words that stand there, and what one press makes of them. Words read from a file cannot be replaced: no `masked`. */
  found: Type.String(),
  masked: Type.Optional(Type.String()),
  /** never: may not be published at all · reason: only with a reviewer's reason · advice: may stand. */
  rule: Type.Union([Type.Literal('never'), Type.Literal('reason'), Type.Literal('advice')]),
});
export type Finding = Static<typeof Finding>;

export const FindingsReply = Type.Object({ version: Type.Integer(), items: Type.Array(Finding), next: Type.Null() });
export type FindingsReply = Static<typeof FindingsReply>;

/** Masks the named findings; all that can be masked when `findings` is absent. */
export const MaskBody = Type.Object(
  { version: Type.Integer(), findings: Type.Optional(Type.Array(Type.String(), { maxItems: 5_000 })) },
  { additionalProperties: false },
);
