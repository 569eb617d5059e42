import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Draft, Upload } from '../../../src/contract/admin/index.ts';
import { sweepUnnamed } from '../../../src/server/uploads/unnamed.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, begin, done, read, saved } from '../publishing/desk.ts';
import { pdf } from './pdfs.ts';
import { createUploadsApp, type UploadsApp } from './uploadsApp.ts';

const hour = 3600_000;

onBothDatabases('files that were taken out of the text', (dialect) => {
  let test: UploadsApp;
  beforeEach(async () => { test = await createUploadsApp({ dialect }); });
  afterEach(() => test.close());

  async function sent(draft: Draft, words: string): Promise<Upload> {
    const { status, body, text } = await test.upload({ name: `${words}.pdf`, data: pdf([words]) }, { draft: draft.id });
    assert.equal(status, 201, text);
    return body;
  }
  /** The accounts with one document that goes out and one that was taken out again. */
  async function withTwo() {
    const draft = (await begin(test.editor)).body;
    const [kept, out] = [await sent(draft, 'kept'), await sent(draft, 'out')];
    return { draft: await saved(test.editor, draft, (content) => accounts(content, { attachments: [kept.id] })), kept, out };
  }
  const ids = async (draft: Draft) => (await test.editor.get<{ items: Upload[] }>(`/drafts/${draft.id}/uploads`)).body.items.map(({ id }) => id);
  const leavesTheDisk = async ({ src }: Upload) => {
    while (test.kept().includes(src.slice('/media/'.length))) await pause(50);
  };

  it('go when it is handed in; the audit knows', async () => {
    const { draft, kept, out } = await withTwo();
    await done(test.editor, draft, 'submit');
    assert.deepEqual(await ids(draft), [kept.id]);
    assert.equal((await test.fetch(out.src)).status, 404);
    await leavesTheDisk(out);
    const lines = await test.db.query.selectFrom('audit').select('target').where('action', '=', 'upload.remove').execute();
    assert.deepEqual(lines, [{ target: `upload/${out.id}` }]);
  }).timeout(20_000);

  it('go when nobody has written for a day, not before', async () => {
    const { draft, kept, out } = await withTwo();
    await sweepUnnamed(test.db, test.clock.now + 24 * hour);
    assert.deepEqual(await ids(draft), [kept.id, out.id]);
    await sweepUnnamed(test.db, test.clock.now + 25 * hour);
    assert.deepEqual(await ids(draft), [kept.id]);
  });

  it('stay while a revision names them', async () => {
    const { draft, kept } = await withTwo();
    const back = await done(test.editor, await done(test.editor, draft, 'submit'), 'recall');
    await saved(test.editor, back, (content) => ({ ...content, attachments: [] }));
    await sweepUnnamed(test.db, test.clock.now + 25 * hour);
    await done(test.editor, await read(test.editor, draft.id), 'submit');
    assert.deepEqual(await ids(draft), [kept.id]);
  });

  it('make room for others when there are a hundred, and only those that came an hour ago', async () => {
    const { draft, out } = await withTwo();
    const row = await test.db.query.selectFrom('upload').selectAll().where('id', '=', out.id).executeTakeFirstOrThrow();
    const more = Array.from({ length: 98 }, (_, at) => ({ ...row, id: `m0re${String(at).padStart(6, '0')}` }));
    await test.db.query.insertInto('upload').values(more).execute();
    const full = await test.upload({ name: '明细.pdf', data: pdf(['more']) }, { draft: draft.id });
    assert.deepEqual([full.status, full.text.includes('最多放 100 个')], [422, true]);
    test.clock.now += 2 * hour;
    await test.editor.logIn();
    await sent(draft, 'more');
    assert.equal((await ids(draft)).length, 2);
  });
});
