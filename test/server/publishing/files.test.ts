import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { Draft } from '../../../src/contract/admin/index.ts';
import type { Item } from '../../../src/contract/index.ts';
import type { Client } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { createUploadsApp, type UploadsApp } from '../uploads/uploadsApp.ts';
import { accounts, approval, begin, done, press, saved, written } from './desk.ts';

const photograph = (red: number) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: red, g: 90, b: 60 } } }).jpeg().toBuffer();

onBothDatabases('pictures of a notice', (dialect) => {
  let test: UploadsApp;
  let clerk: Client;
  let reviewer: Client;
  beforeEach(async () => {
    test = await createUploadsApp({ dialect });
    [clerk, reviewer] = [test.editor, await test.as('reviewer')];
  });
  afterEach(() => test.close());

  /** The accounts with a photograph of the notice board. */
  async function withPhotograph(): Promise<{ draft: Draft; upload: string; src: string }> {
    const draft = (await begin(clerk)).body;
    const { status, body, text } = await test.upload({ name: '公示栏.jpg', data: await photograph(200) }, { draft: draft.id });
    assert.equal(status, 201, text);
    // How long reading takes is tried elsewhere.
    await test.db.query.updateTable('upload').set({ reading: 'read', text: '' }).where('id', '=', body.id).execute();
    const full = await saved(clerk, draft, (content) => {
      const filled = accounts(content);
      return { ...filled, poster: body.id, blocks: [...filled.blocks, { key: 'photo01', kind: 'picture', upload: body.id, alt: '公示栏上的收支表' }] };
    });
    return { draft: full, upload: body.id, src: body.src };
  }
  const publicly = async (src: string) => (await test.fetch(src, {})).status;

  it('answer to everybody from the publication to the withdrawal, to nobody else before and after', async () => {
    const { draft, upload, src } = await withPhotograph();
    assert.equal(await publicly(src), 404);
    const handedIn = await done(clerk, draft, 'submit');
    const hasty = await press(reviewer, handedIn, 'approve');
    assert.deepEqual([hasty.status, hasty.text.includes(`uploads.${upload}`)], [422, true], 'each picture wants its tick');
    await test.db.query.updateTable('upload').set({ reading: 'reading' }).where('id', '=', upload).execute();
    const early = await press(reviewer, handedIn, 'approve', approval({ clearUploads: [upload] }));
    assert.deepEqual([early.status, early.text.includes('还在识别')], [422, true], 'what is being read may hold what nobody has seen');
    await test.db.query.updateTable('upload').set({ reading: 'read' }).where('id', '=', upload).execute();
    const out = await done(reviewer, handedIn, 'approve', approval({ clearUploads: [upload] }));
    assert.equal(await publicly(src), 200);
    const { body } = await test.get<Item>(`/api/v1/items/${out.item ?? ''}`);
    assert.deepEqual(body.body.at(-1), {
      id: body.body.at(-1)?.id, kind: 'picture', text: '公示栏上的收支表', picture: { src, width: 64, height: 48, alt: '公示栏上的收支表' },
    });
    assert.equal(body.poster?.src, src);
    await done(clerk, out, 'withdraw');
    assert.equal(await publicly(src), 404);
    assert.equal((await test.fetch(src)).status, 200, 'the office still has it');
  });

  it('go with a revision into a new draft, and belong to both', async () => {
    const { draft, upload, src } = await withPhotograph();
    const out = await done(reviewer, await done(clerk, draft, 'submit'), 'approve', approval({ clearUploads: [upload] }));
    await done(clerk, out, 'withdraw');
    const again = await written(clerk, (content) => content, { from: { draft: out.id, revision: 1 } });
    const copied = again.content.poster ?? '';
    assert.notEqual(copied, upload);
    await test.db.query.updateTable('upload').set({ reading: 'read', text: '' }).where('id', '=', copied).execute();
    const second = await done(reviewer, await done(clerk, again, 'submit'), 'approve', approval({ clearUploads: [copied] }));
    assert.equal(second.state, 'published');
    assert.equal(await publicly(src), 200);
  });

  for (const [what, url, body] of [
    ['covered a part of', 'mosaic', { areas: [{ x: 0, y: 0, width: 32, height: 32 }] }],
    ['turned', 'turn', { quarters: 1 }],
  ] as const) {
    it(`are not reviewed by who ${what} one`, async () => {
      const { draft, upload } = await withPhotograph();
      const changed = await reviewer.post(`/drafts/${draft.id}/uploads/${upload}/${url}`, body);
      assert.equal(changed.status, 200, changed.text);
      await test.db.query.updateTable('upload').set({ reading: 'read', text: '' }).where('id', '=', upload).execute();
      const handedIn = await done(clerk, draft, 'submit');
      const own = await press(reviewer, handedIn, 'approve', approval({ clearUploads: [upload] }));
      assert.deepEqual([own.status, own.text.includes('由别人审核')], [403, true]);
      await done(await test.as('issuer'), handedIn, 'approve', approval({ clearUploads: [upload] }));
    });
  }

  it('are not reviewed by who added or took away one', async () => {
    const { draft, upload } = await withPhotograph();
    await test.upload({ name: '另一张.jpg', data: await photograph(20) }, { client: reviewer, draft: draft.id });
    const other = await test.as('reviewer');
    const more = await test.upload({ name: '第三张.jpg', data: await photograph(90) }, { draft: draft.id });
    assert.equal((await other.delete(`/drafts/${draft.id}/uploads/${more.body.id}`)).status, 204);
    const handedIn = await done(clerk, draft, 'submit');
    for (const each of [reviewer, other]) {
      assert.equal((await press(each, handedIn, 'approve', approval({ clearUploads: [upload] }))).status, 403);
    }
  });

  it('of another draft are not to be had by naming them', async () => {
    const { upload } = await withPhotograph();
    const thief = await written(clerk, (content) => accounts(content, { poster: upload }));
    const reply = await press(clerk, thief, 'submit');
    assert.deepEqual([reply.status, reply.text.includes('"field":"poster"')], [422, true]);
  });
});
