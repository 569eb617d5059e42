import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemsQuery } from '../../../src/contract/index.ts';
import { findItem, listItems } from '../../../src/server/content/content.ts';
import type { Database } from '../../../src/server/db/open.ts';
import { importFolder, type ImportOptions, type ImportReport } from '../../../src/server/import/importFolder.ts';
import { reportText } from '../../../src/server/import/report.ts';
import { listRegions } from '../../../src/server/regions/regions.ts';
import { corpusFolder } from '../../corpus/corpus.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';
import { evening } from './drafts.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const text = (title: string, body = '正文。') => `# ${title}\n\n${body}\n`;
const counts = ({ added, changed, unchanged, withdrawn, refused }: ImportReport) =>
  [added, changed, unchanged, withdrawn, refused.length];

onBothDatabases('importing a folder', (dialect) => {
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
  const run = (options: Partial<ImportOptions> = {}) =>
    importFolder(db, { folder: place.folder, dataDir: place.dataDir, column: 'cases', now: evening, ...options });
  const list = async (query: ItemsQuery) => {
    const reply = await listItems(db, query, evening);
    assert.ok(typeof reply === 'object');
    return reply.items;
  };
  const titles = async () =>
    (await list({ limit: 50 })).map(({ title }) => title).sort();
  const first = async () => (await list({}))[0]!;

  it('does nothing for unchanged files and makes a new revision of a changed one', async () => {
    place.put({ '甲.md': text('甲'), '劳动用工/乙.md': text('乙'),
      'regions.yaml': "- { code: '420583000000', name: 枝江市 }" });
    assert.deepEqual(counts(await run()), [2, 0, 0, 0, 0]);
    const state = await db.readState();
    assert.deepEqual(counts(await run({ now: evening + 60_000 })), [0, 0, 2, 0, 0]);
    assert.deepEqual(await db.readState(), state);
    place.put({ 'regions.yaml': "- { code: '420583000000', name: 枝江 }" });
    await run({ now: evening + 60_000 });
    assert.equal((await listRegions(db, undefined))?.items[0]?.name, '枝江');
    const { id } = (await list({ topic: 'labour' }))[0]!;
    place.put({ '劳动用工/乙.md': text('乙', '改过的正文。') });
    assert.deepEqual(counts(await run({ now: evening + 120_000 })), [0, 1, 1, 0, 0]);
    const found = await findItem(db, id, evening);
    assert.ok(found?.state === 'live');
    assert.deepEqual([found.item.revision, found.item.body[0]?.text], [2, '改过的正文。']);
    assert.equal(found.item.publishedAt, '2026-11-22T19:05:00+08:00');
  });

  it('reports what is gone, withdraws it only when asked, and publishes it again when it is back', async () => {
    place.put({ '甲.md': text('甲'), '乙.md': text('乙') });
    await run();
    const away = path.join(place.folder, '..', '乙.md');
    renameSync(path.join(place.folder, '乙.md'), away);
    assert.deepEqual((await run()).missing, ['乙.md']);
    assert.deepEqual(await titles(), ['乙', '甲'].sort());
    const report = await run({ withdrawMissing: true });
    assert.deepEqual([counts(report), report.missing], [[0, 0, 1, 1, 0], []]);
    assert.deepEqual(await titles(), ['甲']);
    assert.deepEqual((await run({ withdrawMissing: true })).withdrawn, 0);
    renameSync(away, path.join(place.folder, '乙.md'));
    assert.deepEqual(counts(await run()), [0, 1, 1, 0, 0]);
    assert.deepEqual(await titles(), ['乙', '甲'].sort());
  });

  it('never withdraws what came from another folder, nor a file that it could only not take', async () => {
    place.put({ '甲.md': text('甲') });
    await run();
    const other = openWorkplace('别处');
    other.put({ '丙.md': text('丙') });
    try {
      const elsewhere = await run({ folder: other.folder, withdrawMissing: true });
      assert.deepEqual([elsewhere.withdrawn, elsewhere.missing], [0, []]);
    } finally {
      other.remove();
    }
    place.put({ '甲.md': '没有标题了' });
    assert.deepEqual(counts(await run({ withdrawMissing: true })), [0, 0, 0, 0, 1]);
    assert.deepEqual(await titles(), ['丙', '甲']);
  });

  it('keeps the period of a notice that is imported again on a later day', async () => {
    place.put({ '公示.md': '---\n栏目: notices\n公示天数: 7\n---\n# 公示\n\n正文。\n' });
    await run();
    assert.deepEqual(counts(await run({ now: evening + 3 * 86_400_000 })), [0, 0, 1, 0, 0]);
  });

  it('reads the places first, so that texts may name them', async () => {
    place.put({
      'regions.yaml': [
        "- { code: '420583901001', name: 柳溪村（示例） }",
        "- { code: '420583901000', name: 青禾镇（示例） }",
        "- { code: '420583000000', name: 枝江市 }",
      ].join('\n'),
      '甲.md': `---\n地区: 420583901001\n---\n${text('甲')}`,
    });
    assert.deepEqual(counts(await run()), [1, 0, 0, 0, 0]);
    const below = await listRegions(db, '420583901000');
    assert.deepEqual(below?.items.map(({ name: village, initials, level }) => [village, initials.slice(0, 3), level]),
      [['柳溪村（示例）', 'lxc', 'village']]);
    assert.deepEqual(await titles(), []);
    assert.equal((await list({ region: '420583901001' })).length, 1);
  });

  it('gives a new database the city, so that a first import needs nothing before it', async () => {
    place.put({ '甲.md': text('甲') });
    await run();
    assert.deepEqual((await listRegions(db, undefined))?.items.map(({ code }) => code), ['420583000000']);
  });

  it('writes nothing on a dry run', async () => {
    place.put({ '甲.md': text('甲'), '坏.md': '', 'regions.yaml': "- { code: '420583000000', name: 枝江市 }" });
    const report = await run({ dryRun: true });
    assert.deepEqual([report.checked, counts(report)], [1, [0, 0, 0, 0, 1]]);
    assert.deepEqual((await listRegions(db, undefined))?.items, []);
  });

  it('publishes each block under an id that survives a paragraph put in', async () => {
    place.put({ '甲.md': text('甲', '一。\n\n二。\n\n三。') });
    await run();
    const { id } = await first();
    const ids = async () => {
      const found = await findItem(db, id, evening);
      return found?.state === 'live' ? found.item.body.map((block) => block.id) : [];
    };
    const before = await ids();
    place.put({ '甲.md': text('甲', '一。\n\n新的一段。\n\n二。\n\n三。') });
    await run();
    const after = await ids();
    assert.deepEqual([after[0], ...after.slice(2)], before);
  });

  it('takes the topic table that the operator edits', async () => {
    place.put({ '果园/甲.md': text('甲') });
    assert.deepEqual((await run()).withoutTopic, ['果园/甲.md']);
    const table = path.join(place.dataDir, 'topics.yaml');
    writeFileSync(table, `${readFileSync(table, 'utf8')}\n  - { 词: [果园], 专题: [土地承包] }\n`);
    const report = await run();
    assert.deepEqual([counts(report), report.withoutTopic], [[0, 1, 0, 0, 0], []]);
    writeFileSync(table, '文件夹:\n  - { 词: [果园], 专题: [水果] }\n');
    await assert.rejects(run(), /“文件夹”第 1 条：没有“水果”这个专题/);
  });

  it('refuses as a whole what no file could answer for', async () => {
    await assert.rejects(run({ folder: path.join(place.folder, '没有') }), /找不到文件夹/);
    await assert.rejects(run({ column: '新闻' }), /没有“新闻”这个栏目/);
    await assert.rejects(run({ region: '110101000000' }), /没有代码为“110101000000”的地区/);
    await assert.rejects(run({ topicsFile: path.join(place.folder, '没有.yaml') }), /读不了（ENOENT）/);
  });

  it('takes a folder of 2000 files, and counts as done what is in the database', async function () {
    this.timeout(60_000);
    place.putMany(2000);
    let done = 0;
    const kept = async () => Number((await db.query.selectFrom('item')
      .select((e) => e.fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
    const checks: Promise<void>[] = [];
    const report = await run({
      onProgress: (progress) => {
        assert.ok(progress.done >= done && progress.done <= 2000);
        if (progress.done > done && progress.done % 500 === 0) {
          checks.push(kept().then((count) => assert.ok(count >= progress.done, `${count} of ${progress.done}`)));
        }
        done = progress.done;
      },
    });
    assert.deepEqual(counts(report), [2000, 0, 0, 0, 0]);
    assert.equal(done, 2000);
    assert.equal((await Promise.all(checks)).length, 4);
    assert.deepEqual(counts(await run()), [0, 0, 2000, 0, 0]);
  });

  it('takes every text of the corpus, and gives it back', async () => {
    for (const column of ['cases', 'laws']) {
      const report = await run({ folder: path.join(corpusFolder(), column), column });
      assert.deepEqual(report.refused, []);
      assert.ok(report.added > 0);
      let cursor: string | undefined;
      let seen = 0;
      do {
        const page = await listItems(db, { column, limit: 50, ...(cursor !== undefined && { cursor }) }, evening);
        assert.ok(typeof page === 'object');
        for (const { id } of page.items) {
          const found = await findItem(db, id, evening);
          assert.ok(found?.state === 'live' && found.item.body.length > 0);
          seen += 1;
        }
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.equal(seen, report.added);
    }
  });
});

describe('the report of an import', () => {
  it('says in plain words what went in, what did not and why', () => {
    const report: ImportReport = {
      added: 2, changed: 1, unchanged: 3, withdrawn: 0, checked: 0, contacts: 12, terms: 60,
      refused: [{ file: '坏\x1b[31m.md', reason: '文件是空的' }], missing: ['旧.md'], withoutTopic: ['甲.md'],
      sameEpisode: ['“工伤那点事”第 2 集：乙.md、甲.md'],
    };
    assert.equal(reportText(report, false), `新增 2，更新 1，未变 3，撤回 0，未收 1
便民卡 12 张，词语 60 条

没有收进来的文件：
  坏?[31m.md：文件是空的

文件已不在、内容还在发布的（要撤回请加 --withdraw-missing）：
  旧.md

没有归到专题的（可改专题对照表，或在稿件里写“专题”）：
  甲.md

同一个系列里集数重复的（先播离得近的地区的、先发布的）：
  “工伤那点事”第 2 集：乙.md、甲.md`);
  });

  it('names 500 files of a kind and counts the others', () => {
    const refused = Array.from({ length: 700 }, (_, at) => ({ file: `${at}.md`, reason: '文件是空的' }));
    const report: ImportReport = {
      added: 0, changed: 0, unchanged: 0, withdrawn: 0, checked: 0, contacts: 0, terms: 0, refused, missing: [], withoutTopic: [],
      sameEpisode: [],
    };
    assert.match(reportText(report, true), /未收 700 份[^]*499\.md[^]*……还有 200 个$/);
  });
});
