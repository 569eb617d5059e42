import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { mediaOf } from '../../../src/server/import/media.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const plain = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });

/** A box of an MP4 file. */
const box = (type: string, ...content: Buffer[]) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, part) => sum + part.length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...content]);
};
function mp4(seconds: number): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(seconds * 1000, 16);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1')), box('mdat', Buffer.alloc(5000)),
    box('moov', box('free', Buffer.alloc(3)), box('mvhd', mvhd)),
  ]);
}

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

  it('refuses captions that are none', async () => {
    const gbk = Buffer.from('WEBVTT\n\xd6\xd0', 'latin1');
    place.put({ '村/片.mp4': mp4(9), '村/字.vtt': '1\n00:00:00,000', '村/码.vtt': gbk });
    await assert.rejects(source().media('video', '片.mp4', '字.vtt'), /不是 WebVTT/);
    await assert.rejects(source().media('video', '片.mp4', '码.vtt'), /不是 UTF-8/);
  });

  it('writes nothing when it only looks', async () => {
    place.put({ '村/照片.jpg': await plain(40, 30).jpeg().toBuffer(), '村/片.mp4': mp4(3) });
    await source(false).picture('照片.jpg');
    await source(false).media('video', '片.mp4', undefined);
    assert.throws(() => readdirSync(target()), /ENOENT/);
  });
});
