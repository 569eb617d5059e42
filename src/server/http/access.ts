import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actions, type Action } from '../../contract/admin/index.ts';
import { limits } from '../../contract/index.ts';
import { tokenOf } from '../accounts/cookie.ts';
import { may, type Person } from '../accounts/permissions.ts';
import { csrfOf, findLogin, type Login } from '../accounts/sessions.ts';
import type { App, Services } from '../services.ts';
import { notFound, Refusal } from './errors.ts';
import { closedPage } from './closedPage.ts';
import { isLocal, originOf, wayIn, type Way } from './transport.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Who may call the route: anybody; only who sits on this machine; anybody who reaches the console
     * at all (its files, the login); or who is logged in and may do this action.
     */
    access: 'public' | 'loopback' | 'console' | Action;
    /** Answers also while a password that somebody else set is still to be changed. */
    beforePassword?: boolean;
  }
  interface FastifyRequest {
    /** Who is logged in; there on every route whose access is an action. */
    person: Person;
    /** Their session. */
    login: Login;
    /** How the console was reached; there on its routes. */
    way: Way;
  }
}

type AccessServices = Pick<Services, 'config' | 'db' | 'now'>;
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const isAction = (access: string): access is Action => actions.some((action) => action === access);
const changes = (request: FastifyRequest) => request.method !== 'GET' && request.method !== 'HEAD';

/**
 * Holds every route to the access that it declares; a route without a declaration stops the
 * server from starting. Register before any route. The order is: how it came, who it is, what they
 * may, whether they meant it; only then is the body looked at.
 */
export function registerAccess(app: App, services: AccessServices): void {
  for (const name of ['person', 'login', 'way']) app.decorateRequest(name, null);
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) throw new Error(`${route.url} does not declare who may call it`);
    if (access === 'public') return;
    if (isAction(access)) route.bodyLimit ??= limits.consoleBodyBytes;
    const before = route.onRequest ?? [];
    route.onRequest = [checkFor(access, services), ...(Array.isArray(before) ? before : [before])];
  });
}

function checkFor(access: 'loopback' | 'console' | Action, services: AccessServices): Check {
  const { config } = services;
  if (access === 'loopback') {
    return async (request) => {
      if (!isLocal(request, config)) throw notFound('没有这个地址');
    };
  }
  return async (request, reply) => {
    const way = wayIn(request, config);
    if (way === undefined) {
      if (!request.url.startsWith('/api/')) return closedPage(reply, config);
      throw new Refusal(403, 'forbidden', '管理后台只在服务器本机或 https 网址上开放，这里打不开');
    }
    request.way = way;
    if (changes(request)) checkOrigin(request, way);
    if (!isAction(access)) return undefined;
    reply.header('cache-control', 'no-store');
    const login = await loginOf(request, services);
    if (login === undefined) throw new Refusal(401, 'unauthenticated', '没有登录，或者登录已经过期，请重新登录');
    if (!may(login.person.role, access)) throw new Refusal(403, 'forbidden', '您的账号没有做这件事的权限');
    if (changes(request)) checkCsrf(request, login);
    if (login.mustChangePassword && request.routeOptions.config.beforePassword !== true) {
      throw new Refusal(403, 'forbidden', '请先把初始密码换成您自己的密码');
    }
    request.login = login;
    request.person = login.person;
    return undefined;
  };
}

/** Who asks, on a route that answers to others as well; undefined for somebody who is not logged in. */
export async function personOf(request: FastifyRequest, services: AccessServices): Promise<Person | undefined> {
  const way = wayIn(request, services.config);
  if (way === undefined) return undefined;
  request.way = way;
  const login = await loginOf(request, services);
  return login === undefined || login.mustChangePassword ? undefined : login.person;
}

/** What a page asks for by itself says so in `x-background`, and keeps nobody logged in. */
async function loginOf(request: FastifyRequest, { db, now }: AccessServices): Promise<Login | undefined> {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const background = request.headers['x-background'] !== undefined;
  return findLogin(db.query, token, { now: now(), address: request.ip, background });
}

/** Browsers say where a request was made; other pages may not make ours. */
function checkOrigin(request: FastifyRequest, way: Way): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreign = origin !== undefined && origin.toLowerCase() !== originOf(request, way);
  if (foreign || site === 'cross-site') throw new Refusal(403, 'forbidden', '这个请求不是从管理后台的页面发来的');
}

function checkCsrf(request: FastifyRequest, login: Login): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfOf(login.token));
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new Refusal(403, 'forbidden', '页面已经过时，请刷新后再试');
}
