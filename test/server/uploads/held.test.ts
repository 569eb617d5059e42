import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { ChangedUpload, Draft, DraftContent, RevisionReply, Upload } from '../../../src/contract/admin/index.ts';
import type { Item } from '../../../src/contract/index.ts';
import { differences } from '../../../src/console/review/differences.ts';
import type { Client } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { mask } from '../privacy/gateApp.ts';
import { accounts, approval, begin, done, press, read, saved, written } from '../publishing/desk.ts';
import { pdf } from './pdfs.ts';
import { createUploadsApp, type UploadsApp } from './uploadsApp.ts';

/** Stripes, so that a mosaic changes what is seen. */
async function photograph(width = 96, height = 48): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.fill((at / 3) % width % 8 < 4 ? 10 : 240, at, at + 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 95 }).toBuffer();
}
const areas = [{ x: 0, y: 0, width: 48, height: 48 }];
const elsewhere = [{ x: 0, y: 48, width: 48, height: 48 }];
const nameOf = ({ src }: Pick<Upload, 'src'>) => src.slice('/media/'.length);

onBothDatabases('files that a revision names', (dialect) => {
  let test: UploadsApp;
  let clerk: Client;
  let reviewer: Client;
  beforeEach(async () => {
    test = await createUploadsApp({ dialect });
    [clerk, reviewer] = [test.editor, await test.as('reviewer')];
  });
  afterEach(() => test.close());

  /** How long reading takes is tried elsewhere. */
  const readAll = () => test.db.query.updateTable('upload').set({ reading: 'read', text: '' }).where('kind', '=', 'picture').execute();
  async function sent(draft: Draft, file: { name: string; data: Buffer | string }): Promise<Upload> {
    const { status, body, text } = await test.upload(file, { draft: draft.id });
    assert.equal(status, 201, text);
    return body;
  }
  /** The accounts with a photograph, as poster and in the text, and a document. */
  async function full(): Promise<{ draft: Draft; picture: Upload; document: Upload }> {
    const draft = (await begin(clerk)).body;
    const picture = await sent(draft, { name: '公示栏.jpg', data: await photograph() });
    const document = await sent(draft, { name: '明细.pdf', data: pdf(['hello']) });
    await readAll();
    const filled = await saved(clerk, draft, (content) => {
      const notice = accounts(content, { poster: picture.id, attachments: [document.id] });
      return { ...notice, blocks: [...notice.blocks, { key: 'photo01', kind: 'picture', upload: picture.id, alt: '公示栏上的收支表' }] };
    });
    return { draft: filled, picture, document };
  }
  const uploadsNamed = ({ blocks, poster, attachments }: DraftContent) =>
    [...new Set([...blocks.flatMap((block) => (block.kind === 'picture' ? [block.upload] : [])), poster ?? '', ...attachments])];
  const approved = async (draft: Draft) => {
    await readAll();
    const handedIn = await done(clerk, draft, 'submit');
    return done(reviewer, handedIn, 'approve', approval({ clearUploads: uploadsNamed(handedIn.content) }));
  };
  const changed = async (draft: Draft, id: string, word: 'mosaic' | 'turn', body: object = word === 'turn' ? { quarters: 1 } : { areas }) => {
    const reply = await clerk.post<ChangedUpload>(`/drafts/${draft.id}/uploads/${id}/${word}`, body);
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  };
  const uploadOf = async (draft: Pick<Draft, 'id'>, id: string) =>
    (await clerk.get<{ items: Upload[] }>(`/drafts/${draft.id}/uploads`)).body.items.find((each) => each.id === id);
  const publicly = async ({ src }: Pick<Upload, 'src'>) => (await test.fetch(src, {})).status;
  const inOffice = async ({ src }: Pick<Upload, 'src'>) => (await test.fetch(src)).status;
  const leavesTheDisk = async (file: Pick<Upload, 'src'>) => {
    while (test.kept().includes(nameOf(file))) await pause(50);
  };

  it('stay when they are taken out of the draft: what is given up, or restored, has them again', async () => {
    const { draft, picture, document } = await full();
    const revised = await done(clerk, await approved(draft), 'revise');
    const without = await saved(clerk, revised, ({ poster: _poster, ...content }) => ({
      ...content, attachments: [], blocks: content.blocks.filter(({ kind }) => kind !== 'picture'),
    }));
    for (const { id } of [picture, document]) assert.equal((await clerk.delete(`/drafts/${draft.id}/uploads/${id}`)).status, 204);
    const again = await approved(await done(clerk, await done(clerk, without, 'drop'), 'revise'));
    assert.deepEqual(uploadsNamed(again.content), [picture.id, document.id]);
    assert.deepEqual([await publicly(picture), await publicly(document)], [200, 200]);

    const restored = await written(clerk, (content) => content, { from: { draft: draft.id, revision: 1 } });
    assert.equal((await press(clerk, restored, 'submit')).status, 200);
  }).timeout(30_000);

  it('are turned into new ones: the revision keeps its own, the text names the new one, and families wait for the revision', async () => {
    const { draft, picture } = await full();
    const revised = await done(clerk, await approved(draft), 'revise');
    const turned = await changed(revised, picture.id, 'turn');
    assert.notEqual(turned.id, picture.id);
    assert.deepEqual([turned.width, turned.height, turned.version], [48, 96, revised.version + 1]);
    const now = await read(clerk, draft.id);
    assert.equal(now.version, turned.version);
    assert.ok(uploadsNamed(now.content).includes(turned.id) && !uploadsNamed(now.content).includes(picture.id));
    assert.equal((await uploadOf(draft, picture.id))?.src, picture.src);
    const out = async () => (await test.get<Item>(`/api/v1/items/${now.item ?? ''}`)).body.poster?.src;
    assert.deepEqual([await out(), await publicly(picture), await publicly(turned)], [picture.src, 200, 404]);
    await approved(now);
    assert.deepEqual([await out(), await publicly(picture), await publicly(turned)], [turned.src, 404, 200]);
    assert.equal(await inOffice(picture), 200, 'what was published before is there for whoever restores it');
  }).timeout(30_000);

  it('are covered for the reviewer to see: another file in the place, and the text says so beside the revision before', async () => {
    const { draft, picture } = await full();
    const handedIn = await done(clerk, draft, 'submit');
    const returned = await done(reviewer, handedIn, 'return');
    await changed(returned, picture.id, 'mosaic');
    const now = await read(clerk, draft.id);
    const before = (await clerk.get<RevisionReply>(`/drafts/${draft.id}/revisions/1`)).body.content;
    const parts = differences(before, now.content).filter(({ change }) => change !== 'same').map(({ name, change }) => `${name} ${change}`);
    assert.ok(parts.includes('block:photo01 changed'), String(parts));
  }).timeout(30_000);

  it('lose what lies under a mosaic at once where families never saw it, in the revisions that were returned as well', async () => {
    const { draft, picture } = await full();
    const returned = await done(reviewer, await done(clerk, draft, 'submit'), 'return');
    const turned = await changed(returned, picture.id, 'turn');
    await readAll();
    const again = await done(reviewer, await done(clerk, await read(clerk, draft.id), 'submit'), 'return');
    const covered = await changed(again, turned.id, 'mosaic');
    for (const older of [picture, turned]) {
      assert.equal(await inOffice(older), 404);
      assert.equal((await uploadOf(draft, older.id))?.src, covered.src, 'the revision shows it covered');
      assert.ok(!test.kept().includes(nameOf(older)));
    }
    const more = await changed(again, covered.id, 'mosaic', { areas: elsewhere });
    assert.equal(more.id, covered.id, 'not handed in since');
    assert.equal((await uploadOf(draft, picture.id))?.src, more.src);
    assert.deepEqual(test.kept().filter((name) => name.endsWith('.jpg')), [nameOf(more)]);
  }).timeout(30_000);

  it('lose it when the covered one goes out instead of what families saw', async () => {
    const { draft, picture } = await full();
    const revised = await done(clerk, await approved(draft), 'revise');
    const covered = await changed(revised, picture.id, 'mosaic');
    assert.deepEqual([await publicly(picture), await publicly(covered)], [200, 404]);
    await approved(await read(clerk, draft.id));
    assert.deepEqual([await publicly(picture), await inOffice(picture), await publicly(covered)], [404, 404, 200]);
    assert.equal((await uploadOf(draft, picture.id))?.src, covered.src);
    await leavesTheDisk(picture);
  }).timeout(30_000);

  it('lose it when what families saw is withdrawn before that', async () => {
    const { draft, picture } = await full();
    const out = await approved(draft);
    const covered = await changed(await done(clerk, out, 'revise'), picture.id, 'mosaic');
    const withdrawn = await done(clerk, await read(clerk, draft.id), 'withdraw');
    assert.deepEqual([withdrawn.state, await inOffice(picture), await inOffice(covered)], ['withdrawn', 404, 200]);
    await leavesTheDisk(picture);
  }).timeout(30_000);

  it('lose it in a notice that is withdrawn when its copy is covered', async () => {
    const { draft, picture } = await full();
    const out = await approved(draft);
    const copy = await written(clerk, (content) => content, { from: { draft: draft.id, revision: 1 } });
    const covered = await changed(copy, copy.content.poster ?? '', 'mosaic');
    assert.equal(await publicly(picture), 200, 'families still read the first');
    await done(clerk, out, 'withdraw');
    assert.deepEqual([await inOffice(picture), await inOffice(covered)], [404, 200]);
  }).timeout(30_000);

  it('are called otherwise from the next revision on', async () => {
    const { draft } = await full();
    const revised = await done(clerk, await approved(draft), 'revise');
    const phone = '13800001234';
    const named = await sent(revised, { name: `${phone}.pdf`, data: pdf(['more']) });
    const handedIn = await done(clerk, await saved(clerk, revised, (content) => ({ ...content, attachments: [named.id] })), 'submit');
    const returned = await done(reviewer, handedIn, 'return');
    const { status, body } = await mask(clerk, returned);
    assert.equal(status, 200);
    const [now] = body.content.attachments;
    assert.notEqual(now, named.id);
    assert.deepEqual([(await uploadOf(draft, now ?? ''))?.name, (await uploadOf(draft, named.id))?.name], ['138××××1234.pdf', '138××××1234.pdf']);
    assert.equal(body.version, (await read(clerk, draft.id)).version);
  }).timeout(30_000);

  it('are changed by one of two who press at once', async () => {
    const { draft, picture } = await full();
    const returned = await done(reviewer, await done(clerk, draft, 'submit'), 'return');
    const replies = await Promise.all([1, 2, 3].map((quarters) => clerk.post(`/drafts/${returned.id}/uploads/${picture.id}/turn`, { quarters })));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409]);
    assert.equal(test.kept().filter((name) => name.endsWith('.jpg')).length, 2, 'as it was, and as one turned it');
  }).timeout(30_000);
});
