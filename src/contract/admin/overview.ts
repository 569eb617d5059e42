import { Type, type Static } from 'typebox';
import { Day, ItemId, Time } from '../items.ts';
import { oneOf } from '../oneOf.ts';
import { RegionCode } from '../regions.ts';
import { AccountId, Role } from './accounts.ts';
import { DraftId, Template } from './drafts.ts';

const closed = { additionalProperties: false };

/** A duty to disclose: which notices, how often, and until when after the period has ended. Rules are data. */
export const DutyRule = Type.Object({
  id: Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{10}$' }),
  /** Holds for the villages below it. Null: everywhere. */
  region: Type.Union([RegionCode, Type.Null()]),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  template: Template,
  every: Type.Union([Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year')]),
  /** Days after the period's end. */
  grace: Type.Integer({ minimum: 0, maximum: 180 }),
  /** First day of the first period that counts. */
  since: Day,
  basis: Type.Optional(Type.String({ maxLength: 200 })),
  version: Type.Integer(),
});
export type DutyRule = Static<typeof DutyRule>;
const { id: _id, version: _version, ...ruleFields } = DutyRule.properties;
export const DutyRuleBody = Type.Object({ ...ruleFields, version: Type.Optional(Type.Integer()) }, closed);
export type DutyRuleBody = Static<typeof DutyRuleBody>;
export const DutyRulesReply = Type.Object({ items: Type.Array(DutyRule), next: Type.Null() });
export type DutyRulesReply = Static<typeof DutyRulesReply>;

/** One rule in one village for one period. open: ended, its grace still runs · due: 5 days or fewer are left · overdue. */
export const Duty = Type.Object({
  rule: Type.String(),
  name: Type.String(),
  template: Template,
  region: RegionCode,
  regionName: Type.String(),
  townName: Type.Optional(Type.String()),
  /** 2026-Q3 */
  period: Type.String(),
  periodName: Type.String({ description: '2026 年第三季度' }),
  dueOn: Day,
  state: oneOf(['done', 'late', 'open', 'due', 'overdue']),
  /** What fulfils it: done in time or late. */
  evidence: Type.Optional(Type.Object({ draft: Type.Optional(DraftId), item: ItemId, title: Type.String(), publishedAt: Time })),
  /** A draft of it that is on its way. */
  draft: Type.Optional(DraftId),
});
export type Duty = Static<typeof Duty>;
export const DutiesQuery = Type.Object(
  {
    region: Type.Optional(RegionCode),
    period: Type.Optional(Type.String({ pattern: '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$' })),
    state: Type.Optional(Duty.properties.state),
  },
  closed,
);
export const DutiesReply = Type.Object({
  items: Type.Array(Duty),
  /** Over all that was asked for. */
  counts: Type.Object({ done: Type.Integer(), late: Type.Integer(), open: Type.Integer(), due: Type.Integer(), overdue: Type.Integer() }),
  next: Type.Null(),
});
export type DutiesReply = Static<typeof DutiesReply>;

/** What stands on the console's first page. */
export const OverviewReply = Type.Object({
  waiting: Type.Integer(),
  mine: Type.Object({ editing: Type.Integer(), submitted: Type.Integer(), returned: Type.Integer() }),
  afterwards: Type.Integer(),
  duties: DutiesReply.properties.counts,
});
export type OverviewReply = Static<typeof OverviewReply>;

/** How many boxes displayed an item: an estimate, said only from five on. */
export const DisplaysReply = Type.Object({ item: ItemId, boxes: Type.Union([Type.Integer({ minimum: 5 }), Type.Null()]) });
export type DisplaysReply = Static<typeof DisplaysReply>;

/** One line of the audit. `before` and `after` are there for the auditor alone, and until they are erased. */
export const AuditEntry = Type.Object({
  number: Type.Integer(),
  at: Time,
  account: Type.Union([AccountId, Type.Null()]),
  actor: Type.String(),
  role: Type.Union([Role, Type.Literal('system')]),
  address: Type.String(),
  action: Type.String({ examples: ['draft.submit'] }),
  target: Type.String({ examples: ['draft/7k3m9qxw00'] }),
  region: Type.Union([RegionCode, Type.Null()]),
  /** Facts without personal data. */
  note: Type.String(),
  hash: Type.String(),
  values: Type.Optional(Type.Object({ before: Type.Unknown(), after: Type.Unknown() })),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditQuery = Type.Object(
  {
    action: Type.Optional(Type.String({ maxLength: 40 })),
    target: Type.Optional(Type.String({ maxLength: 60 })),
    account: Type.Optional(AccountId),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  },
  closed,
);
export const AuditReply = Type.Object({ items: Type.Array(AuditEntry), next: Type.Union([Type.String(), Type.Null()]) });
export type AuditReply = Static<typeof AuditReply>;
/** For keeping elsewhere, daily. */
export const AuditHeadReply = Type.Object({ number: Type.Integer(), hash: Type.String(), at: Time });
export type AuditHeadReply = Static<typeof AuditHeadReply>;
