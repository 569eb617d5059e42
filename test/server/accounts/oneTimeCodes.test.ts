import assert from 'node:assert/strict';
import type { Account } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, password, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { authenticatorOf } from './authenticator.ts';

const step = 30_000;

onBothDatabases('one-time codes', (dialect) => {
  let test: ConsoleApp;
  let editor: Client;
  let telephone: (now: number) => string;
  let recovery: string[];

  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    editor = await test.as('editor');
    const { body } = await editor.post<{ secret: string; uri: string }>('/totp');
    telephone = authenticatorOf(body.secret);
    assert.match(decodeURIComponent(body.uri), /^otpauth:\/\/totp\/电子法务:editor1\?.*secret=[A-Z2-7]{32}/);
    assert.equal((await editor.post('/totp/confirm', { code: '000000' })).status, 422);
    assert.equal((await tryIt()).status, 200, 'nothing is asked for before a code has come back');
    recovery = (await editor.post<{ codes: string[] }>('/totp/confirm', { code: telephone(test.clock.now) })).body.codes;
    test.clock.now += 10 * step;
  });
  afterEach(() => test.close());

  const tryIt = (code?: string) =>
    test.browser().post<{ error: { code: string } }>('/login', { userName: editor.account.userName, password, ...(code !== undefined && { code }) });

  it('are asked for once the password is right, and let in', async () => {
    const without = await tryIt();
    assert.deepEqual([without.status, without.body.error.code], [401, 'code_needed']);
    assert.equal((await tryIt('000000')).body.error.code, 'code_needed');
    assert.equal((await tryIt(telephone(test.clock.now))).status, 200);
    const wrong = await test.browser().post<{ error: { code: string } }>('/login', {
      userName: editor.account.userName, password: 'wrong', code: telephone(test.clock.now),
    });
    assert.equal(wrong.body.error.code, 'unauthenticated');
  });

  it('count once, and none before one that was taken', async () => {
    const [before, now, next] = [-step, 0, step].map((off) => telephone(test.clock.now + off));
    assert.equal((await tryIt(now)).status, 200);
    assert.equal((await tryIt(now)).status, 401);
    assert.equal((await tryIt(before)).status, 401);
    assert.equal((await tryIt(next)).status, 200, 'a clock that is a step ahead');
    assert.equal((await tryIt(next)).status, 401);
  });

  it('count once for ten who bring the same at once', async () => {
    const code = telephone(test.clock.now);
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => tryIt(code)))).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1, String(statuses));
  });

  it('are good one step before and after, and no further', async () => {
    assert.equal((await tryIt(telephone(test.clock.now - 2 * step))).status, 401);
    assert.equal((await tryIt(telephone(test.clock.now + 2 * step))).status, 401);
    assert.equal((await tryIt(telephone(test.clock.now - step))).status, 200);
    assert.equal((await tryIt(telephone(test.clock.now + step))).status, 200);
  });

  it('cannot be guessed: wrong ones are throttled like passwords', async () => {
    for (let at = 0; at < 5; at++) assert.equal((await tryIt(`${111111 + at}`)).status, 401);
    assert.equal((await tryIt(telephone(test.clock.now))).status, 429);
  });

  it('give way to ten recovery codes, each used once, however it is written', async () => {
    assert.equal(new Set(recovery).size, 10);
    const [first, second] = recovery as [string, string];
    assert.match(first, /^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    assert.equal((await tryIt(first)).status, 200);
    assert.equal((await tryIt(first)).status, 401);
    assert.equal((await tryIt(` ${second.toUpperCase().replace('-', ' ').replaceAll('0', 'O')}`)).status, 200);
    const kept = JSON.stringify(await test.db.query.selectFrom('recovery_code').selectAll().execute());
    for (const code of recovery) assert.ok(!kept.includes(code) && !kept.includes(code.replace('-', '')));
  });

  it('are switched off with the password, and with nothing less', async () => {
    await editor.logIn().catch(() => undefined);
    const inside = test.browser();
    const { body } = await inside.post<{ csrf: string }>('/login', { userName: editor.account.userName, password, code: telephone(test.clock.now) });
    inside.headers['x-csrf-token'] = body.csrf;
    assert.equal((await inside.post('/totp')).status, 409, 'a new secret only after the old one is off');
    assert.equal((await inside.post('/totp/off', { current: 'wrong' })).status, 422);
    assert.equal((await tryIt()).status, 401);
    assert.equal((await inside.post('/totp/off', { current: password })).status, 204);
    assert.equal((await tryIt()).status, 200);
    assert.equal((await tryIt(recovery[0])).status, 200, 'a code that is no longer asked for does no harm');
    assert.equal((await test.db.query.selectFrom('recovery_code').selectAll().execute()).length, 0);
  });

  it('are switched off by whoever resets the password: the telephone is lost as well', async () => {
    const administrator = await test.as('administrator');
    const { body } = await administrator.post<{ account: Account; password: string }>(`/accounts/${editor.account.id}/password`);
    assert.equal(body.account.totp, false);
    const reply = await test.browser().post('/login', { userName: editor.account.userName, password: body.password });
    assert.equal(reply.status, 200);
  });

  it('stand in no answer and in no audit', async () => {
    const { totp_secret: secret } = await test.db.query.selectFrom('account').select('totp_secret').where('id', '=', editor.account.id).executeTakeFirstOrThrow();
    const administrator = await test.as('administrator');
    const { text } = await administrator.get('/accounts');
    const audit = JSON.stringify([
      await test.db.query.selectFrom('audit').selectAll().execute(),
      await test.db.query.selectFrom('audit_values').selectAll().execute(),
    ]);
    for (const hidden of [secret!, '$argon2id', ...recovery]) assert.ok(!text.includes(hidden) && !audit.includes(hidden));
  });
});
