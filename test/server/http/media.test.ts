import assert from 'node:assert/strict';
import type { Item, ItemsReply } from '../../../src/contract/index.ts';
import { importFolder } from '../../../src/server/import/importFolder.ts';
import { adts, fragment, initOf, list, piece, transport } from '../import/films.ts';
import { openWorkplace } from '../import/folders.ts';
import { createTestApp, evening } from '../testApp.ts';

describe('a film in pieces over HTTP', () => {
  it('is played from its item to its last piece, each with its type, by parts, inert and for ever', async () => {
    const place = openWorkplace();
    const test = await createTestApp();
    place.put({
      'films/一张借条.md': '---\n视频: 片/index.m3u8\n---\n# 一张借条\n',
      'films/片/index.m3u8': ['#EXTM3U', '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="声",URI="a.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"', 'ts.m3u8', '#EXT-X-STREAM-INF:BANDWIDTH=2', 'fmp4.m3u8', ''].join('\n'),
      'films/片/ts.m3u8': list(piece('1.ts', 61)), 'films/片/1.ts': transport(1),
      'films/片/fmp4.m3u8': list('#EXT-X-MAP:URI="i.mp4"', piece('1.m4s', 61)), 'films/片/i.mp4': initOf('avc1'), 'films/片/1.m4s': fragment(1),
      'films/片/a.m3u8': list(piece('1.aac', 61)), 'films/片/1.aac': adts,
    });
    const report = await importFolder(test.db, { folder: place.folder, dataDir: test.config.dataDir, now: evening });
    assert.deepEqual([report.added, report.refused], [1, []]);
    const { id, kind, minutes } = (await test.get<ItemsReply>('/api/v1/items')).body.items[0]!;
    const { media } = (await test.get<Item>(`/api/v1/items/${id}`)).body;
    assert.deepEqual([kind, minutes, media?.duration, media?.type], ['video', 2, 61, 'application/vnd.apple.mpegurl']);

    const types: Record<string, string> = {};
    const visit = async (address: string): Promise<void> => {
      const whole = await test.app.inject({ url: address });
      const end = whole.rawPayload.length;
      const part = await test.app.inject({ url: address, headers: { range: 'bytes=2-5', 'accept-encoding': 'gzip' } });
      assert.deepEqual([whole.statusCode, part.statusCode, part.headers['content-range']], [200, 206, `bytes 2-5/${end}`]);
      assert.deepEqual(part.rawPayload, whole.rawPayload.subarray(2, 6));
      for (const { headers } of [whole, part]) {
        assert.match(String(headers['cache-control']), /max-age=31536000, immutable/);
        assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
        assert.equal(headers['content-encoding'], undefined);
      }
      types[address.slice(address.lastIndexOf('.') + 1)] = String(whole.headers['content-type']);
      if (!address.endsWith('.m3u8')) return;
      for (const [name] of whole.payload.matchAll(/[0-9a-f]{32}\.\w+/g)) await visit(`/media/${name}`);
    };
    await visit(media?.src ?? '');
    assert.deepEqual(types, {
      m3u8: 'application/vnd.apple.mpegurl', ts: 'video/mp2t', m4s: 'video/iso.segment', mp4: 'video/mp4', aac: 'audio/aac',
    });
    assert.equal((await test.get(`/media/${'0'.repeat(32)}.m3u8`)).status, 404);

    const again = await importFolder(test.db, { folder: place.folder, dataDir: test.config.dataDir, now: evening });
    assert.deepEqual([again.unchanged, again.changed], [1, 0]);
    await test.close();
    place.remove();
  });
});
