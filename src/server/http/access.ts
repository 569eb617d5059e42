import type { Action } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import type { App } from '../services.ts';
import type { Config } from '../config.ts';
import { notFound } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Who may call the route: anybody; only who sits on this machine; anybody who reaches the console
     * at all (its files, the login); or who is logged in and may do this action.
     */
    access: 'public' | 'loopback' | 'console' | Action;
  }
  interface FastifyRequest {
    /** Who is logged in; there on every route whose access is an action. */
    person: Person;
  }
}

/**
 * Holds every route to the access that it declares; a route without a declaration stops the
 * server from starting. Register before any route.
 */
export function registerAccess(app: App, config: Config): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined) throw new Error(`${route.url} does not declare who may call it`);
    if (access === 'public') return;
    const before = route.onRequest ?? [];
    route.onRequest = [
      async (request) => {
        // Behind a proxy that is not trusted everybody seems to be local: its header gives it away.
        const forwarded =
          config.trustedProxies.length === 0 &&
          (request.headers['x-forwarded-for'] ?? request.headers.forwarded) !== undefined;
        if (forwarded || !isLoopback(request.ip)) throw notFound('没有这个地址');
      },
      ...(Array.isArray(before) ? before : [before]),
    ];
  });
}

const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);
