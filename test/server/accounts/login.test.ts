import assert from 'node:assert/strict';
import type { SessionReply } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { createConsoleApp, password, type ConsoleApp } from '../console/consoleApp.ts';

onBothDatabases('logging in', (dialect) => {
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp({ dialect });
  });
  after(() => test.close());

  it('begins a session that says who it is and what they may', async () => {
    const editor = await test.as('editor');
    const { status, body, headers } = await editor.get<SessionReply>('/session');
    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'no-store');
    assert.deepEqual([body.account.name, body.account.role, body.mustChangePassword], ['张会计', 'editor', false]);
    assert.ok(body.may.includes('write') && !body.may.includes('review'));
    void password;
  });
});
