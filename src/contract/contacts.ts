import { Type, type Static } from 'typebox';
import { Picture } from './blocks.ts';
import { Code } from './items.ts';
import { Region, RegionCode } from './regions.ts';

/** Roles that readers know today; one of a later time is shown under its `roleName`. */
export const contactRoles = ['adviser', 'mediator', 'grid-officer', 'hotline', 'office'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** A card of the 便民卡: somebody on duty whose name and number are public by their office. */
export const Contact = Type.Object({
  id: Type.String({ pattern: '^[0-9a-hjkmnp-tv-z]{10}$' }),
  region: RegionCode,
  role: Type.String({ pattern: '^[a-z][a-z-]{1,30}$', examples: [...contactRoles] }),
  /** 法律顾问, 调解员, 网格员 … as the village calls it. */
  roleName: Type.String(),
  name: Type.String({ description: '姓名；热线写名称，如 12348 公共法律服务热线' }),
  /** 所在单位 */
  organization: Type.Optional(Type.String()),
  /** As it is dialled; a declared duty number. */
  phone: Type.Optional(Type.String({ pattern: '^[0-9+][0-9 -]{2,19}$' })),
  /** 值班时间, in one line: 每周三上午 8:30-11:30. */
  duty: Type.Optional(Type.String()),
  /** 在哪里找得到 */
  place: Type.Optional(Type.String()),
  /** What to come for: 签合同、看欠条、问官司，都可以先问. */
  note: Type.Optional(Type.String()),
  portrait: Type.Optional(Picture),
  /** The person's own WeChat code, as a picture. */
  wechat: Type.Optional(Picture),
});
export type Contact = Static<typeof Contact>;

/** The region's own contacts first, then those of the regions above it. */
export const ContactsReply = Type.Object({
  path: Type.Array(Region),
  /** Short code of this region's 便民卡 on the phone. */
  code: Code,
  items: Type.Array(Contact),
  next: Type.Null(),
});
export type ContactsReply = Static<typeof ContactsReply>;
