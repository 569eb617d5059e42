import type { DraftCard, DraftState } from '../../contract/admin/drafts.ts';
import type { Duty } from '../../contract/admin/overview.ts';
import { roleNames, type Role } from '../../contract/admin/accounts.ts';
import { standingName } from '../../contract/admin/stateNames.ts';

/** How a state looks: a sign beside the word, so that it shows without colour. */
export type Tone = 'quiet' | 'waiting' | 'good' | 'warn' | 'bad';

export const draftTones: Record<DraftState, Tone> = {
  editing: 'quiet', submitted: 'waiting', returned: 'bad', published: 'good', afterwards: 'warn', withdrawn: 'quiet', dropped: 'quiet',
};

/** 等镇级审核（第 1 步，共 2 步）: where a draft stands. */
export function draftStateWords(card: Pick<DraftCard, 'state' | 'step' | 'publishedAt' | 'expiresAt'>, now = Date.now()): string {
  const { state, step } = card;
  if (state !== 'submitted' || step === undefined) return standingName(card, now);
  const who = roleNames[step.role as Role] ?? '审核';
  return step.of > 1 ? `等${who}（第 ${step.number + 1} 步，共 ${step.of} 步）` : `等${who}`;
}

export const dutyTones: Record<Duty['state'], Tone> = { overdue: 'bad', due: 'warn', open: 'quiet', late: 'warn', done: 'good' };
