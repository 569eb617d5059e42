import { Type, type Static } from 'typebox';
import { oneOf } from '../oneOf.ts';

export const UploadId = Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{10}$' });

/** What the gate lets in. Word and Excel files are read and not kept. */
export const uploadLimits = {
  /** Bytes of one file. */
  pictureBytes: 30 * 1024 * 1024,
  documentBytes: 20 * 1024 * 1024,
  picturePixels: 50_000_000,
  /** Bytes that a .docx or .xlsx may unpack to, and files in it. */
  unpackedBytes: 100 * 1024 * 1024,
  unpackedFiles: 2_000,
} as const;

/** A file that belongs to one draft. `src` answers only to those who may see the draft, until it is published. */
export const Upload = Type.Object({
  id: UploadId,
  kind: Type.Union([Type.Literal('picture'), Type.Literal('document')]),
  /** As the person called it, without folders and control characters. */
  name: Type.String(),
  src: Type.String({ pattern: '^/media/[0-9a-f]{32}\\.(jpg|webp|pdf)$' }),
  bytes: Type.Integer(),
  width: Type.Optional(Type.Integer()),
  height: Type.Optional(Type.Integer()),
  /** Pages of a document. */
  pages: Type.Optional(Type.Integer()),
  /** waiting, reading: being read · read: `text` is there · unavailable: the reader is not installed, `problem` says what is missing · failed. */
  reading: oneOf(['waiting', 'reading', 'read', 'unavailable', 'failed']),
  text: Type.Optional(Type.String()),
  problem: Type.Optional(Type.String()),
});
export type Upload = Static<typeof Upload>;

/**
 * A picture after it was turned or covered. One that was handed in stands still: then it is a new upload, which the
 * text names from `version` of the draft on.
 */
export const ChangedUpload = Type.Object({ ...Upload.properties, version: Type.Optional(Type.Integer()) });
export type ChangedUpload = Static<typeof ChangedUpload>;

export const UploadsReply = Type.Object({ items: Type.Array(Upload), next: Type.Null() });
export type UploadsReply = Static<typeof UploadsReply>;

/** Makes parts of a picture unreadable: squares of at least 1/24 of the longer side. Pixels of the kept picture. */
export const MosaicBody = Type.Object(
  {
    areas: Type.Array(
      Type.Object({ x: Type.Integer({ minimum: 0 }), y: Type.Integer({ minimum: 0 }), width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
      { minItems: 1, maxItems: 50 },
    ),
  },
  { additionalProperties: false },
);
export type MosaicBody = Static<typeof MosaicBody>;
/** Quarter turns to the right. */
export const TurnBody = Type.Object({ quarters: Type.Integer({ minimum: 1, maximum: 3 }) }, { additionalProperties: false });

/** What was pasted: HTML from Word, Excel, WPS or a browser, or plain text (tab-separated: a table). */
export const PastedBody = Type.Object(
  { html: Type.Optional(Type.String({ maxLength: 4_000_000 })), text: Type.Optional(Type.String({ maxLength: 1_000_000 })) },
  { additionalProperties: false },
);
