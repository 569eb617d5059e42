import { Type, type Static } from 'typebox';
import { ColumnId, TopicId } from '../catalogue.ts';
import { Day, ItemId, Time } from '../items.ts';
import { oneOf } from '../oneOf.ts';
import { RegionCode } from '../regions.ts';
import { AccountId } from './accounts.ts';
import { templates } from './templates.ts';
import { UploadId } from './uploads.ts';

/** Names a block of a draft for as long as the draft lives; made by whoever adds the block. */
export const BlockKey = Type.String({ pattern: '^[0-9a-z]{6,16}$' });
const closed = { additionalProperties: false };
const words = (max: number) => Type.String({ maxLength: max });

/** Blocks as an official writes them; ids and plain-text fallbacks are made when they are published. */
export const DraftBlock = Type.Union([
  Type.Object({ key: BlockKey, kind: Type.Literal('heading'), level: Type.Integer({ minimum: 2, maximum: 4 }), text: words(200) }, closed),
  Type.Object({ key: BlockKey, kind: Type.Literal('paragraph'), text: words(20_000) }, closed),
  Type.Object({ key: BlockKey, kind: Type.Literal('list'), ordered: Type.Boolean(), items: Type.Array(words(4_000), { maxItems: 500 }) }, closed),
  Type.Object(
    {
      key: BlockKey,
      kind: Type.Literal('table'),
      header: Type.Array(words(200), { maxItems: 30 }),
      rows: Type.Array(Type.Array(words(2_000), { maxItems: 30 }), { maxItems: 2_000 }),
    },
    closed,
  ),
  /** `alt` says what is to be seen. Words read from it stand in blocks after it, where they can be checked. */
  Type.Object({ key: BlockKey, kind: Type.Literal('picture'), upload: UploadId, alt: words(500) }, closed),
  Type.Object({ key: BlockKey, kind: Type.Literal('law'), law: words(100), article: words(60), text: words(10_000) }, closed),
]);
export type DraftBlock = Static<typeof DraftBlock>;

/** What a document or pasted words became; `notes` say in plain Chinese what was left out. */
export const BlocksReply = Type.Object({ blocks: Type.Array(DraftBlock), notes: Type.Array(Type.String()) });
export type BlocksReply = Static<typeof BlocksReply>;

/** 村务公开 fields while they are written: nothing is required before submission. */
export const DraftDisclosure = Type.Object(
  {
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    /** 所属期: 2026-Q3, 2026-09, 2026; what the duty is measured by. */
    period: Type.Optional(Type.String({ pattern: '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$' })),
    basis: Type.Optional(words(300)),
    responsible: Type.Optional(words(100)),
    supervisionPhone: Type.Optional(words(30)),
    objections: Type.Optional(words(300)),
    signature: Type.Optional(words(100)),
    /** 盖章一行: who seals it; printed as （盖章）. */
    seal: Type.Optional(words(100)),
    signedOn: Type.Optional(Day),
  },
  closed,
);
export type DraftDisclosure = Static<typeof DraftDisclosure>;

export const DraftContent = Type.Object(
  {
    title: words(100),
    subtitle: Type.Optional(words(100)),
    /** Made of the first sentences when it is empty. */
    summary: Type.Optional(words(300)),
    topics: Type.Array(TopicId, { maxItems: 6 }),
    disclosure: Type.Optional(DraftDisclosure),
    /** 来源 of a case or a lecture. */
    source: Type.Optional(words(100)),
    poster: Type.Optional(UploadId),
    blocks: Type.Array(DraftBlock, { maxItems: 500 }),
    /** PDF files, in order. */
    attachments: Type.Array(UploadId, { maxItems: 10 }),
    /** Published at this time; at once when it is absent or past. */
    publishAt: Type.Optional(Time),
    /** Taken off by itself at this time. */
    expiresAt: Type.Optional(Time),
  },
  closed,
);
export type DraftContent = Static<typeof DraftContent>;

/**
 * editing: its author writes · submitted: waits for a step · returned: back with reasons ·
 * published: everything is out · afterwards: out as an emergency, still to be reviewed ·
 * withdrawn: taken back · dropped: given up before it was published.
 */
export const draftStates = ['editing', 'submitted', 'returned', 'published', 'afterwards', 'withdrawn', 'dropped'] as const;
export const DraftState = oneOf(draftStates);
export type DraftState = (typeof draftStates)[number];

export const DraftId = Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{10}$' });
export const Template = oneOf(templates.map(({ id }) => id));
export type Template = (typeof templates)[number]['id'];

const Person = Type.Object({ id: AccountId, name: Type.String() });

