import assert from 'node:assert/strict';
import type { Database } from '../../../src/server/db/open.ts';
import { findItem, listItems } from '../../../src/server/content/content.ts';
import { importFolder } from '../../../src/server/import/importFolder.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';
import { draftOf, evening } from './drafts.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const text = (fields: string) => `---\n${fields}\n---\n# 题\n\n文。\n`;

describe('the series of a text', () => {
  it('is its name and a number, as people write it', async () => {
    for (const number of ['2', '第2集', '第 2 讲', '2期']) {
      assert.deepEqual((await draftOf(text(`系列: 工伤那点事\n集: ${number}`))).series, { name: '工伤那点事', episode: 2 }, number);
    }
    assert.equal((await draftOf('# 题\n\n文。\n')).series, undefined);
  });

  it('has both or neither, and a number from 1', async () => {
    await assert.rejects(draftOf(text('系列: 甲')), /写了“系列”，没有写“集”/);
    await assert.rejects(draftOf(text('集: 1')), /写了“集”，没有写“系列”/);
    await assert.rejects(draftOf(text(`系列: ${'甲'.repeat(41)}\n集: 1`)), /“系列”太长/);
    for (const number of ['0', '-1', '1.5', '一', '上', '99999', '1e2']) {
      await assert.rejects(draftOf(text(`系列: 甲\n集: ${number}`)), /“集”应是 1 起的整数/, number);
    }
  });
});

onBothDatabases('importing a series', (dialect) => {
  let db: Database;
  let place: Workplace;
  beforeEach(async () => {
    db = await openTestDatabase(dialect);
    place = openWorkplace('稿件');
  });
  afterEach(async () => {
    place.remove();
    await db.close();
  });
  const run = (dryRun = false, folder = place.folder) =>
    importFolder(db, { folder, dataDir: place.dataDir, column: 'lectures', now: evening, dryRun });
  const part = (title: string, episode: number, more = '') =>
    `---\n系列: 工伤那点事\n集: ${episode}${more}\n---\n# ${title}\n\n文。\n`;

  it('leads from one part to the next', async () => {
    place.put({ '一.md': part('一', 1), '二.md': part('二', 2) });
    assert.deepEqual((await run()).sameEpisode, []);
    const reply = await listItems(db, {}, evening);
    const first = typeof reply === 'object' ? reply.items.find(({ title }) => title === '一') : undefined;
    const found = await findItem(db, first?.id ?? '', evening);
    assert.equal(found?.state === 'live' && found.item.next?.title, '二');
  });

  it('names numbers that are there twice, also between two folders, and takes them all the same', async () => {
    place.put({
      'regions.yaml': ["- { code: '420583000000', name: 市 }", "- { code: '420583901000', name: 镇 }",
        "- { code: '420583901001', name: 村 }", "- { code: '420583901002', name: 别村 }"].join('\n'),
      '甲.md': part('甲', 1), '乙.md': part('乙', 1, '\n地区: 420583901001'), '丙.md': part('丙', 2, '\n地区: 420583901001'),
      '丁.md': part('丁', 2, '\n地区: 420583901002'), '戊.md': part('戊', 2, '\n栏目: 法治电影'),
    });
    for (const dryRun of [true, false]) {
      const report = await run(dryRun);
      assert.deepEqual([report.sameEpisode, report.refused], [['“工伤那点事”第 1 集：乙.md、甲.md'], []]);
    }
    const other = openWorkplace('别处');
    other.put({ '己.md': part('己', 2, '\n地区: 420583901000') });
    assert.deepEqual((await run(false, other.folder)).sameEpisode, ['“工伤那点事”第 2 集：己.md、稿件/丁.md、稿件/丙.md']);
    other.remove();
    place.put({ '乙.md': part('乙', 7, '\n地区: 420583901001'), '丙.md': part('丙', 8), '丁.md': part('丁', 9) });
    assert.deepEqual((await run()).sameEpisode, []);
  });
});
