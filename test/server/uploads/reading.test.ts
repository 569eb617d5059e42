import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { Upload } from '../../../src/contract/admin/index.ts';
import { readPicture } from '../../../src/server/uploads/ocr.ts';
import { missingReader } from '../../../src/server/uploads/reading.ts';
import { tidyReading } from '../../../src/server/uploads/tidyReading.ts';
import { onBothDatabases } from '../databases.ts';
import { accuracyOf, photographed, scanned } from './noticePicture.ts';
import { pdf } from './pdfs.ts';
import { createUploadsApp, type UploadsApp } from './uploadsApp.ts';

describe('reading a notice', function () {
  this.timeout(120_000);

  it('gets nearly every character of a scan right', async () => {
    const accuracy = accuracyOf(await readPicture(await scanned()));
    assert.ok(accuracy >= 0.96, String(accuracy));
  });

  it('gets most of one right that was photographed askew, in the shade', async () => {
    const accuracy = accuracyOf(await readPicture(await photographed()));
    assert.ok(accuracy >= 0.85, String(accuracy));
  });

  it('takes spaces out of Chinese and leaves them between words', () => {
    assert.equal(tidyReading(' 柳 溪 村 2026 年 第 3 季 度 \f\n\n\n\nWord and  Excel 文件\u200b \n收入 ： 5 元 '), '柳溪村2026年第3季度\n\nWord and Excel 文件\n收入：5元');
  });
});

onBothDatabases('words of photographs', (dialect) => {
  let test: UploadsApp;
  const path = process.env['PATH'];
  beforeEach(async () => { test = await createUploadsApp({ dialect }); });
  afterEach(async () => {
    process.env['PATH'] = path;
    await test.close();
  });

  it('come by themselves after the upload', async () => {
    await test.upload({ name: '公示栏.jpg', data: await scanned(1600) });
    const [read] = await test.settled();
    assert.deepEqual([read?.reading, read?.problem], ['read', undefined]);
    assert.match(read?.text ?? '', /财务收支公开[^]*0717-4212345/);
  }).timeout(60_000);

  it('are said to be missing where no reader is installed, with what to install, and come when it is', async () => {
    process.env['PATH'] = '/nowhere';
    const { body } = await test.upload({ name: '公示栏.jpg', data: await scanned(1200) });
    const [without] = await test.settled();
    assert.deepEqual([without?.reading, without?.problem], ['unavailable', missingReader]);
    assert.match(missingReader, /apt-get install tesseract-ocr tesseract-ocr-chi-sim/);
    process.env['PATH'] = path;
    const again = await test.editor.post<Upload>(`/drafts/${test.draft}/uploads/${body.id}/read`);
    assert.deepEqual([again.status, again.body.reading, again.body.problem], [200, 'waiting', undefined]);
    const [read] = await test.settled();
    assert.equal(read?.reading, 'read');
    assert.match(read?.text ?? '', /村民/);
  }).timeout(60_000);

  it('are none on a picture without any', async () => {
    await test.upload({ name: '树.jpg', data: await sharp({ create: { width: 200, height: 200, channels: 3, background: '#3a6' } }).jpeg().toBuffer() });
    const [read] = await test.settled();
    assert.deepEqual([read?.reading, read?.text, read?.problem], ['read', '', '照片上没有认出文字']);
  }).timeout(60_000);

  it('are not asked for twice, nor of a document', async () => {
    const { body } = await test.upload({ name: '树.jpg', data: await scanned(400) });
    await test.editor.post(`/drafts/${test.draft}/uploads/${body.id}/read`);
    const jobs = await test.db.query.selectFrom('job').select('number').execute();
    assert.ok(jobs.length <= 1);
    const document = await test.upload({ name: '附件.pdf', data: pdf(['hello']) });
    assert.equal((await test.editor.post(`/drafts/${test.draft}/uploads/${document.body.id}/read`)).status, 422);
  }).timeout(60_000);
});
