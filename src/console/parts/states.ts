import type { DraftCard, DraftState } from '../../contract/admin/drafts.ts';
import type { Duty } from '../../contract/admin/overview.ts';
import { roleNames, type Role } from '../../contract/admin/accounts.ts';

/** How a state looks: a sign beside the word, so that it shows without colour. */
export type Tone = 'quiet' | 'waiting' | 'good' | 'warn' | 'bad';

export const draftStateNames: Record<DraftState, string> = {
  editing: '正在写',
  submitted: '等审核',
  returned: '退回修改',
  published: '已公布',
  afterwards: '已公布，待补审',
  withdrawn: '已撤下',
  dropped: '不用了',
};
export const draftTones: Record<DraftState, Tone> = {
  editing: 'quiet', submitted: 'waiting', returned: 'bad', published: 'good', afterwards: 'warn', withdrawn: 'quiet', dropped: 'quiet',
};

/** 等镇级审核（第 1 步，共 2 步）: where a draft stands. */
export function draftStateWords({ state, step }: Pick<DraftCard, 'state' | 'step'>): string {
  if (state !== 'submitted' || step === undefined) return draftStateNames[state];
  const who = roleNames[step.role as Role] ?? '审核';
  return step.of > 1 ? `等${who}（第 ${step.number + 1} 步，共 ${step.of} 步）` : `等${who}`;
}

export const dutyStateNames: Record<Duty['state'], string> = {
  overdue: '逾期未公开', due: '快到期', open: '还没到期', late: '公开晚了', done: '按时公开',
};
export const dutyTones: Record<Duty['state'], Tone> = { overdue: 'bad', due: 'warn', open: 'quiet', late: 'warn', done: 'good' };
