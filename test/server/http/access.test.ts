import assert from 'node:assert/strict';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify } from 'fastify';
import { readConfig } from '../../../src/server/config.ts';
import { registerAccess } from '../../../src/server/http/access.ts';
import type { App, Services } from '../../../src/server/services.ts';
import { ladder } from '../console/ladder.ts';
import { builtRoutes, isAction, type BuiltRoute } from './builtRoutes.ts';

/** Every route there is, and who may call it. A new one is written here on purpose; GET answers HEAD as well. */
const routes = [
  'GET / public',
  'GET /* public',
  'GET /S public',
  'GET /S/:code public',
  'GET /S/:code/:place public',
  'GET /api public',
  'GET /api/ public',
  'GET /api/style.css public',
  'GET /api/v1/columns public',
  'GET /api/v1/contacts public',
  'GET /api/v1/glossary public',
  'GET /api/v1/home public',
  'GET /api/v1/items public',
  'GET /api/v1/items/:id public',
  'GET /api/v1/items/:id/related public',
  'GET /api/v1/links/:code public',
  'GET /api/v1/openapi.json public',
  'GET /api/v1/pulse public',
  'GET /api/v1/regions public',
  'GET /api/v1/search public',
  'GET /api/v1/search/initials public',
  'GET /api/v1/topics public',
  'GET /columns/:id public',
  'GET /contacts public',
  'GET /glossary public',
  'GET /healthz public',
  'GET /items/:id public',
  'GET /items/:id/print public',
  'GET /media/:name public',
  'GET /metrics loopback',
  'GET /pages/phone.client.js public',
  'GET /pages/phone.css public',
  'GET /pages/print.css public',
  'GET /readyz public',
  'GET /regions public',
  'GET /s public',
  'GET /s/:code public',
  'GET /s/:code/:place public',
  'GET /search public',
  'GET /tv public',
  'GET /tv/* public',
  'GET /tv/config.json public',
  'POST /api/v1/items/:id/displayed public',
];

/** The officials' console is reached through these; what asks for somebody logged in stands on the ladder. */
const consoleRoutes = [
  'GET /console console',
  'GET /console/* console',
  'GET /api/v1/admin/setup console',
  'POST /api/v1/admin/setup console',
  'POST /api/v1/admin/login console',
  'GET /api/v1/preview/item console',
  'GET /api/v1/preview/page console',
  ...ladder.map(({ route, access }) => `${route} ${access}`),
];

/** What may change something without anybody being logged in. */
const changesWithoutLogin = ['POST /api/v1/admin/login', 'POST /api/v1/admin/setup', 'POST /api/v1/items/:id/displayed'];

describe('access', () => {
  it('is declared by every route: the server does not start with one that does not', async () => {
    const app = fastify().withTypeProvider<TypeBoxTypeProvider>() as App;
    registerAccess(app, { config: readConfig({}, []), now: Date.now } as Services);
    const undeclared = {} as { access: 'public' };
    assert.throws(() => app.get('/x', { config: undeclared }, async () => 'x'), /\/x does not declare/);
    assert.throws(() => app.get('/y', async () => 'y'), /\/y does not declare/);
    await app.close();
  });

  it('is what these lists say, route by route', async () => {
    const found = await builtRoutes();
    const written = (all: BuiltRoute[]) => all.map(({ method, url, access }) => `${method} ${url} ${access}`).sort();
    const [asked, heads] = [found.filter(({ method }) => method !== 'HEAD'), found.filter(({ method }) => method === 'HEAD')];
    assert.deepEqual(written(asked), [...routes, ...consoleRoutes].sort());
    const gets = asked.filter(({ method }) => method === 'GET').map((route) => ({ ...route, method: 'HEAD' }));
    assert.deepEqual(written(heads), written(gets));
  });

  it('is closed for whoever only reads: what changes something is public nowhere but where it is said', async () => {
    const found = await builtRoutes();
    const open = found.filter(({ method, access }) => !['GET', 'HEAD'].includes(method) && !isAction(access));
    assert.deepEqual(open.map(({ method, url }) => `${method} ${url}`).sort(), changesWithoutLogin);
  });
});
