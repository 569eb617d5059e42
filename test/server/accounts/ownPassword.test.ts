import assert from 'node:assert/strict';
import type { SessionReply } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, password, type ConsoleApp } from '../console/consoleApp.ts';

const next = '门前三棵老柳树，河里有鱼';

onBothDatabases('one’s own password', (dialect) => {
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp({ dialect });
  });
  after(() => test.close());

  it('is changed with the old one; every other session ends, this one goes on with a new token', async () => {
    const editor = await test.as('editor');
    const telephone = test.browser();
    await telephone.post('/login', { userName: editor.account.userName, password });
    const cookie = editor.headers['cookie']!;
    const { status, body } = await editor.post<SessionReply>('/password', { current: password, next });
    assert.equal(status, 200);
    assert.equal((await editor.get('/session')).status, 200);
    assert.equal((await telephone.get('/session')).status, 401);
    assert.equal((await editor.get('/session', { cookie })).status, 401);
    editor.headers['x-csrf-token'] = body.csrf;
    assert.equal((await editor.post('/totp')).status, 200);
    const logIn = (secret: string) => test.browser().post('/login', { userName: editor.account.userName, password: secret });
    assert.deepEqual([(await logIn(password)).status, (await logIn(next)).status], [401, 200]);
  });

  it('is refused beside the field that is wrong', async () => {
    const editor = await test.as('editor');
    const refused = async (current: string, wanted: string) => {
      const { status, body } = await editor.post<{ error: { details: { field: string; problem: string }[] } }>('/password', { current, next: wanted });
      return [status, body.error.details[0]?.field];
    };
    assert.deepEqual(await refused('wrong', next), [422, 'current']);
    assert.deepEqual(await refused(password, 'kurz'), [422, 'next']);
    assert.deepEqual(await refused(password, password), [422, 'next']);
    assert.deepEqual(await refused(password, `${editor.account.userName}的密码不告诉你`), [422, 'next']);
    assert.equal((await editor.get('/session')).status, 200);
  });

  it('that somebody else set comes first, then everything opens', async () => {
    const userName = await test.add('editor', undefined, { mustChange: true });
    const browser = test.browser();
    const { body } = await browser.post<SessionReply>('/login', { userName, password });
    assert.equal(body.mustChangePassword, true);
    browser.headers['x-csrf-token'] = body.csrf;
    const closed = await browser.post('/totp');
    assert.equal(closed.status, 403);
    assert.match(closed.text, /初始密码/);
    const changed = await browser.post<SessionReply>('/password', { current: password, next });
    assert.equal(changed.body.mustChangePassword, false);
    browser.headers['x-csrf-token'] = changed.body.csrf;
    assert.equal((await browser.post('/totp')).status, 200);
  });

  it('of two changes at once has one outcome', async () => {
    const editor = await test.as('editor');
    const statuses = await Promise.all(
      ['甲', '乙', '丙'].map(async (word) => (await editor.post('/password', { current: password, next: `${next}${word}` })).status),
    );
    assert.equal(statuses.filter((status) => status === 200).length, 1, String(statuses));
  });
});
