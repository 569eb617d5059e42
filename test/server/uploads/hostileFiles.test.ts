import assert from 'node:assert/strict';
import type { BlocksReply, Upload } from '../../../src/contract/admin/index.ts';
import { disarmedPictures, hostileDocuments, hostilePdfs, hostilePictures, type Hostile } from './hostileFiles.ts';
import { createUploadsApp, type UploadsApp } from './uploadsApp.ts';

const all = [...hostilePictures, ...disarmedPictures, ...hostilePdfs, ...hostileDocuments];

describe('the gate', function () {
  this.timeout(60_000);
  let test: UploadsApp;
  before(async () => { test = await createUploadsApp(); });
  after(() => test.close());

  it('is tried with many a hostile file', () => assert.ok(all.length >= 60, String(all.length)));

  for (const hostile of all.filter(({ refused }) => refused !== undefined)) {
    it(`refuses ${hostile.title}`, async () => {
      const before = test.kept();
      const reply = await send(hostile);
      assert.deepEqual([reply.status, reply.body], [422, {
        error: { code: 'unprocessable', message: hostile.refused, details: [{ field: 'file', problem: hostile.refused }] },
      }]);
      assert.deepEqual(test.kept(), before, 'nothing of it is kept');
    });
  }

  for (const hostile of all) {
    const { harmless } = hostile;
    if (harmless === undefined) continue;
    it(`disarms ${hostile.title}`, async () => {
      const reply = await send(hostile);
      assert.ok(reply.status < 300, reply.text);
      if (harmless.kept === 'blocks') {
        const { blocks } = reply.body as unknown as BlocksReply;
        for (const word of harmless.without) assert.ok(!reply.text.includes(word), word);
        assert.deepEqual(blocks.map((block) => ('text' in block ? block.text : block.kind)), [harmless.name ?? '公示']);
        return;
      }
      const upload = reply.body as Upload;
      if (harmless.name !== undefined) assert.equal(upload.name, harmless.name);
      assert.match(upload.src, new RegExp(`^/media/[0-9a-f]{32}\\.${harmless.kept}$`));
      const { data, headers } = await test.fetch(upload.src);
      for (const word of harmless.without) assert.ok(!data.includes(Buffer.from(word, 'latin1')), word);
      assert.equal(headers['content-type'], { jpg: 'image/jpeg', webp: 'image/webp', pdf: 'application/pdf' }[harmless.kept]);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
      if (harmless.kept === 'pdf') assert.match(String(headers['content-disposition']), /^attachment; /);
    });
  }

  const send = async ({ name, data, at }: Hostile) => test.upload({ name, data: await data() }, { at });
});
