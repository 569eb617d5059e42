import { Bell, Document, EditPen, Files, HomeFilled, List, Notebook, SetUp, User, UserFilled } from '@element-plus/icons-vue';
import { computed, type Component } from 'vue';
import type { Action } from '../../contract/admin/accounts.ts';
import { may, me } from '../api/session.ts';

export interface MenuEntry {
  to: string;
  name: string;
  icon: Component;
  needs: Action;
  /** Stands in the phone's bottom bar; the others in its drawer. */
  bar?: boolean;
}

const entries: MenuEntry[] = [
  { to: '/', name: '首页', icon: HomeFilled, needs: 'self', bar: true },
  { to: '/new', name: '写公示', icon: EditPen, needs: 'write', bar: true },
  { to: '/drafts', name: '稿件', icon: Files, needs: 'read', bar: true },
  { to: '/duties', name: '公开任务', icon: Bell, needs: 'overview', bar: true },
  { to: '/audit', name: '操作记录', icon: Notebook, needs: 'audit', bar: true },
  { to: '/duty-rules', name: '公开规则', icon: List, needs: 'oversee', bar: true },
  { to: '/review-paths', name: '审核流程', icon: SetUp, needs: 'oversee' },
  { to: '/accounts', name: '账号', icon: UserFilled, needs: 'oversee', bar: true },
  { to: '/account', name: '我的账号', icon: User, needs: 'self' },
];

/** What this account may open, in its own words: a legal adviser writes cases, not notices. */
export const menu = computed(() =>
  entries
    .filter((entry) => may(entry.needs))
    .map((entry) => (entry.to === '/new' && me.value?.role === 'adviser' ? { ...entry, name: '写案例', icon: Document } : entry)),
);
