import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Block } from '../../src/contract/index.ts';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { paragraph, village as place } from './fixtures.ts';
import { noticeDraft, openVillage, type Put, type Village } from './village.ts';

/** Characters in an order that no packer foresees: the worst that a text can weigh. */
function scrambled(length: number, seed: number): string {
  return Array.from({ length }, (_, at) =>
    String.fromCharCode(0x4e00 + ((seed * 7919 + at * 104729 + ((seed * at) % 977) * 31) % 3000)),
  ).join('');
}

const captions = '/media/00112233445566778899aabbccddeeff.vtt';

describe('phone pages', () => {
  let dataDir: string;
  let village: Village;
  let shared: number;

  before(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'phone-'));
    mkdirSync(path.join(dataDir, 'media'));
    village = await openVillage({ DATA_DIR: dataDir });
    const folder = path.resolve('build/pages');
    assert.ok(existsSync(folder), 'npm run build makes build/pages');
    const files = ['phone.css', 'phone.client.js'].map((name) => readFileSync(path.join(folder, name)));
    shared = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
    await saveTerms(village.db, 'glossary.yaml', Array.from({ length: 150 }, (_, index) => ({
      word: scrambled(3, index), also: [], plain: scrambled(60, index), example: scrambled(30, index + 500),
    })));
  });
  after(async () => {
    await village.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function page(url: string): Promise<string> {
    const reply = await village.app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    assert.equal(reply.statusCode, 200, url);
    const bytes = reply.rawPayload.length + shared;
    assert.ok(bytes <= 20 * 1024, `${url}: ${bytes} bytes`);
    return (await village.app.inject(url)).body;
  }

  /** Every part of a long text, as a reader goes through it. */
  async function parts({ id }: Put): Promise<string[]> {
    const pages = [await page(`/items/${id}`)];
    while (pages.at(-1)?.includes('>下一部分<')) pages.push(await page(`/items/${id}?part=${pages.length + 1}`));
    return pages;
  }

  it('weigh at most 20 KB of gzip with their style and script, whatever stands on them', async () => {
    const lengthy = Array.from({ length: 40 }, (_, index) => paragraph(`D${10000 + index}`, scrambled(450, index)));
    const law = await village.put({ sourceKey: 'laws/long.md', column: 'laws', title: '很长的法', body: lengthy });
    const story = await village.put({ sourceKey: 'cases/long.md', title: '很长的故事', body: lengthy });
    assert.ok((await parts(law)).length >= 3);
    await parts(story);
    await saveContacts(village.db, [{
      sourceKey: 'contacts/a.yaml', region: place.code,
      contacts: Array.from({ length: 24 }, (_, index) => ({
        role: 'office', roleName: '值班', name: scrambled(6, index), organization: scrambled(12, index),
        phone: `0717-00000${index + 10}`, duty: '周一到周五 8:30-12:00', note: scrambled(30, index),
      })),
    }]);
    const region = `region=${place.code}`;
    const columns = ['notices', 'cases', 'laws'].map((id) => `/columns/${id}?${region}`);
    const rest = ['/', `/?${region}`, '/contacts', `/contacts?${region}`, `/columns/notices?${region}&disclosure=past`,
      '/glossary', '/regions', '/search'];
    for (const url of [...columns, ...rest]) await page(url);
    for (const letter of 'ABCDEFGHJKLMNOPQRSTWXYZ') await page(`/glossary?letter=${letter}`);
  });

  it('hold a table of hundreds of rows in parts, its header in each, every row once', async () => {
    const table: Block = {
      id: 'T00001', kind: 'table', text: '表', header: ['序号', '户主', '小组', '面积（亩）', '金额（元）'],
      rows: Array.from({ length: 800 }, (_, row) => [
        String(row + 1), `${scrambled(1, row)}*${scrambled(1, row + 9)}`, `${(row % 9) + 1} 组`, String((row * 37) % 91), String((row * 7919) % 9973),
      ]),
    };
    const notice = await village.put({ ...noticeDraft, body: [table, paragraph('T00002', '公示完了。')] });
    const pages = await parts(notice);
    const rows = pages.flatMap((each) => [...each.matchAll(/<tr><td class="n">(\d+)<\/td>/g)].map(([, row]) => Number(row)));
    assert.deepEqual(rows, Array.from({ length: 800 }, (_, row) => row + 1));
    for (const each of pages) assert.match(each, /这张表共 800 行.*<th scope="col"[^>]*>户主/s);
    assert.match(pages.at(-1) ?? '', /公示完了/);
  });

  it('hold one endless paragraph and one endless list in parts', async () => {
    const sentence = (index: number) => `${scrambled(60, index)}。`;
    const all = Array.from({ length: 300 }, (_, index) => sentence(index));
    const body: Block[] = [
      paragraph('P00001', all.join('')),
      { id: 'P00002', kind: 'list', ordered: true, start: 1, items: all, text: '' },
    ];
    const pages = await parts(await village.put({ sourceKey: 'cases/endless.md', title: '没完没了', body }));
    const bodies = pages.map((each) => /<h1.*?<\/h1>(.*)<\/article>/s.exec(each)?.[1] ?? '');
    assert.equal(bodies.join('').replace(/<[^>]*>/g, '').split('。').length - 1, 600);
  });

  it('hold what is said in a long film stretch by stretch', async () => {
    const cue = (index: number) => {
      const at = (second: number) => new Date(second * 1000).toISOString().slice(11, 23);
      return `${at(index * 4)} --> ${at(index * 4 + 3)}\n${scrambled(18, index)}。`;
    };
    const cues = Array.from({ length: 1500 }, (_, index) => cue(index));
    writeFileSync(path.join(dataDir, captions), `WEBVTT\n\n${cues.join('\n\n')}\n`);
    const src = '/media/00112233445566778899aabbccddeeff.mp4';
    const film = await village.put({
      sourceKey: 'films/long.md', column: 'films', kind: 'video', title: '很长的电影', media: { src, type: 'video/mp4', captions },
    });
    let lines = 0;
    for (let address: string | undefined = `/items/${film.id}`; address; ) {
      const shown: string = await page(address);
      lines += shown.match(/<li><a [^>]*data-at/g)?.length ?? 0;
      address = /href="([^"#]*)#said">后面讲的/.exec(shown)?.[1]?.replace(/&amp;/g, '&');
    }
    assert.equal(lines, 1500);
  });
});
