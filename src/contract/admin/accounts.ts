import { Type, type Static } from 'typebox';
import { Time } from '../items.ts';
import { oneOf } from '../oneOf.ts';
import { RegionCode } from '../regions.ts';

/** 村级编辑, 镇级审核, 市级签发, 法律顾问, 系统管理, 审计. */
export const roles = ['editor', 'reviewer', 'issuer', 'adviser', 'administrator', 'auditor'] as const;
export const Role = oneOf(roles);
export type Role = (typeof roles)[number];

/** What roles are called where a person reads them. */
export const roleNames: Record<Role, string> = {
  editor: '村级编辑',
  reviewer: '镇级审核',
  issuer: '市级签发',
  adviser: '法律顾问',
  administrator: '系统管理',
  auditor: '审计',
};

export const AccountId = Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{10}$' });
/** 登录名: lower-case letters, digits, dot, dash, underscore; begins with a letter. */
export const userNamePattern = '^[a-z][a-z0-9._-]{2,31}$';
export const UserName = Type.String({ pattern: userNamePattern, description: '登录名' });
/** At least 10 characters; judged further by the server (not the user name, not one of the worst). */
export const Password = Type.String({ minLength: 1, maxLength: 200, description: '密码' });

/** Somebody who works at the console. */
export const Account = Type.Object({
  id: AccountId,
  userName: UserName,
  /** 姓名, as it stands beside opinions and in the audit. */
  name: Type.String(),
  role: Role,
  region: RegionCode,
  regionName: Type.String(),
  suspended: Type.Boolean(),
  /** Whether a one-time code is asked for at login. */
  totp: Type.Boolean(),
  lastLoginAt: Type.Optional(Time),
  version: Type.Integer(),
});
export type Account = Static<typeof Account>;

/** What the account may do at all; where it may do so, its region decides. */
export const actions = [
  /** write drafts; see those one may see */
  'write', 'read',
  /** decide as one of the steps */
  'review',
  /** take back what is published */
  'withdraw',
  /** see who has an account, and by which paths and rules is reviewed and disclosed */
  'oversee',
  /** create, change, suspend accounts */
  'accounts',
  /** change review paths, disclosure rules */
  'rules',
  'audit',
  /** duties, lists, export */
  'overview',
  /** one's own password, one-time codes, session */
  'self',
] as const;
export const Action = oneOf(actions);
export type Action = (typeof actions)[number];

/** Who is logged in, for the console; `csrf` goes with every changing request as `x-csrf-token`. */
export const SessionReply = Type.Object({
  account: Account,
  may: Type.Array(Action),
  csrf: Type.String(),
  /** A password that somebody else set must be changed before anything else. */
  mustChangePassword: Type.Boolean(),
  /** The session ends at this time when nothing is done. */
  idleUntil: Time,
});
export type SessionReply = Static<typeof SessionReply>;

export const LoginBody = Type.Object(
  {
    userName: Type.String({ minLength: 1, maxLength: 64 }),
    password: Password,
    /** Six digits, or a recovery code; asked for with `code_needed`. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
  },
  { additionalProperties: false },
);
export type LoginBody = Static<typeof LoginBody>;

/** Whether the first administrator is still to be made; then `/setup` takes the code from the server's terminal. */
export const SetupReply = Type.Object({ needed: Type.Boolean() });
export type SetupReply = Static<typeof SetupReply>;
export const SetupBody = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 64, description: '服务器终端里显示的开通码' }),
    userName: UserName,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    password: Password,
  },
  { additionalProperties: false },
);
export type SetupBody = Static<typeof SetupBody>;

export const PasswordBody = Type.Object({ current: Password, next: Password }, { additionalProperties: false });

/** A new secret to be confirmed with a code made from it. `uri` goes into a QR symbol. */
export const TotpReply = Type.Object({ secret: Type.String(), uri: Type.String() });
export type TotpReply = Static<typeof TotpReply>;
export const TotpConfirmBody = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, { additionalProperties: false });
export const TotpOffBody = Type.Object({ current: Password }, { additionalProperties: false });
/** Ten codes, shown once. */
export const RecoveryReply = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryReply = Static<typeof RecoveryReply>;

export const NewAccountBody = Type.Object(
  {
    userName: UserName,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    role: Role,
    region: RegionCode,
  },
  { additionalProperties: false },
);
export type NewAccountBody = Static<typeof NewAccountBody>;

export const AccountBody = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    role: Type.Optional(Role),
    region: Type.Optional(RegionCode),
    suspended: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type AccountBody = Static<typeof AccountBody>;

/** A new account, or one whose password was reset: the first password, shown once to who made it. */
export const AccountSecretReply = Type.Object({ account: Account, password: Type.String() });
export type AccountSecretReply = Static<typeof AccountSecretReply>;
export const AccountsQuery = Type.Object(
  {
    /** Part of a name or of a user name. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    role: Type.Optional(Role),
    /** This region and all below it. */
    region: Type.Optional(RegionCode),
    suspended: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  },
  { additionalProperties: false },
);
export type AccountsQuery = Static<typeof AccountsQuery>;
export const AccountsReply = Type.Object({ items: Type.Array(Account), next: Type.Union([Type.String(), Type.Null()]) });
export type AccountsReply = Static<typeof AccountsReply>;
