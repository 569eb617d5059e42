import assert from 'node:assert/strict';
import { utimesSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Upload } from '../../../src/contract/admin/index.ts';
import { publish, withdraw } from '../../../src/server/content/content.ts';
import { sweepFiles, uploadsFolder } from '../../../src/server/uploads/files.ts';
import { publishUploads } from '../../../src/server/uploads/uploads.ts';
import { onBothDatabases } from '../databases.ts';
import { draft as itemDraft, otherVillage, town } from '../testApp.ts';
import { pdf } from './pdfs.ts';
import { createUploadsApp, form, type UploadsApp } from './uploadsApp.ts';

/** A picture with fine stripes: what is averaged has none any more. */
async function striped(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.fill((at / 3) % width % 8 < 4 ? 10 : 240, at, at + 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 95 }).toBuffer();
}

onBothDatabases('files of a draft', (dialect) => {
  let test: UploadsApp;
  beforeEach(async () => { test = await createUploadsApp({ dialect }); });
  afterEach(() => test.close());

  const picture = async (changes: { width?: number; height?: number; name?: string } = {}) => {
    const { width = 480, height = 240, name = '公示栏.jpg' } = changes;
    const reply = await test.upload({ name, data: await striped(width, height) });
    assert.equal(reply.status, 201, reply.text);
    return reply.body;
  };
  const path = (upload: Upload, word = '') => `/drafts/${test.draft}/uploads/${upload.id}${word}`;
  const actions = async () =>
    (await test.db.query.selectFrom('audit').select(['action', 'target', 'role']).orderBy('number').execute())
      .filter(({ action }) => action.startsWith('upload.'));

  it('are taken, listed in order, read, and taken out again; the audit knows', async () => {
    const first = await picture();
    const second = await test.upload({ name: '附件.pdf', data: pdf(['hello']) });
    assert.deepEqual([second.status, second.body.kind, second.body.pages, second.body.reading, second.body.text], [201, 'document', 1, 'read', 'hello']);
    const [read, document] = await test.settled();
    assert.deepEqual([read?.id, read?.reading, document?.id], [first.id, 'read', second.body.id]);
    assert.equal(test.kept().length, 2);
    assert.equal((await test.editor.delete(path(first))).status, 204);
    assert.deepEqual((await test.uploads()).map(({ id }) => id), [second.body.id]);
    assert.equal(test.kept().length, 1);
    assert.equal((await test.editor.delete(path(first))).status, 404);
    assert.deepEqual(await actions(), [
      { action: 'upload.add', target: `upload/${first.id}`, role: 'editor' },
      { action: 'upload.add', target: `upload/${second.body.id}`, role: 'editor' },
      { action: 'upload.read', target: `upload/${first.id}`, role: 'system' },
      { action: 'upload.remove', target: `upload/${first.id}`, role: 'editor' },
    ]);
  });

  it('stay as long as another draft has the same file', async () => {
    const mine = await picture();
    const other = await test.makeDraft();
    const theirs = await test.upload({ name: '同一张.jpg', data: await striped(480, 240) }, { draft: other });
    assert.equal(theirs.body.src, mine.src);
    await test.editor.delete(path(mine));
    assert.equal((await test.fetch(mine.src)).status, 200);
    await test.editor.delete(`/drafts/${other}/uploads/${theirs.body.id}`);
    assert.deepEqual(test.kept(), []);
  });

  it('keep a photograph of a notice large enough to be read, a long screenshot its width, both within what boxes can show', async () => {
    const sizes: [number, number, number, number][] = [
      [3000, 4000, 1800, 2400], [4000, 3000, 2400, 1800], [1080, 6000, 737, 4094], [800, 600, 800, 600], [4000, 4000, 2290, 2290], [6000, 200, 2400, 80],
    ];
    for (const [width, height, keptWidth, keptHeight] of sizes) {
      const made = (await test.upload({ name: '照片.png', data: await sharp({ create: { width, height, channels: 3, background: '#fff' } }).png().toBuffer() })).body;
      assert.deepEqual([made.width, made.height], [keptWidth, keptHeight], `${width} × ${height}`);
      assert.ok(keptWidth * keptHeight <= 1280 * 4096 * 1.001);
    }
  });

  it('are turned for good, and the picture as it lay is gone', async () => {
    const before = await picture();
    const { status, body } = await test.editor.post<Upload>(path(before, '/turn'), { quarters: 1 });
    assert.deepEqual([status, body.width, body.height, body.reading], [200, 240, 480, 'waiting']);
    assert.notEqual(body.src, before.src);
    assert.deepEqual(test.kept(), [body.src.slice('/media/'.length)]);
    assert.equal((await test.fetch(before.src)).status, 404);
  });

  it('lose what lies under a mosaic: squares of one colour, and no other copy anywhere', async () => {
    const before = await picture();
    await test.db.query.updateTable('upload').set({ reading: 'read', text: '420583199001011234' }).execute();
    const { status, body } = await test.editor.post<Upload>(path(before, '/mosaic'), { areas: [{ x: 40, y: 20, width: 100, height: 60 }, { x: 460, y: 230, width: 500, height: 500 }] });
    assert.deepEqual([status, body.reading, body.text], [200, 'waiting', undefined], 'what was read from it is forgotten');
    assert.deepEqual(test.kept(), [body.src.slice('/media/'.length)]);
    const { data, info } = await sharp((await test.fetch(body.src)).data).greyscale().raw().toBuffer({ resolveWithObject: true });
    const spread = (left: number, top: number, width: number, height: number) => {
      const values: number[] = [];
      for (let y = top; y < top + height; y += 1) for (let x = left; x < left + width; x += 1) values.push(data[y * info.width + x]!);
      return Math.max(...values) - Math.min(...values);
    };
    // 100 × 60 at 480 wide: squares of 20 and more.
    for (const [x, y] of [[42, 22], [62, 42], [122, 62]] as const) assert.ok(spread(x, y, 16, 16) < 40, `${x} ${y}`);
    assert.ok(spread(465, 233, 12, 5) < 40, 'up to the edge');
    assert.ok(spread(200, 100, 40, 40) > 150, 'the rest is as it was');
    assert.equal((await test.editor.post(path(body, '/mosaic'), { areas: [{ x: 9000, y: 0, width: 5, height: 5 }] })).status, 422);
    const rows = JSON.stringify(await test.db.query.selectFrom('upload').selectAll().execute());
    assert.ok(!rows.includes(before.src.slice('/media/'.length)) && !rows.includes('420583199001011234'));
  });

  it('are changed by one of two who press at once', async () => {
    const before = await picture();
    const replies = await Promise.all([1, 2, 3].map((quarters) => test.editor.post(path(before, '/turn'), { quarters })));
    const statuses = replies.map(({ status }) => status).sort();
    assert.equal(statuses[0], 200);
    assert.ok(statuses.every((status) => status === 200 || status === 409), String(statuses));
    const [now] = await test.uploads();
    assert.deepEqual(test.kept(), [now!.src.slice('/media/'.length)]);
  });

  it('answer to whom may read the draft alone, and are nobody’s to keep', async () => {
    const { src } = await picture();
    const reader = await test.as('reviewer', town);
    const auditor = await test.as('auditor');
    for (const who of [test.editor, reader, auditor]) {
      const { status, headers } = await test.fetch(src, who.headers);
      assert.deepEqual([status, headers['cache-control'], headers['x-content-type-options']], [200, 'private, no-store', 'nosniff']);
    }
    const neighbour = await test.as('editor', otherVillage);
    const administrator = await test.as('administrator');
    for (const headers of [{}, neighbour.headers, administrator.headers, { cookie: 'fawu-console=forged' }]) {
      assert.equal((await test.fetch(src, headers)).status, 404);
    }
    assert.equal((await test.app.inject({ url: src, headers: test.editor.headers, remoteAddress: '192.168.1.20' })).statusCode, 404, 'not over an open network');
  });

  it('answer to everybody while an item shows them, and to nobody from when it is withdrawn', async () => {
    const { src, id } = await picture();
    const document = await test.upload({ name: '收支"明细"\n表.pdf', data: pdf(['hello']) });
    const item = itemDraft();
    await publish(test.db, item, test.clock.now);
    const { key } = await test.db.query.selectFrom('item').select('key').where('source_key', '=', item.sourceKey).executeTakeFirstOrThrow();
    await publishUploads(test.db.query, key, test.draft, [id, document.body.id]);
    const open = await test.fetch(src, {});
    assert.deepEqual([open.status, open.headers['content-type'], open.headers['cache-control']], [200, 'image/jpeg', 'public, max-age=600, s-maxage=10, stale-if-error=86400']);
    const saved = await test.fetch(document.body.src, {});
    assert.deepEqual([saved.status, saved.headers['content-type']], [200, 'application/pdf']);
    assert.equal(saved.headers['content-disposition'], `attachment; filename="______ _.pdf"; filename*=UTF-8''${encodeURIComponent(document.body.name)}`);

    assert.equal((await test.editor.delete(path({ id } as Upload))).status, 204);
    assert.equal((await test.fetch(src, {})).status, 200, 'what an item shows stays when it is taken out of the draft');
    await withdraw(test.db, { sourceKey: item.sourceKey }, test.clock.now + 1);
    assert.equal((await test.fetch(src, {})).status, 404);
    assert.equal((await test.fetch(document.body.src, {})).status, 404);
    assert.equal((await test.fetch(document.body.src)).status, 200, 'who wrote it still has it');
  });

  it('are not answered before the item’s time has come, nor after it has passed', async () => {
    const { src, id } = await picture();
    const item = itemDraft({ publishAt: test.clock.now + 1000, expiresAt: test.clock.now + 2000 });
    await publish(test.db, item, test.clock.now);
    const { key } = await test.db.query.selectFrom('item').select('key').where('source_key', '=', item.sourceKey).executeTakeFirstOrThrow();
    await publishUploads(test.db.query, key, test.draft, [id]);
    const at = async (after: number) => {
      const before = test.clock.now;
      test.clock.now += after;
      const { status } = await test.fetch(src, {});
      test.clock.now = before;
      return status;
    };
    assert.deepEqual([await at(0), await at(1000), await at(1999), await at(2000)], [404, 200, 200, 404]);
  });

  it('are taken only while the draft may be written in, by who may', async () => {
    const { id } = await picture();
    for (const [state, status] of [['submitted', 409], ['published', 409], ['withdrawn', 409], ['returned', 201]] as const) {
      await test.db.query.updateTable('draft').set({ state }).where('id', '=', test.draft).execute();
      const reply = await test.upload({ name: '照片.jpg', data: await striped(9, 9) });
      assert.equal(reply.status, status, state);
      if (status === 409) assert.equal((await test.editor.delete(`/drafts/${test.draft}/uploads/${id}`)).status, 409);
    }
    const adviser = await test.as('adviser');
    const reply = await test.upload({ name: '照片.jpg', data: await striped(9, 9) }, { client: adviser });
    assert.equal(reply.status, 404, 'an adviser knows of no village notice');
  });

  it('are refused when the form is not one file', async () => {
    const data = await striped(9, 9);
    const send = (headers: Record<string, string>, payload: Buffer | string) =>
      test.editor.inject({ method: 'POST', url: `/api/v1/admin/drafts/${test.draft}/uploads`, headers, payload });
    const two = form({ name: '一.jpg', data }, { name: '二.jpg', data });
    const other = form({ name: '一.jpg', data, field: 'other' });
    const good = form({ name: '一.jpg', data });
    const none = form();
    const cases: [status: number, headers: Record<string, string>, payload: Buffer | string][] = [
      [400, two.headers, two.payload],
      [400, other.headers, other.payload],
      [400, none.headers, none.payload],
      [400, good.headers, good.payload.subarray(0, good.payload.length - 30)],
      [415, { 'content-type': 'application/json' }, '{}'],
      [413, { ...good.headers, 'content-length': String(40 * 1024 * 1024) }, good.payload],
    ];
    for (const [status, headers, payload] of cases) {
      const reply = await send(headers, payload);
      assert.equal(reply.status, status, reply.text);
    }
    assert.deepEqual(test.kept(), []);
    assert.deepEqual(await test.uploads(), []);
  });

  it('that a killed server left behind go after an hour, and no others', async () => {
    const folder = uploadsFolder(test.config.dataDir);
    const kept = (await picture()).src.slice('/media/'.length);
    for (const [name, age] of [[`${'a'.repeat(32)}.jpg`, 3601], [`${'b'.repeat(32)}.jpg`, 60], [kept, 7200]] as const) {
      const file = `${folder}/${name}`;
      if (name !== kept) writeFileSync(file, 'x');
      utimesSync(file, Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    await sweepFiles(test.db, folder);
    assert.deepEqual(test.kept(), [`${'b'.repeat(32)}.jpg`, kept].sort());
  });

  it('are no more than the disk can bear: a byte too many ends it', async () => {
    const reply = await test.upload({ name: '照片.jpg', data: Buffer.alloc(30 * 1024 * 1024 + 1, 'x') });
    assert.deepEqual([reply.status, reply.text.includes('最多 30 MB')], [413, true]);
    assert.deepEqual(test.kept(), []);
  });
});
