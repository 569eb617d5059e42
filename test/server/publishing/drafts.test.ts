import assert from 'node:assert/strict';
import type { Draft, DraftsReply } from '../../../src/contract/admin/index.ts';
import { onBothDatabases } from '../databases.ts';
import { village } from '../testApp.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';

onBothDatabases('drafts', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());

  let keys = 0;
  const create = (client: Client, changes: object = {}) =>
    client.post<Draft>('/drafts', { requestKey: `key-${String(++keys).padStart(6, '0')}`, column: 'notices', template: 'finance', region: village, ...changes });

  it('begins a notice with what its template proposes', async () => {
    const { status, body } = await create(clerk);
    assert.equal(status, 201);
    assert.equal(body.state, 'editing');
    assert.deepEqual(body.can, ['edit', 'submit', 'drop']);
    assert.equal(body.content.disclosure?.from, '2026-11-22');
    assert.equal(body.content.disclosure?.until, '2026-12-21', 'thirty days, the first counted');
    assert.match(body.content.disclosure?.basis ?? '', /村民委员会组织法/);
    assert.deepEqual(body.content.blocks.map((block) => block.kind === 'table' && block.header), [['项目', '收入（元）', '支出（元）', '说明']]);
  });

  it('makes one draft of two presses', async () => {
    const first = await create(clerk, { requestKey: 'pressed-twice' });
    const second = await create(clerk, { requestKey: 'pressed-twice' });
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(first.body.id, second.body.id);
    const { body } = await clerk.get<DraftsReply>('/drafts?which=mine');
    assert.equal(body.items.length, 1);
  });
});
