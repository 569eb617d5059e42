import type { DraftCard, DraftState } from './drafts.ts';
import type { Duty } from './overview.ts';

/** What states are called wherever a person reads them: on the console's pages and in what is exported. */
export const draftStateNames: Record<DraftState, string> = {
  editing: '正在写',
  submitted: '等审核',
  returned: '退回修改',
  published: '已公布',
  afterwards: '已公布，待补审',
  withdrawn: '已撤下',
  dropped: '不用了',
};

/** Where a draft stands at a time (epoch ms): what was approved may have yet to come, or be gone by itself. */
export function standingName({ state, publishedAt, expiresAt }: Pick<DraftCard, 'state' | 'publishedAt' | 'expiresAt'>, now: number): string {
  if (state !== 'published' && state !== 'afterwards') return draftStateNames[state];
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) return '到期撤下了';
  return publishedAt !== undefined && Date.parse(publishedAt) > now ? '定了时间，还没公布' : draftStateNames[state];
}

export const dutyStateNames: Record<Duty['state'], string> = {
  overdue: '逾期未公开',
  due: '快到期',
  open: '还没到期',
  late: '公开晚了',
  done: '按时公开',
};
