import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mediaOf } from '../../../src/server/import/media.ts';
import { adts, fragment, initOf, list, piece, transport } from './films.ts';
import { openWorkplace, type Workplace } from './folders.ts';

describe('taking a film in pieces', () => {
  let place: Workplace;
  beforeEach(() => { place = openWorkplace(); });
  afterEach(() => { place.remove(); });

  const target = () => path.join(place.dataDir, 'media');
  const take = (name: string, write = true) =>
    mediaOf({ root: place.folder, target: target(), write }, 'films/稿.md').media('video', name, undefined);
  const stored = (src: string) => readFileSync(path.join(target(), path.basename(src)));
  const files = () => readdirSync(target()).map((name) => path.extname(name)).sort();
  const names = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('keeps every piece under its hash, and the playlist anew with these names', async () => {
    place.put({
      'films/片/第一段.ts': transport(1), 'films/片/2.ts': transport(2), 'films/片/同一段.ts': transport(2),
      'films/片/index.m3u8': `\ufeff${list('#EXT-X-PLAYLIST-TYPE:VOD', '# 一句闲话', '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T19:05:00Z',
        piece('%E7%AC%AC%E4%B8%80%E6%AE%B5.ts', 6.006), '#EXT-X-DISCONTINUITY', piece('2.ts'), piece('./同一段.ts', 3.5))}`.replaceAll('\n', '\r\n'),
    });
    const film = await take('片/index.m3u8');
    assert.match(film.src, /^\/media\/[0-9a-f]{32}\.m3u8$/);
    assert.deepEqual([film.type, film.duration], ['application/vnd.apple.mpegurl', 15.5]);
    const written = stored(film.src).toString();
    const [first = '', second = '', third] = names(written);
    assert.equal(second, third);
    assert.deepEqual([stored(first), stored(second)], [transport(1), transport(2)]);
    assert.equal(written, ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:7', '#EXT-X-PLAYLIST-TYPE:VOD', '#EXTINF:6.006,', first,
      '#EXT-X-DISCONTINUITY', '#EXTINF:6.000,', second, '#EXTINF:3.500,', second, '#EXT-X-ENDLIST', ''].join('\n'));
    assert.deepEqual(files(), ['.m3u8', '.ts', '.ts']);
    assert.deepEqual(await take('片/index.m3u8'), film, 'the same comes out the second time');
  });

  it('takes several qualities, fragments with their head, and sound of its own', async () => {
    place.put({
      'films/master.m3u8': ['#EXTM3U', '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="普通话",DEFAULT=YES,URI="声/list.m3u8",X-OTHER="1"',
        '#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="cc",NAME="c",INSTREAM-ID="CC1"',
        '#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.64001f,mp4a.40.2",AUDIO="a",CLOSED-CAPTIONS="cc"', '低/list.m3u8',
        '#EXT-X-STREAM-INF:BANDWIDTH=2000000,AUDIO="a"', '高/list.m3u8', ''].join('\n'),
      'films/声/list.m3u8': list(piece('1.aac', 2)), 'films/声/1.aac': adts,
      'films/低/list.m3u8': list('#EXT-X-MAP:URI="init.mp4"', piece('1.m4s', 4), piece('2.m4s', 5)),
      'films/低/init.mp4': initOf('avc1', 'mp4a'), 'films/低/1.m4s': fragment(1), 'films/低/2.m4s': fragment(2),
      'films/高/list.m3u8': list(piece('../../pool/1.ts', 9)), 'pool/1.ts': transport(9),
    });
    const film = await take('master.m3u8');
    assert.equal(film.duration, 9);
    const master = stored(film.src).toString();
    assert.doesNotMatch(master, /X-OTHER|CLOSED|list\.m3u8/);
    const sound = /URI="([0-9a-f]{32}\.m3u8)"/.exec(master)?.[1] ?? '';
    const [low = '', high = ''] = names(master);
    assert.deepEqual(stored(names(stored(sound).toString())[0] ?? ''), adts);
    assert.deepEqual(stored(names(stored(high).toString())[0] ?? ''), transport(9));
    const map = /#EXT-X-MAP:URI="([0-9a-f]{32}\.mp4)"/.exec(stored(low).toString())?.[1] ?? '';
    assert.deepEqual(stored(map), initOf('avc1', 'mp4a'));
    assert.deepEqual(names(stored(low).toString()).map((name) => stored(name)), [fragment(1), fragment(2)]);
    assert.deepEqual(files(), ['.aac', '.m3u8', '.m3u8', '.m3u8', '.m3u8', '.m4s', '.m4s', '.mp4', '.ts']);
  });

  it('writes nothing when it only looks, and finds the same name', async () => {
    place.put({ 'films/a.m3u8': list(piece('1.ts')), 'films/1.ts': transport(1) });
    const seen = await take('a.m3u8', false);
    assert.throws(() => readdirSync(target()), /ENOENT/);
    assert.deepEqual(await take('a.m3u8'), seen);
  });

  const good = { 'films/1.ts': transport(1), 'films/2.ts': transport(2) };
  const master = (...uris: string[]) => ['#EXTM3U', ...uris.flatMap((uri) => ['#EXT-X-STREAM-INF:BANDWIDTH=1', uri]), ''].join('\n');
  const rows: [title: string, playlist: string | Buffer, reason: RegExp, files?: Record<string, string | Buffer>][] = [
    ['an address on the network', list(piece('1.ts'), piece('https://example.org/2.ts')), /播放列表“a\.m3u8”第 7 行：分段“https:.*不能是网址/],
    ['an address without its scheme', list(piece('//example.org/2.ts')), /不能是网址或完整路径/],
    ['an absolute path', list(piece('/etc/passwd')), /第 5 行：分段“\/etc\/passwd”.*完整路径/],
    ['a path out of the folder', list(piece('../../../etc/passwd')), /在导入的文件夹之外/],
    ['a path out of the folder in disguise', list(piece('%2e%2e/%2e%2e/%2e%2e/etc/passwd')), /在导入的文件夹之外/],
    ['a Windows path', list(piece('..\\1.ts')), /不能是网址或完整路径/],
    ['a nought in a path', list(piece('1.ts%00.ts')), /分段“1\.ts/],
    ['a piece that is not there', list(piece('1.ts'), piece('3.ts')), /播放列表“a\.m3u8”第 7 行：找不到分段“3\.ts”/],
    ['a page instead of a piece', list(piece('x.ts')), /第 5 行的“x\.ts”不是 TS、MP4 或 AAC 分段/, { 'films/x.ts': '<html>'.repeat(99) }],
    ['a film instead of a piece', list(piece('x.ts')), /不是 TS、MP4 或 AAC 分段/, { 'films/x.ts': initOf('avc1') }],
    ['an empty piece', list(piece('x.ts')), /第 5 行：分段“x\.ts”是空的/, { 'films/x.ts': '' }],
    ['a fragment without its head', list(piece('x.m4s')), /缺少 #EXT-X-MAP/, { 'films/x.m4s': fragment(1) }],
    ['a head that is none', list('#EXT-X-MAP:URI="1.ts"', piece('x.m4s')), /不是 MP4 的开头部分/, { 'films/x.m4s': fragment(1) }],
    ['encrypted pieces', list('#EXT-X-KEY:METHOD=AES-128,URI="k"', piece('1.ts')), /第 4 行说内容是加密的/],
    ['ranges of bytes', list('#EXTINF:6,', '#EXT-X-BYTERANGE:100@0', '1.ts'), /第 5 行用了 #EXT-X-BYTERANGE/],
    ['a range of the head', list('#EXT-X-MAP:URI="1.ts",BYTERANGE="7@0"', piece('1.ts')), /用了 BYTERANGE/],
    ['what is live', list(piece('1.ts')).replace('#EXT-X-ENDLIST', ''), /没有 #EXT-X-ENDLIST：.*不收直播/],
    ['variables', list('#EXT-X-DEFINE:NAME="a",VALUE="b"', piece('{$a}.ts')), /不认识“#EXT-X-DEFINE/],
    ['a piece without its length', list('1.ts'), /第 4 行的文件前面没有 #EXTINF/],
    ['a length that is none', list(piece('1.ts', Number.NaN)), /第 4 行的秒数不对/],
    ['a length without end', list(piece('1.ts', 99_999)), /秒数不对（一段最多 600 秒）/],
    ['100,000 lines', list(...Array<string>(100_000).fill('#')), /太长（\d+ 行），最多 20000 行/],
    ['too many pieces', list(...Array.from({ length: 6001 }, () => piece('1.ts'))), /分段太多，最多 6000 段/],
    ['a list of megabytes', `${list(piece('1.ts'))}${'#\n'.repeat(1_500_000)}`, /太大（3 MB），最多 2 MB/],
    ['a list of nothing', list(), /里一段也没有/],
    ['a list that names itself', master('a.m3u8'), /播放列表“a\.m3u8”第 3 行：“a\.m3u8”应是分段的列表，不能再列清晰度/],
    ['lists that name each other', master('b.m3u8'), /不能再列清晰度/, { 'films/b.m3u8': master('a.m3u8') }],
    ['a quality that is not there', master('b.m3u8'), /第 3 行：找不到播放列表“b\.m3u8”/],
    ['a quality on the network', master('http://example.org/b.m3u8'), /不能是网址/],
    ['a bad piece in a quality', master('b.m3u8'), /播放列表“b\.m3u8”第 5 行：找不到分段“9\.ts”/, { 'films/b.m3u8': list(piece('9.ts')) }],
    ['too many qualities', master(...Array<string>(13).fill('b.m3u8')), /清晰度太多，最多 12 种/],
    ['qualities beside pieces', `${master('b.m3u8')}${piece('1.ts')}\n#EXT-X-ENDLIST`, /只能是一样/],
    ['captions inside', '#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,URI="c.m3u8"\n', /第 2 行带了字幕/],
    ['an attribute that breaks out', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x1;#EXT\nb.m3u8\n', /RESOLUTION 写法不对/],
    ['control characters', list(piece('1.ts'), '#\u0007'), /第 6 行有控制字符/],
    ['another encoding', Buffer.concat([Buffer.from('#EXTM3U\n'), Buffer.from([0xd6, 0xd0])]), /不是 UTF-8/],
    ['H.265 in a transport stream', list(piece('x.ts')), /第 5 行：“x\.ts”的画面是 H\.265（HEVC），机顶盒放不了/, { 'films/x.ts': transport(1, 0x24) }],
    ['H.265 in fragments', list('#EXT-X-MAP:URI="i.mp4"', piece('x.m4s')), /“i\.mp4”的画面是 H\.265/, { 'films/i.mp4': initOf('mp4a', 'hvc1'), 'films/x.m4s': fragment(1) }],
    ['H.265 that the list tells of', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="hvc1.1.6.L93"\nb.m3u8\n', /画面是 H\.265/],
  ];
  for (const [title, playlist, reason, more = {}] of rows) {
    it(`refuses ${title}, and keeps nothing of it`, async () => {
      place.put({ ...good, 'films/a.m3u8': playlist, ...more });
      await assert.rejects(take('a.m3u8'), (error: Error) => error.name === 'Refusal' && reason.test(error.message) || assert.fail(error.message));
      assert.throws(() => readdirSync(target()), /ENOENT/);
    });
  }

  it('refuses a piece that is a link out of the folder', async () => {
    const outside = path.join(place.folder, '..', 'secret.ts');
    writeFileSync(outside, transport(1));
    mkdirSync(path.join(place.folder, 'films'));
    symlinkSync(outside, path.join(place.folder, 'films', 'x.ts'));
    place.put({ 'films/a.m3u8': list(piece('x.ts')) });
    await assert.rejects(take('a.m3u8'), /是指向文件夹之外的链接/);
  });

  it('refuses pieces too large, one by one and together', async () => {
    const pieces = Array.from({ length: 17 }, (_, at) => `${at}.ts`);
    for (const name of pieces) {
      place.put({ [`films/${name}`]: transport(1) });
      truncateSync(path.join(place.folder, 'films', name), 256 * 1024 * 1024);
    }
    place.put({ 'films/a.m3u8': list(...pieces.map((name) => piece(name))) });
    await assert.rejects(take('a.m3u8'), /第 37 行为止的分段加起来超过 4096 MB/);
    truncateSync(path.join(place.folder, 'films', '0.ts'), 256 * 1024 * 1024 + 1);
    await assert.rejects(take('a.m3u8'), /第 5 行：分段“0\.ts”太大（256 MB），最多 256 MB/);
  });

  it('is for films only', async () => {
    place.put({ ...good, 'films/a.m3u8': list(piece('1.ts')) });
    const source = mediaOf({ root: place.folder, target: target(), write: true }, 'films/稿.md');
    await assert.rejects(source.media('audio', 'a.m3u8', undefined), /不是 M4A 或 MP3/);
  });
});
