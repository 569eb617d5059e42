import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { Draft } from '../../../src/contract/admin/index.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { addUpload, id } from '../privacy/gateApp.ts';
import { village } from '../testApp.ts';
import { accounts, approval, done, press, written } from './desk.ts';

const picture = 'pccctre001';

onBothDatabases('while the gate looks through a huge draft', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  let reviewer: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    [clerk, reviewer] = [await test.as('editor'), await test.as('reviewer')];
  });
  afterEach(() => test.close());

  /** A table that takes the gate long: digits in groups, in every cell. */
  async function huge(): Promise<Draft> {
    const rows = Array.from({ length: 150 }, () => ['1 2 3 4 5 6 7 8 '.repeat(60), ...Array.from({ length: 20 }, () => '1')]);
    const draft = await written(clerk);
    await addUpload(test, draft, { id: picture, name: '公示栏.jpg', text: '' });
    const reply = await clerk.put(`/drafts/${draft.id}`, {
      version: draft.version,
      content: accounts(draft.content, {
        blocks: [{ key: 'table01', kind: 'table', header: ['金额'], rows }, { key: 'photo01', kind: 'picture', upload: picture, alt: '公示栏' }],
      }),
    });
    assert.equal(reply.status, 200, reply.text);
    return { ...draft, version: draft.version + 1 };
  }

  /** How many questions of a family, one after another, were answered before the press. */
  async function answeredMeanwhile(pressed: Promise<unknown>): Promise<number> {
    let over = false;
    const end = pressed.finally(() => (over = true));
    let answers = 0;
    while (!over) {
      // As over a network: a question comes with a turn of its own.
      await turn();
      // Each another question: what was answered before is kept and asks no database.
      assert.equal((await test.get(`/api/v1/search?region=${village}&q=${encodeURIComponent(`水费${answers}`)}`)).status, 200);
      if (!over) answers += 1;
    }
    await end;
    return answers;
  }

  it('families are answered, when it is handed in and when it is approved', async () => {
    const draft = await huge();
    const handingIn = done(clerk, draft, 'submit');
    const before = await answeredMeanwhile(handingIn);
    assert.ok(before >= 5, `${before} answers`);
    const approving = done(reviewer, await handingIn, 'approve', approval({ clearUploads: [picture] }));
    const after = await answeredMeanwhile(approving);
    assert.ok(after >= 5, `${after} answers`);
  }).timeout(60_000);

  it('what is read from a picture meanwhile is looked at, too', async () => {
    const draft = await huge();
    const pressed = press(clerk, draft, 'submit');
    for (let answers = 0; answers < 3; answers += 1) {
      await turn();
      await test.get(`/api/v1/items?region=${village}&column=notices`);
    }
    await test.db.query.updateTable('upload').set({ text: `户主身份证号 ${id}` }).where('id', '=', picture).execute();
    const { status, text } = await pressed;
    assert.deepEqual([status, text.includes(`uploads.${picture}`)], [422, true]);
  }).timeout(60_000);
});
