import type { DutyRule } from '../../../contract/admin/overview.ts';

export const everyNames: Record<DutyRule['every'], string> = { month: '每月', quarter: '每季度', year: '每年' };
