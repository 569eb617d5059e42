import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import type { Action, SessionReply } from '../contract/admin/accounts.ts';
import { get } from './api/client.ts';
import { Failure, noAnswer } from './api/errors.ts';
import { may, session } from './api/session.ts';
import { tellProblem } from './parts/tell.ts';
import { writingRoutes } from './writing/routes.ts';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string;
    /** One of these must be allowed; `open` needs no session. */
    needs?: Action | 'open';
    /** Without menu, over the whole window. */
    bare?: boolean;
  }
}

/** Pages inside the frame. */
const inner: RouteRecordRaw[] = [
  { path: '', component: () => import('./pages/HomePage.vue'), meta: { title: '首页', needs: 'self' } },
  { path: 'drafts', component: () => import('./pages/DraftsPage.vue'), meta: { title: '稿件', needs: 'read' } },
  ...writingRoutes,
  { path: 'duties', component: () => import('./pages/DutiesPage.vue'), meta: { title: '公开任务', needs: 'overview' } },
  { path: 'duty-rules', component: () => import('./pages/DutyRulesPage.vue'), meta: { title: '公开规则', needs: 'oversee' } },
  { path: 'review-paths', component: () => import('./pages/ReviewPathsPage.vue'), meta: { title: '审核流程', needs: 'oversee' } },
  { path: 'accounts', component: () => import('./pages/AccountsPage.vue'), meta: { title: '账号', needs: 'oversee' } },
  { path: 'audit', component: () => import('./pages/AuditPage.vue'), meta: { title: '操作记录', needs: 'audit' } },
  { path: 'account', component: () => import('./pages/MyAccountPage.vue'), meta: { title: '我的账号', needs: 'self' } },
  { path: ':rest(.*)*', component: () => import('./pages/MissingPage.vue'), meta: { title: '没有这一页', needs: 'self' } },
];

export const router = createRouter({
  history: createWebHistory('/console/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/login', component: () => import('./pages/LoginPage.vue'), meta: { title: '登录', needs: 'open' } },
    { path: '/setup', component: () => import('./pages/SetupPage.vue'), meta: { title: '第一次使用', needs: 'open' } },
    { path: '/first-password', component: () => import('./pages/FirstPasswordPage.vue'), meta: { title: '换一个自己的密码', needs: 'self' } },
    { path: '/', component: () => import('./frame/ConsoleFrame.vue'), children: inner },
  ],
});

router.beforeEach(async (to) => {
  const needs = to.meta.needs ?? 'self';
  if (needs === 'open') return true;
  if (session.value === undefined && !(await loadSession())) return { path: '/login', query: to.path === '/' ? {} : { to: to.fullPath } };
  if (session.value?.mustChangePassword === true && to.path !== '/first-password') return '/first-password';
  return may(needs) ? true : '/';
});

router.afterEach((to) => {
  document.title = `${to.meta.title ?? ''} · 电子法务管理后台`;
});

/** A page's script did not come: without a network it is said; with one, a newer console was installed while this one lay open. */
router.onError(async (error, to) => {
  if (!/import|fetch|load/i.test(String(error))) throw error;
  const there = await fetch('/console/', { cache: 'no-store' }).catch(() => undefined);
  if (there?.ok === true) location.assign(`/console${to.fullPath}`);
  else tellProblem(noAnswer().message);
});

/** Whether somebody is logged in already. */
async function loadSession(): Promise<boolean> {
  try {
    session.value = await get<SessionReply>('/session', { anonymous: true });
    return true;
  } catch (error) {
    // The login page says what is wrong when it is asked.
    if (error instanceof Failure) return false;
    throw error;
  }
}
