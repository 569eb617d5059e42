import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyInstance, type RouteOptions } from 'fastify';
import { readConfig } from '../../../src/server/config.ts';
import { registerAccess } from '../../../src/server/http/access.ts';
import type { App } from '../../../src/server/services.ts';
import { createTestApp } from '../testApp.ts';

/** Every route there is, and who may call it. A new one is written here on purpose. */
const routes = [
  '/ public',
  '/* public',
  '/S public',
  '/S/:code public',
  '/S/:code/:place public',
  '/api public',
  '/api/ public',
  '/api/style.css public',
  '/api/v1/columns public',
  '/api/v1/contacts public',
  '/api/v1/glossary public',
  '/api/v1/home public',
  '/api/v1/items public',
  '/api/v1/items/:id public',
  '/api/v1/items/:id/related public',
  '/api/v1/links/:code public',
  '/api/v1/openapi.json public',
  '/api/v1/pulse public',
  '/api/v1/regions public',
  '/api/v1/search public',
  '/api/v1/search/initials public',
  '/api/v1/topics public',
  '/columns/:id public',
  '/contacts public',
  '/glossary public',
  '/healthz public',
  '/items/:id public',
  '/items/:id/print public',
  '/media/:name public',
  '/metrics loopback',
  '/pages/phone.client.js public',
  '/pages/phone.css public',
  '/pages/print.css public',
  '/readyz public',
  '/regions public',
  '/s public',
  '/s/:code public',
  '/s/:code/:place public',
  '/search public',
  '/tv public',
  '/tv/* public',
  '/tv/config.json public',
];

/** The routes of the whole server as it is built for an operator. */
async function builtRoutes(): Promise<RouteOptions[]> {
  const found: RouteOptions[] = [];
  const collect = (message: unknown) => {
    const { fastify: app } = message as { fastify: FastifyInstance };
    app.addHook('onRoute', (route) => void found.push(route));
  };
  subscribe('fastify.initialization', collect);
  try {
    const test = await createTestApp();
    await test.app.ready();
    await test.close();
  } finally {
    unsubscribe('fastify.initialization', collect);
  }
  return found;
}

describe('access', () => {
  it('is declared by every route: the server does not start with one that does not', async () => {
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>() as App;
    registerAccess(app, readConfig({}, []));
    const undeclared = {} as { access: 'public' };
    assert.throws(() => app.get('/x', { config: undeclared }, async () => 'x'), /\/x does not declare/);
    assert.throws(() => app.get('/y', async () => 'y'), /\/y does not declare/);
    await app.close();
  });

  it('is what this list says, route by route', async () => {
    const found = await builtRoutes();
    const access = (method: string) =>
      found
        .filter((route) => String(route.method) === method)
        .map(({ url, config }) => `${url} ${config?.access ?? 'undeclared'}`)
        .sort();
    assert.deepEqual(access('GET'), routes);
    assert.deepEqual(access('HEAD'), routes);
    assert.equal(found.length, routes.length * 2, 'routes are read only: GET and HEAD');
  });
});
