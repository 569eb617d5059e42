import { Type, type Static } from 'typebox';
import { ItemId, Time } from './items.ts';
import { limits } from './limits.ts';

/** What a box asks every 25 s; at most `limits.pulseBytes` long. */
export const Pulse = Type.Object({
  /** Server time, the only clock a box trusts. */
  now: Time,
  /** Opaque; another value means that lists may have changed. Also changes at midnight and when a publishing or expiry time passes. */
  revision: Type.String({ maxLength: 32 }),
  /** Ids withdrawn last, newest first: a box erases them. */
  withdrawn: Type.Array(ItemId, { maxItems: limits.pulseWithdrawn }),
  /** How many were ever withdrawn: grew by more than `withdrawn` names → check all that is kept. */
  withdrawals: Type.Integer({ minimum: 0 }),
  /** 应急提示 that stand, newest first; missing while there is none. */
  urgent: Type.Optional(Type.Array(ItemId, { minItems: 1, maxItems: limits.pulseUrgent })),
});
export type Pulse = Static<typeof Pulse>;
