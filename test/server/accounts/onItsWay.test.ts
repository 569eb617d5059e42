import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { AccountBody } from '../../../src/contract/admin/index.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, read, written } from '../publishing/desk.ts';
import { otherVillage } from '../testApp.ts';

onBothDatabases('an account that is changed while its request is on its way', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());

  const changes: [string, Partial<AccountBody>][] = [['suspended', { suspended: true }], ['moved', { region: otherVillage }]];
  for (const [what, change] of changes) {
    it(`saves nothing once it was ${what}: 401`, async () => {
      const draft = await written(clerk);
      const administrator = await test.as('administrator');
      const { id, version } = clerk.account;
      async function* dawdling() {
        const changed = await administrator.patch(`/accounts/${id}`, { version, ...change });
        assert.equal(changed.status, 200, changed.text);
        yield JSON.stringify({ version: draft.version, content: accounts(draft.content, { title: '后来才到的标题' }) });
      }
      const reply = await clerk.inject({
        method: 'PUT', url: `/api/v1/admin/drafts/${draft.id}`, payload: Readable.from(dawdling()), headers: { 'content-type': 'application/json' },
      });
      assert.equal(reply.status, 401, reply.text);
      assert.equal((await read(await test.as('auditor'), draft.id)).title, draft.title);
    });
  }
});
