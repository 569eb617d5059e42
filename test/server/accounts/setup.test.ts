import assert from 'node:assert/strict';
import type { SessionReply } from '../../../src/contract/admin/index.ts';
import { makeSetupCode } from '../../../src/server/accounts/setup.ts';
import { buildApp } from '../../../src/server/app.ts';
import type { App } from '../../../src/server/services.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, type ConsoleApp } from '../console/consoleApp.ts';

const password = '门前三棵老柳树，河里有鱼';

onBothDatabases('the first administrator', (dialect) => {
  let test: ConsoleApp;
  let app: App;
  let code: string;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    code = makeSetupCode();
    app = await buildApp({ config: test.config, db: test.db, now: () => test.clock.now, setupCode: code });
  });
  afterEach(async () => {
    await app.close();
    await test.close();
  });

  const url = '/api/v1/admin/setup';
  const needed = async () => (await app.inject({ url })).json<{ needed: boolean }>().needed;
  const setUp = (changes: object = {}) =>
    app.inject({ method: 'POST', url, payload: { code, userName: 'wangming', name: '王明', password, ...changes } });

  it('is made with the code of the terminal, for the whole city, and is logged in', async () => {
    assert.equal(await needed(), true);
    const reply = await setUp({ code: code.toLowerCase().replaceAll('-', ' ') });
    const { account, may, mustChangePassword } = reply.json<SessionReply>();
    assert.deepEqual([account.role, account.regionName, mustChangePassword], ['administrator', '枝江市', false]);
    assert.ok(may.includes('accounts'));
    const cookie = String(reply.headers['set-cookie']).split(';')[0]!;
    assert.equal((await app.inject({ url: '/api/v1/admin/accounts', headers: { cookie } })).statusCode, 200);
    assert.equal(await needed(), false);
    const again = await setUp({ userName: 'lihua' });
    assert.equal(again.statusCode, 409, 'the code is good for nothing any more');
  });

  it('is not made without the code', async () => {
    for (const wrong of ['0000-0000-0000', code.slice(0, -1), `${code}0`, '开通码']) {
      const reply = await setUp({ code: wrong });
      assert.deepEqual([reply.statusCode, reply.json<{ error: { details: { field: string }[] } }>().error.details[0]?.field], [422, 'code']);
    }
    assert.equal((await test.get<{ needed: boolean }>(url)).body.needed, true);
    const other = await test.app.inject({ method: 'POST', url, payload: { code: '', userName: 'wangming', name: '王明', password } });
    assert.equal(other.statusCode, 400);
  });

  it('cannot be guessed', async () => {
    for (let at = 0; at < 10; at++) assert.equal((await setUp({ code: `0000-0000-000${at % 10}` })).statusCode, 422);
    assert.equal((await setUp()).statusCode, 429);
  });

  it('needs a good password and a name; a mistake there costs no try', async () => {
    for (let at = 0; at < 12; at++) assert.equal((await setUp({ password: 'admin' })).statusCode, 422);
    assert.equal((await setUp({ name: '  ' })).statusCode, 422);
    assert.equal((await setUp({ userName: '王明' })).statusCode, 400);
    assert.equal((await setUp()).statusCode, 200);
  });

  it('is one, of five who ask at once', async () => {
    const replies = await Promise.all(['a1b', 'b1c', 'c1d', 'd1e', 'e1f'].map((userName) => setUp({ userName })));
    assert.deepEqual(replies.map(({ statusCode }) => statusCode).sort(), [200, 409, 409, 409, 409]);
  });

  it('is not needed where the command made one, and is again when nobody is left', async () => {
    await test.add('administrator');
    assert.equal(await needed(), false);
    assert.equal((await setUp()).statusCode, 409);
    await test.db.query.updateTable('account').set({ suspended: 1 }).execute();
    assert.equal(await needed(), true);
  });

  it('is not a default: before set-up nobody can log in', async () => {
    for (const userName of ['admin', 'root', 'administrator']) {
      const payload = { userName, password: userName };
      assert.equal((await app.inject({ method: 'POST', url: '/api/v1/admin/login', payload })).statusCode, 401);
    }
    assert.equal((await test.db.query.selectFrom('account').selectAll().execute()).length, 0);
  });
});
