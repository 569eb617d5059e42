import type { RouteRecordRaw } from 'vue-router';

/** Writing, review and what becomes of a draft: one address a draft, the page by what this account may do with it. */
export const writingRoutes: RouteRecordRaw[] = [
  { path: 'new', component: () => import('./ChoosePage.vue'), meta: { title: '写什么', needs: 'write' } },
  { path: 'drafts/:id', component: () => import('./DraftPage.vue'), meta: { title: '稿件', needs: 'read', bare: true } },
];
