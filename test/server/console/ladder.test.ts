import assert from 'node:assert/strict';
import { roles, type Action } from '../../../src/contract/admin/index.ts';
import { may } from '../../../src/server/accounts/permissions.ts';
import { builtRoutes, isAction, type BuiltRoute } from '../http/builtRoutes.ts';
import { otherTown, someRegions } from '../testApp.ts';
import { createConsoleApp, type Answer, type Client, type ConsoleApp } from './consoleApp.ts';
import { ladder } from './ladder.ts';
import type { Ask, Rung, Who } from './rung.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const methodOf = ({ route }: Rung) => route.split(' ')[0] as Method;
const versionOf = ({ body }: Ask) => (body as { version?: number } | undefined)?.version;
const minute = 60_000;

/** The routes of the running server that ask for somebody logged in. */
async function guardedRoutes(): Promise<BuiltRoute[]> {
  return (await builtRoutes()).filter(({ access }) => isAction(access));
}

/** Some address of the route: who may not pass is turned away before it is looked at. */
const anyAddress = ({ url }: BuiltRoute) => url.replaceAll(/:\w+/g, '0000000000').replaceAll('*', 'x');

describe('the ladder: every route of the console', function () {
  this.timeout(60_000);
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp({ regions: [...someRegions, { code: otherTown, name: '双泉镇' }] });
  });
  after(() => test.close());

  it('stands on it, with who may', async () => {
    const found = (await guardedRoutes()).filter(({ method }) => method !== 'HEAD');
    const built = found.map(({ method, url, access }) => `${method} ${url} ${access}`);
    assert.deepEqual(ladder.map(({ route, access }) => `${route} ${access}`).sort(), built.sort());
  });

  /** Sends the same to every guarded route and expects the same everywhere. */
  async function everywhere(expected: number, send: (route: BuiltRoute) => Promise<Answer<unknown>[]>): Promise<number> {
    let asked = 0;
    for (const route of await guardedRoutes()) {
      for (const reply of await send(route)) {
        asked++;
        assert.equal(reply.status, expected, `${route.method} ${route.url}: ${reply.text}`);
        if (route.method === 'HEAD') continue;
        const { error } = reply.body as { error: { message: string } };
        assert.match(error.message, /\p{Script=Han}/u);
        assert.equal(reply.headers['cache-control'], 'no-store');
      }
    }
    return asked;
  }
  const knock = (who: Client, route: BuiltRoute, headers: Record<string, string> = {}) =>
    who.inject({ method: route.method as Method, url: anyAddress(route), headers });
  const changing = ({ method }: BuiltRoute) => method !== 'GET' && method !== 'HEAD';
  const rolesThat = (able: boolean, action: Action) => roles.filter((role) => may(role, action) === able);

  it('lets nobody in who is not logged in: 401', async () => {
    const nobody = test.browser();
    const forger = test.browser();
    forger.headers['cookie'] = `fawu-console=${'A'.repeat(43)}`;
    assert.ok((await everywhere(401, async (route) => [await knock(nobody, route), await knock(forger, route)])) > 0);
  });

  it('turns every role away that may not: 403', async () => {
    const people = new Map<string, Client>();
    for (const role of roles) people.set(role, await test.as(role));
    await everywhere(403, async (route) =>
      Promise.all(rolesThat(false, route.access as Action).map((role) => knock(people.get(role)!, route))),
    );
  });

  it('ends with a suspension and an idle half hour: 401', async () => {
    for (const role of roles) {
      const suspended = await test.as(role);
      await test.db.query.updateTable('account').set({ suspended: 1 }).where('id', '=', suspended.account.id).execute();
      const idle = await test.as(role);
      test.clock.now += 30 * minute;
      const fits = (route: BuiltRoute) => may(role, route.access as Action);
      await everywhere(401, async (route) => (fits(route) ? [await knock(suspended, route), await knock(idle, route)] : []));
    }
  });

  it('takes no change without its token, or from a page of somebody else: 403', async () => {
    const people = new Map<string, Client>();
    for (const role of roles) people.set(role, await test.as(role));
    await everywhere(403, async (route) => {
      if (!changing(route)) return [];
      const who = people.get(rolesThat(true, route.access as Action)[0]!)!;
      const somebodyElse = people.get(who === people.get('auditor') ? 'editor' : 'auditor')!;
      return [
        await knock(who, route, { 'x-csrf-token': '' }),
        await knock(who, route, { 'x-csrf-token': somebodyElse.headers['x-csrf-token']! }),
        await knock(who, route, { origin: 'http://evil.example' }),
        await knock(who, route, { origin: 'null' }),
        await knock(who, route, { 'sec-fetch-site': 'cross-site' }),
      ];
    });
  });

  it('waits for a first password to be changed: 403', async () => {
    for (const role of roles) {
      const fresh = await test.as(role);
      await test.db.query.updateTable('account').set({ must_change_password: 1 }).where('id', '=', fresh.account.id).execute();
      await everywhere(403, async (route) =>
        may(role, route.access as Action) && !route.beforePassword ? [await knock(fresh, route)] : [],
      );
    }
    const open = (await guardedRoutes()).filter(({ beforePassword, method }) => beforePassword && method !== 'HEAD');
    assert.deepEqual(open.map(({ method, url }) => `${method} ${url}`).sort(), [
      'DELETE /api/v1/admin/session', 'GET /api/v1/admin/session', 'POST /api/v1/admin/password',
    ]);
  });

  it('is not there where a password would cross the network in the clear: 403', async () => {
    const people = new Map<string, Client>();
    for (const role of roles) people.set(role, await test.as(role));
    await everywhere(403, async (route) => {
      const who = people.get(rolesThat(true, route.access as Action)[0]!)!;
      return [await who.inject({ method: route.method as Method, url: anyAddress(route), remoteAddress: '192.168.1.20' })];
    });
  });

  for (const rung of ladder) {
    describe(rung.route, () => {
      const send = (who: Client, { url, body, more }: Ask) =>
        who.inject({ method: methodOf(rung), url, ...(body !== undefined && { payload: body }), ...more });
      /** What is asked for belongs to somebody who may; `who` sends it. */
      async function sentBy(who: Who, changes: (ask: Ask) => Ask = (ask) => ask) {
        const owner = await test.as(...rung.by);
        const good = await rung.ask(test, owner);
        assert.equal(versionOf(good) !== undefined, rung.versioned, 'a version is tried where there is one');
        const ask = changes(good);
        return send(who === rung.by ? owner : await test.as(...who), ask);
      }
      const told = ({ status, text }: Answer<unknown>, expected: number) => assert.equal(status, expected, text);

      it(`answers ${rung.by[0]}`, async () => {
        const reply = await sentBy(rung.by);
        assert.ok(reply.status >= 200 && reply.status < 300, `${reply.status} ${reply.text}`);
      });

      const { elsewhere, above } = rung;
      if (typeof elsewhere !== 'string') {
        const { by, status = 404 } = elsewhere;
        it(`knows nothing of it for ${by.join(' of ')}: ${status}`, async () => told(await sentBy(by), status));
      }
      if (typeof above !== 'string') {
        it(`answers ${above.by.join(' of ')} with ${above.status}`, async () => told(await sentBy(above.by), above.status));
      }
      if (rung.versioned) {
        it('has no effect with a version that is no longer the newest: 409', async () => {
          const older = (ask: Ask): Ask => ({ ...ask, body: { ...ask.body, version: versionOf(ask)! - 1 } });
          told(await sentBy(rung.by, older), 409);
        });
      }
    });
  }
});

