import { Type, type Static } from 'typebox';
import { ColumnId } from '../catalogue.ts';
import { oneOf } from '../oneOf.ts';
import { RegionCode } from '../regions.ts';
import { UploadId } from './uploads.ts';

/** What every reviewer looks at (三审三校). */
export const checkpoints = ['politics', 'law', 'policy', 'secrecy', 'wording', 'opinion'] as const;
export const checkpointNames: Record<(typeof checkpoints)[number], string> = {
  politics: '政治',
  law: '法律',
  policy: '政策',
  secrecy: '保密',
  wording: '文字',
  opinion: '舆情',
};

const closed = { additionalProperties: false };
/** The version that the person saw; another one means 409 with the draft as it stands. */
const version = Type.Integer();

export const SubmitBody = Type.Object({ version }, closed);
/** With all six points ticked; each outgoing picture and document ticked as free of personal data; a reason for each finding that needs one. */
export const ApproveBody = Type.Object(
  {
    version,
    opinion: Type.String({ maxLength: 1_000 }),
    checklist: Type.Array(oneOf(checkpoints), { uniqueItems: true }),
    clearUploads: Type.Array(UploadId, { maxItems: 500 }),
    reasons: Type.Array(
      Type.Object({ finding: Type.String(), reason: Type.String({ minLength: 4, maxLength: 300 }) }, closed),
      { maxItems: 200 },
    ),
  },
  closed,
);
export type ApproveBody = Static<typeof ApproveBody>;
export const ReturnBody = Type.Object({ version, reasons: Type.String({ minLength: 2, maxLength: 1_000 }) }, closed);
export const WithdrawBody = Type.Object({ version, reason: Type.String({ minLength: 2, maxLength: 500 }) }, closed);
/** An emergency goes out at once and is reviewed afterwards; it must have an end within 7 days. */
export const UrgentBody = Type.Object({ version, reason: Type.String({ minLength: 2, maxLength: 500 }) }, closed);

/** Which roles decide, in order, for a column in a region and all below it; without a region or column: wherever nothing nearer is said. */
export const ReviewPath = Type.Object({
  region: Type.Union([RegionCode, Type.Null()]),
  column: Type.Union([ColumnId, Type.Null()]),
  steps: Type.Array(Type.Union([Type.Literal('reviewer'), Type.Literal('issuer')]), { minItems: 1, maxItems: 4 }),
  version: Type.Integer(),
});
export type ReviewPath = Static<typeof ReviewPath>;
/** Takes a path away; then what holds further up, or by default, holds. */
export const RemovePathBody = Type.Pick(ReviewPath, ['region', 'column', 'version'], closed);
export type RemovePathBody = Static<typeof RemovePathBody>;
export const ReviewPathsReply = Type.Object({ items: Type.Array(ReviewPath), next: Type.Null() });
export type ReviewPathsReply = Static<typeof ReviewPathsReply>;

/** The editor's preview in the television's own renderer: the token goes to the frame by message. */
export const PreviewReply = Type.Object({ token: Type.String(), expiresAt: Type.String() });