/** A row of a list of drafts. */
export const DraftCard = Type.Object({
  id: DraftId,
  title: Type.String(),
  column: ColumnId,
  template: Type.Optional(Template),
  region: RegionCode,
  regionName: Type.String(),
  state: DraftState,
  /** Which step it waits for, from 0, and how many there are; the role that decides next. */
  step: Type.Optional(Type.Object({ number: Type.Integer(), of: Type.Integer(), role: Type.String() })),
  urgent: Type.Boolean(),
  author: Person,
  version: Type.Integer(),
  createdAt: Time,
  changedAt: Time,
  /** What families read now; absent before the first publication and after withdrawal. */
  item: Type.Optional(ItemId),
  publishedAt: Type.Optional(Time),
  /** When what families read goes by itself, or went; absent like `item`, and where no end was set. */
  expiresAt: Type.Optional(Time),
});
export type DraftCard = Static<typeof DraftCard>;

export const DraftsReply = Type.Object({ items: Type.Array(DraftCard), next: Type.Union([Type.String(), Type.Null()]) });
export type DraftsReply = Static<typeof DraftsReply>;

export const DraftsQuery = Type.Object(
  {
    /** waiting: for a step that I may decide · mine: what I wrote · all: everything I may see. */
    which: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('mine'), Type.Literal('all')])),
    state: Type.Optional(DraftState),
    column: Type.Optional(ColumnId),
    region: Type.Optional(RegionCode),
    /** Words in title or text. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  },
  closed,
);
export type DraftsQuery = Static<typeof DraftsQuery>;

/** One person's decision on one revision. */
export const Review = Type.Object({
  revision: Type.Integer(),
  step: Type.Integer(),
  role: Type.String(),
  reviewer: Person,
  decision: Type.Union([Type.Literal('approved'), Type.Literal('returned')]),
  opinion: Type.String(),
  /** Points of the checklist that were ticked. */
  checklist: Type.Array(Type.String()),
  at: Time,
});
export type Review = Static<typeof Review>;

export const Draft = Type.Object({
  ...DraftCard.properties,
  content: DraftContent,
  /** Who saved last. */
  changedBy: Person,
  /** Revisions handed in so far. */
  revisions: Type.Array(Type.Object({ revision: Type.Integer(), by: Person, at: Time })),
  /** Which of them families read, or will at the time that was set; absent like `item`. */
  publishedRevision: Type.Optional(Type.Integer()),
  reviews: Type.Array(Review),
  /** What this account may do with it now. */
  can: Type.Array(
    oneOf(['edit', 'submit', 'approve', 'return', 'recall', 'publishUrgent', 'withdraw', 'revise', 'drop']),
  ),
  /** Why it went out as an emergency before anybody reviewed it. */
  urgency: Type.Optional(Type.Object({ by: Person, reason: Type.String(), at: Time })),
  /** Why it was withdrawn. */
  withdrawal: Type.Optional(Type.Object({ by: Person, reason: Type.String(), at: Time })),
  /** Others who have it open now, for writing: 张主任，2 分钟前. */
  present: Type.Array(Type.Object({ name: Type.String(), since: Time })),
});
export type Draft = Static<typeof Draft>;

/** `requestKey` is made once by the page that asks, so that a second press does not make a second draft. */
export const NewDraftBody = Type.Object(
  {
    requestKey: Type.String({ pattern: '^[0-9a-zA-Z-]{8,64}$' }),
    column: ColumnId,
    template: Type.Optional(Template),
    region: RegionCode,
    /** Copies a draft's revision into the new one; revision 0 is what stands in it now. */
    from: Type.Optional(Type.Object({ draft: DraftId, revision: Type.Integer() }, closed)),
  },
  closed,
);
export type NewDraftBody = Static<typeof NewDraftBody>;

/** Sent every 30 s while the editor is open, and once with `leaving` when it closes. */
export const PresentBody = Type.Object({ leaving: Type.Optional(Type.Boolean()) }, closed);
export const PresentReply = Type.Object({ present: Draft.properties.present });

export const SaveBody = Type.Object({ version: Type.Integer(), content: DraftContent }, closed);
export type SaveBody = Static<typeof SaveBody>;
export const SavedReply = Type.Object({ version: Type.Integer(), changedAt: Time });
export type SavedReply = Static<typeof SavedReply>;
/** 409: somebody saved in between. Both are shown, nobody's words are lost. */
export const DraftConflictReply = Type.Object({ error: Type.Object({ code: Type.Literal('conflict'), message: Type.String() }), current: Draft });
export type DraftConflictReply = Static<typeof DraftConflictReply>;

export const RevisionReply = Type.Object({ revision: Type.Integer(), by: Person, at: Time, content: DraftContent });
export type RevisionReply = Static<typeof RevisionReply>;
