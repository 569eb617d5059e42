import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { importFolder } from '../../../src/server/import/importFolder.ts';
import { mediaOf } from '../../../src/server/import/media.ts';
import { openTestDatabase } from '../databases.ts';
import { box, mp4 } from './films.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });

describe('taking media', () => {
  let place: Workplace;
  beforeEach(() => { place = openWorkplace(); });
  afterEach(() => { place.remove(); });

  const target = () => path.join(place.dataDir, 'media');
  const source = (write = true) => mediaOf({ root: place.folder, target: target(), write }, '村/稿.md');
  const stored = (src: string) => path.join(target(), path.basename(src));
  const visible = () => readdirSync(target()).filter((name) => !name.startsWith('.'));

  it('writes a picture anew: upright, at most 1280 wide, without what the camera noted', async () => {
    const photo = await plain(2000, 1000).jpeg().withExif({ IFD0: { Copyright: 'SECRETPLACE' } })
      .withMetadata({ orientation: 6 }).toBuffer();
    place.put({ '村/照片.jpg': photo });
    const picture = await source().picture('照片.jpg');
    assert.match(picture.src, /^\/media\/[0-9a-f]{32}\.jpg$/);
    assert.deepEqual([picture.width, picture.height], [1000, 2000]);
    const written = readFileSync(stored(picture.src));
    const metadata = await sharp(written).metadata();
    assert.deepEqual([metadata.width, metadata.height], [1000, 2000]);
    assert.deepEqual([metadata.exif, metadata.orientation], [undefined, undefined]);
    assert.ok(!written.includes('SECRETPLACE'));
    place.put({ '村/宽.jpg': await plain(3000, 600).jpeg().toBuffer() });
    assert.deepEqual(await source().picture('宽.jpg').then(({ width, height }) => [width, height]), [1280, 256]);
  });

  it('lets the content decide, never the name', async () => {
    place.put({
      '村/其实是png.jpg': await plain(8, 8, 4).png().toBuffer(),
      '村/画.png': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
      '村/页.jpg': '<html><script>alert(1)</script></html>',
      '村/残.jpg': (await plain(800, 800).jpeg().toBuffer()).subarray(0, 400),
      '村/片.mp4': '<html></html>',
      '村/旧.mp4': box('ftyp', Buffer.from('qt  \0\0\0\0', 'latin1')),
    });
    assert.match((await source().picture('其实是png.jpg')).src, /\.webp$/);
    await assert.rejects(source().picture('画.png'), /不是 JPEG、PNG、WebP 或 GIF/);
    await assert.rejects(source().picture('页.jpg'), /不是 JPEG/);
    await assert.rejects(source().picture('残.jpg'), /打不开/);
    await assert.rejects(source().media('video', '片.mp4', undefined), /不是 MP4/);
    await assert.rejects(source().media('video', '旧.mp4', undefined), /不是 MP4/);
    await assert.rejects(source().media('audio', '片.mp4', undefined), /不是 M4A 或 MP3/);
    assert.equal(visible().length, 1);
  });

  it('refuses a picture of too many pixels', async () => {
    place.put({ '村/大.png': await plain(9000, 6000).png().toBuffer() });
    await assert.rejects(source().picture('大.png'), /百万像素/);
  });

  it('makes nothing again of bytes it has seen', async () => {
    const photo = await plain(40, 30).jpeg().toBuffer();
    place.put({ '村/照片.jpg': photo, '村/同一张.jpg': photo });
    const first = await source().picture('照片.jpg');
    utimesSync(stored(first.src), 1, 1);
    assert.deepEqual(await source().picture('同一张.jpg'), first);
    assert.equal(statSync(stored(first.src)).mtimeMs, 1000);
    assert.equal(visible().length, 1);
  });

  it('copies a film as it is, tells how long it plays, and takes its captions', async () => {
    const captions = 'WEBVTT\n\n00:00.000 --> 00:02.000\n大家好\n';
    const mp3 = Buffer.from('ID3\x04\0\0\0\0\0\0\0\0');
    place.put({ '村/片.mp4': mp4(95), '片头.vtt': `\ufeff${captions}`, '村/声.m4a': mp4(61), '村/声.mp3': mp3 });
    const film = await source().media('video', '片.mp4', '../片头.vtt');
    assert.deepEqual([film.type, film.duration], ['video/mp4', 95]);
    assert.deepEqual(readFileSync(stored(film.src)), mp4(95));
    assert.equal(readFileSync(stored(film.captions!), 'utf8'), captions);
    assert.deepEqual((await source().media('audio', '声.m4a', undefined)).duration, 61);
    assert.match((await source().media('audio', '声.mp3', undefined)).src, /\.mp3$/);
    assert.equal(visible().length, 4);
  });

  const cue = (time: string, text = '大家好') => `${time}\n${text}\n\n`;
  const captions: [title: string, text: string | Buffer, reason: RegExp][] = [
    ['another format', '1\n00:00:00,000 --> 00:00:01,000\n', /不是 WebVTT/],
    ['another encoding', Buffer.from('WEBVTT\n\xd6\xd0', 'latin1'), /不是 UTF-8/],
    ['a time as SubRip has it', `WEBVTT\n\n${cue('00:00:01,000 --> 00:00:02,000')}`, /字幕“字\.vtt”第 3 行的时间写法不对，应像 00:01:05\.000/],
    ['a time with a fault', `WEBVTT\n\n${cue('00:01.000 --> 00:02.000')}${cue('00:61.000 --> 00:62.000')}`, /第 6 行的时间写法不对/],
    ['an end before its start', `WEBVTT\n\n${cue('00:05.000 --> 00:04.000')}`, /第 3 行的结束时间不在开始时间之后/],
    ['cues out of order', `WEBVTT\n\n${cue('00:05.000 --> 00:06.000')}${cue('00:04.000 --> 00:08.000')}`, /第 6 行的时间比上一句还早/],
    ['words without a time', `WEBVTT\n\n${cue('00:05.000 --> 00:06.000')}没有时间的话\n`, /第 6 行前面没有时间/],
    ['cues that run together', 'WEBVTT\n\n00:01.000 --> 00:02.000\n甲\n00:03.000 --> 00:04.000\n乙\n', /第 5 行的时间前面要空一行/],
    ['nothing said', 'WEBVTT\n\nNOTE 只有一句备注\n', /一句话也没有/],
  ];
  for (const [title, text, reason] of captions) {
    it(`refuses captions with ${title}, and keeps nothing of the film`, async () => {
      place.put({ '村/片.mp4': mp4(9), '村/字.vtt': text });
      await assert.rejects(source().media('video', '片.mp4', '字.vtt'), reason);
      assert.throws(() => readdirSync(target()), /ENOENT/);
    });
  }

  it('takes captions with all that WebVTT allows', async () => {
    const text = 'WEBVTT 普通话\nKind: captions\n\nNOTE 备注\n可以几行\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000 align:start line:0\n甲\n乙\n\n\n' +
      '二\n00:01.000 --> 01:00:00.500\n丙\n\n100:00:00.000 --> 100:00:01.000\n丁';
    for (const [name, each] of Object.entries({ '甲.vtt': text, '乙.vtt': text.replaceAll('\n', '\r\n') })) {
      place.put({ '村/片.mp4': mp4(9), [`村/${name}`]: each });
      assert.match((await source().media('video', '片.mp4', name)).captions ?? '', /^\/media\/[0-9a-f]{32}\.vtt$/);
    }
  });

  it('refuses pictures that boxes cannot play, and names them', async () => {
    for (const [format, name] of Object.entries({ hvc1: 'H.265', hev1: 'H.265', av01: 'AV1', vp09: 'VP9' })) {
      place.put({ '村/片.mp4': mp4(9, 'mp4a', format) });
      await assert.rejects(source().media('video', '片.mp4', undefined), new RegExp(`视频“片\\.mp4”的画面是 ${name}.*转成 H\\.264`));
    }
    place.put({ '村/片.mp4': mp4(9, 'avc1', 'mp4a') });
    assert.equal((await source().media('video', '片.mp4', undefined)).duration, 9);
  });

  it('sweeps what killed imports left half copied, and nothing that somebody still writes', async () => {
    const db = await openTestDatabase('sqlite');
    const left = { old: `.passing-${process.pid}-999`, dead: '.passing-4194304000-1', fresh: '.passing-4194304000-2', alive: `.passing-${process.ppid}-1` };
    mkdirSync(target(), { recursive: true });
    for (const [which, name] of Object.entries(left)) {
      writeFileSync(path.join(target(), name), '半');
      if (which !== 'fresh') utimesSync(path.join(target(), name), 1, 1);
    }
    writeFileSync(path.join(target(), 'a.jpg'), '整');
    await importFolder(db, { folder: place.folder, dataDir: place.dataDir, dryRun: true });
    assert.equal(readdirSync(target()).length, 5);
    await importFolder(db, { folder: place.folder, dataDir: place.dataDir });
    assert.deepEqual(readdirSync(target()).sort(), [left.fresh, left.alive, 'a.jpg'].sort());
    await db.close();
  });

  it('writes nothing when it only looks', async () => {
    place.put({ '村/照片.jpg': await plain(40, 30).jpeg().toBuffer(), '村/片.mp4': mp4(3) });
    await source(false).picture('照片.jpg');
    await source(false).media('video', '片.mp4', undefined);
    assert.throws(() => readdirSync(target()), /ENOENT/);
  });
});
