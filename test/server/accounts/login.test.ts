import assert from 'node:assert/strict';
import type { SessionReply } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, password, type Client, type ConsoleApp } from '../console/consoleApp.ts';

const minute = 60_000;

onBothDatabases('logging in', (dialect) => {
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp({ dialect });
  });
  after(() => test.close());

  const logins = () => test.db.query.selectFrom('console_login').selectAll().execute();
  const audit = async () => (await test.db.query.selectFrom('audit').selectAll().orderBy('number').execute()).at(-1)!;
  const stands = async (who: Client, headers?: Record<string, string>) => (await who.get('/session', headers)).status === 200;

  it('begins a session that says who it is and what they may', async () => {
    const editor = await test.as('editor');
    const { status, body, headers } = await editor.get<SessionReply>('/session');
    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'no-store');
    assert.deepEqual([body.account.name, body.account.role, body.mustChangePassword], ['张会计', 'editor', false]);
    assert.ok(body.may.includes('write') && !body.may.includes('review'));
    assert.equal(body.csrf, editor.headers['x-csrf-token']);
    assert.equal(body.idleUntil, '2026-11-22T19:35:00+08:00');
    assert.equal((await audit()).action, 'login');
  });

  it('keeps the cookie from scripts and other sites, and only a hash of it here', async () => {
    const userName = await test.add('editor');
    const reply = await test.browser().post('/login', { userName, password });
    const cookie = String(reply.headers['set-cookie']);
    assert.match(cookie, /^fawu-console=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = /=([\w-]{43})/.exec(cookie)![1]!;
    assert.ok(!JSON.stringify(await logins()).includes(token));
    assert.ok(!reply.text.includes(token));
  });

  it('takes the user name as people type it', async () => {
    const userName = await test.add('editor');
    const reply = await test.browser().post('/login', { userName: ` ${userName.toUpperCase()} `, password });
    assert.equal(reply.status, 200);
  });

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const userName = await test.add('editor');
    const wrong = await test.browser().post('/login', { userName, password: 'nothing like it' });
    const noted = await audit();
    const nobody = await test.browser().post('/login', { userName: 'nobody.at.all', password });
    assert.deepEqual([wrong.status, nobody.status, wrong.text], [401, 401, nobody.text]);
    assert.match(wrong.text, /登录名或密码不对/);
    assert.deepEqual([noted.action, noted.actor, noted.account], ['login.fail', '未登录', null]);
    assert.ok(!JSON.stringify(await test.db.query.selectFrom('audit').selectAll().execute()).includes('nobody.at.all'));
    assert.ok(!JSON.stringify(await test.db.query.selectFrom('login_failure').selectAll().execute()).includes('nobody.at.all'));
  });

  it('tells somebody suspended so, once the password is right', async () => {
    const userName = await test.add('editor', undefined, { suspended: true });
    const wrong = await test.browser().post('/login', { userName, password: 'nothing like it' });
    const right = await test.browser().post('/login', { userName, password });
    assert.deepEqual([wrong.status, right.status], [401, 403]);
    assert.match(right.text, /停用/);
    assert.equal(right.headers['set-cookie'], undefined);
  });

  it('gives a browser a new token at each login, whatever it brought along', async () => {
    const editor = await test.as('editor');
    const first = editor.headers['cookie']!;
    await editor.logIn();
    assert.notEqual(editor.headers['cookie'], first);
    assert.equal(await stands(editor, { cookie: first }), false, 'the former session has ended');
    const fixed = test.browser();
    fixed.headers['cookie'] = `fawu-console=${'x'.repeat(43)}`;
    const userName = await test.add('editor');
    await fixed.post('/login', { userName, password });
    assert.ok(!fixed.headers['cookie'].includes('xxx'));
    assert.equal(await stands(fixed, { cookie: `fawu-console=${'x'.repeat(43)}` }), false);
  });

  it('ends by logging out, on the server as well as in the browser', async () => {
    const editor = await test.as('editor');
    const cookie = editor.headers['cookie']!;
    const elsewhere = test.browser();
    await elsewhere.post('/login', { userName: editor.account.userName, password });
    const reply = await editor.delete('/session');
    assert.equal(reply.status, 204);
    assert.match(String(reply.headers['set-cookie']), /^fawu-console=; .*Max-Age=0/);
    assert.equal(await stands(editor, { cookie }), false);
    assert.equal(await stands(elsewhere), true, 'the telephone stays logged in');
    assert.equal((await audit()).action, 'logout');
  });

  it('stands as long as something is done each half hour, for twelve hours; what a page asks by itself does not count', async () => {
    const [active, polling] = [await test.as('editor'), await test.as('editor')];
    for (let at = 0; at < 3; at++) {
      test.clock.now += 14 * minute;
      assert.equal(await stands(active), true);
      assert.equal(await stands(polling, { 'x-background': '1' }), at < 2, `${at}`);
    }
    for (let at = 3; at < 51; at++) {
      test.clock.now += 14 * minute;
      assert.equal(await stands(active), true, `${at}`);
    }
    test.clock.now += 14 * minute;
    assert.equal(await stands(active), false);
    assert.ok((await logins()).length > 0);
    await test.as('editor');
    assert.equal((await logins()).length, 1, 'what ended is swept at the next login');
  });

  it('notes that a session is used at most once a minute', async () => {
    const editor = await test.as('editor');
    const used = async () => (await logins()).find(({ account }) => account === editor.account.id)!.used_at;
    const begun = await used();
    test.clock.now += minute - 1;
    await stands(editor);
    assert.equal(await used(), begun);
    test.clock.now += 1;
    await stands(editor);
    assert.equal(await used(), begun + minute);
  });
});
