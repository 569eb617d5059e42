import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionReply } from '../../../src/contract/admin/index.ts';
import { evening } from '../testApp.ts';
import { createConsoleApp, password as first, type Client, type ConsoleApp } from '../console/consoleApp.ts';

const minute = 60_000;
const passwords = [first, '门前三棵老柳树，河里有鱼'];

/** What two browsers of one clerk, an administrator and time may do, in any order. */
type Step =
  | { kind: 'logIn' | 'logOut' | 'ask' | 'background' | 'changePassword' | 'guess'; browser: 0 | 1 }
  | { kind: 'wait'; minutes: number }
  | { kind: 'suspend' | 'resume' };

const browser = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('logIn', 'ask', 'background'), browser }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('logOut', 'changePassword', 'guess'), browser }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.constantFrom(1, 10, 29, 30, 31, 180) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('suspend', 'resume') }) },
);

/** What a session is, said as shortly as it can be: the server must agree after every step. */
class Model {
  now = evening;
  suspended = false;
  password = 0;
  failures = 0;
  sessions: [begun: number, used: number][] = [];
  held: ([begun: number, used: number] | undefined)[] = [undefined, undefined];

  stands(which: 0 | 1): boolean {
    const session = this.held[which];
    if (session === undefined || !this.sessions.includes(session)) return false;
    const [begun, used] = session;
    return this.now - used < 30 * minute && this.now - begun < 720 * minute;
  }

  begin(which: 0 | 1): void {
    this.end(which);
    const session: [number, number] = [this.now, this.now];
    this.sessions.push(session);
    this.held[which] = session;
  }

  end(which: 0 | 1): void {
    this.sessions = this.sessions.filter((each) => each !== this.held[which]);
    this.held[which] = undefined;
  }
}

describe('sessions, whatever is done in whatever order', function () {
  this.timeout(120_000);
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp();
  });
  after(() => test.close());

  async function take(each: Step, model: Model, browsers: Client[], userName: string): Promise<void> {
    const setSuspended = (suspended: 0 | 1) =>
      test.as('administrator').then(async (administrator) => {
        const row = await test.db.query.selectFrom('account').select(['id', 'version']).where('user_name', '=', userName).executeTakeFirstOrThrow();
        const reply = await administrator.patch(`/accounts/${row.id}`, { version: row.version, suspended: suspended === 1 });
        assert.equal(reply.status, 200, reply.text);
      });
    if (each.kind === 'wait') {
      model.now = test.clock.now += each.minutes * minute;
      return;
    }
    if (!('browser' in each)) {
      await setSuspended(each.kind === 'suspend' ? 1 : 0);
      if (each.kind === 'suspend' && !model.suspended) model.sessions = [];
      model.suspended = each.kind === 'suspend';
      return;
    }
    const who = browsers[each.browser]!;
    const stood = model.stands(each.browser);
    switch (each.kind) {
      case 'logIn': {
        const reply = await who.post<SessionReply>('/login', { userName, password: passwords[model.password] });
        assert.equal(reply.status, model.suspended ? 403 : 200, reply.text);
        if (model.suspended) return;
        model.failures = 0;
        model.begin(each.browser);
        who.headers['x-csrf-token'] = reply.body.csrf;
        return;
      }
      case 'guess': {
        // Waiting has its own test.
        if (model.failures === 4) return;
        model.failures++;
        assert.equal((await who.post('/login', { userName, password: 'wrong' })).status, 401);
        return;
      }
      case 'logOut':
        assert.equal((await who.delete('/session')).status, stood ? 204 : 401);
        if (stood) model.end(each.browser);
        return;
      case 'changePassword': {
        const next = 1 - model.password;
        const reply = await who.post<SessionReply>('/password', { current: passwords[model.password], next: passwords[next] });
        assert.equal(reply.status, stood ? 200 : 401, reply.text);
        if (!stood) return;
        Object.assign(model, { password: next, sessions: [], failures: 0 });
        model.begin(each.browser);
        who.headers['x-csrf-token'] = reply.body.csrf;
        return;
      }
      default: {
        const background = each.kind === 'background';
        const { status } = await who.get('/session', background ? { 'x-background': '1' } : {});
        assert.equal(status, stood ? 200 : 401);
        if (stood && !background) model.held[each.browser]![1] = model.now;
      }
    }
  }

  it('stand exactly while nothing has ended them', async () => {
    let asked = 0;
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const model = new Model();
        model.now = test.clock.now;
        const userName = await test.add('editor');
        const browsers = [test.browser(), test.browser()];
        for (const each of steps) {
          await take(each, model, browsers, userName);
          for (const which of [0, 1] as const) {
            const { status } = await browsers[which]!.get('/session', { 'x-background': '1' });
            assert.equal(status, model.stands(which) ? 200 : 401, JSON.stringify(each));
            asked++;
            if (status === 401 && model.held[which] !== undefined) ended++;
          }
        }
      }),
      { numRuns: Number(process.env['TEST_ROUNDS'] ?? 30), seed: Number(process.env['TEST_SEED'] ?? 20261123) },
    );
    assert.ok(asked > 300 && ended > 30, `${asked} asked, ${ended} of them ended`);
  });
});
