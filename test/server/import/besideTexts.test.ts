import assert from 'node:assert/strict';
import { existsSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { listContacts } from '../../../src/server/contacts/contacts.ts';
import type { Database } from '../../../src/server/db/open.ts';
import { listTerms } from '../../../src/server/glossary/glossary.ts';
import { importFolder, type ImportOptions } from '../../../src/server/import/importFolder.ts';
import { reportText } from '../../../src/server/import/report.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';
import { evening } from './drafts.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const village = '420583901001';
const regions = [
  "- { code: '420583000000', name: 枝江市 }",
  "- { code: '420583901000', name: 青禾镇（示例） }",
  "- { code: '420583901001', name: 柳溪村（示例） }",
].join('\n');
const person = (name: string, more = '') => `  - 身份: 人民调解员\n    姓名: ${name}\n    电话: 0717-0000002\n${more}`;
const card = (...people: string[]) => `地区: '${village}'\n便民卡:\n${people.join('')}`;
const terms = '- 词: 违约金\n  也叫: [违约罚款]\n  解释: 没照合同办的一方，按约定要赔的钱。\n- { 词: 定金, 解释: 先付的钱。 }\n';
const photo = () =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: { r: 200, g: 30, b: 30 } } }).jpeg().toBuffer();

onBothDatabases('importing contacts and a glossary', (dialect) => {
  let db: Database;
  let place: Workplace;
  beforeEach(async () => {
    db = await openTestDatabase(dialect);
    place = openWorkplace('稿件');
    place.put({ 'regions.yaml': regions });
  });
  afterEach(async () => {
    place.remove();
    await db.close();
  });
  const run = (options: Partial<ImportOptions> = {}) =>
    importFolder(db, { folder: place.folder, dataDir: place.dataDir, now: evening, ...options });
  const people = async () => (await listContacts(db, village))?.items ?? [];
  const names = async () => (await people()).map(({ name }) => name);
  const words = async () => (await listTerms(db)).map(({ word }) => word);

  it('takes them beside the texts, with photos that went through the same gate', async () => {
    const full = `  - 身份: 法律顾问
    姓名: 周老师（示例）
    单位: 青禾镇司法所（示例）
    电话: ０７１７—0000001
    值班: 每周三上午 8:30-11:30
    地点: 村委会一楼
    说明: 签合同、看欠条、问官司，都可以先问他。
    照片: 图/周老师.jpg
    微信: 图/微信.jpg
`;
    place.put({
      'contacts/柳溪村.yaml': card(full, person('老宋')), 'contacts/图/周老师.jpg': await photo(),
      'contacts/图/微信.jpg': await photo(), 'glossary.yaml': terms, 'cases/甲.md': '# 甲\n\n正文。\n',
    });
    const report = await run();
    assert.deepEqual(report.refused, []);
    assert.deepEqual([report.added, report.contacts, report.terms], [1, 2, 2]);
    assert.match(reportText(report, false), /^新增 1，.*\n便民卡 2 张，词语 2 条$/m);
    const [first, second] = await people();
    const { id: _id, portrait, wechat, ...rest } = first!;
    assert.deepEqual(rest, {
      region: village, role: 'adviser', roleName: '法律顾问', name: '周老师（示例）', organization: '青禾镇司法所（示例）',
      phone: '0717-0000001', duty: '每周三上午 8:30-11:30', place: '村委会一楼', note: '签合同、看欠条、问官司，都可以先问他。',
    });
    assert.deepEqual([portrait?.width, portrait?.height, portrait?.alt], [8, 6, '周老师（示例）的照片']);
    assert.equal(wechat?.alt, '周老师（示例）的微信二维码');
    assert.ok(existsSync(path.join(place.dataDir, portrait!.src)));
    assert.deepEqual([second?.role, second?.roleName], ['mediator', '人民调解员']);
    assert.deepEqual(await listTerms(db), [
      { word: '定金', also: [], plain: '先付的钱。' },
      { word: '违约金', also: ['违约罚款'], plain: '没照合同办的一方，按约定要赔的钱。' },
    ]);
  });

  it('knows the roles that screens have a sign for, and calls all others an office', async () => {
    const roles = ['法律顾问', '调解员', '网格员', '热线', '村委会'];
    place.put({ 'contacts/村.yml': card(...roles.map((role) => `  - { 身份: ${role}, 姓名: 某某 }\n`)) });
    await run();
    assert.deepEqual((await people()).map(({ role }) => role), ['adviser', 'mediator', 'grid-officer', 'hotline', 'office']);
    assert.deepEqual((await people()).map(({ roleName }) => roleName), roles);
  });

  it('changes nothing when nothing changed, and lets go of what a file no longer names', async () => {
    place.put({ 'contacts/柳溪村.yaml': card(person('老宋'), person('小林')), 'glossary.yaml': terms });
    await run();
    const state = await db.readState();
    await run({ now: evening + 60_000 });
    assert.deepEqual(await db.readState(), state);
    place.put({ 'contacts/柳溪村.yaml': card(person('小林')), 'glossary.yaml': '- { 词: 定金, 解释: 先付的钱。 }' });
    await run();
    assert.deepEqual([await names(), await words()], [['小林'], ['定金']]);
    assert.ok((await db.readState()).counter > state.counter);
  });

  it('reports files that are gone, and takes their people and words away only when asked', async () => {
    place.put({ 'contacts/柳溪村.yaml': card(person('老宋')), 'glossary.yaml': terms });
    await run();
    const away = path.join(place.folder, '..', '撤');
    renameSync(path.join(place.folder, 'contacts'), away);
    rmSync(path.join(place.folder, 'glossary.yaml'));
    const report = await run();
    assert.deepEqual([report.missing, report.withdrawn], [['contacts/柳溪村.yaml', 'glossary.yaml'], 0]);
    assert.deepEqual([await names(), (await words()).length], [['老宋'], 2]);
    assert.deepEqual((await run({ withdrawMissing: true, dryRun: true })).withdrawn, 0);
    assert.deepEqual(await names(), ['老宋']);
    const taken = await run({ withdrawMissing: true });
    assert.deepEqual([taken.missing, taken.withdrawn], [[], 2]);
    assert.deepEqual([await names(), await words()], [[], []]);
    assert.deepEqual((await run({ withdrawMissing: true })).withdrawn, 0);
    renameSync(away, path.join(place.folder, 'contacts'));
    await run();
    assert.deepEqual(await names(), ['老宋']);
  });

  it('never takes away what came from another folder, nor what a broken file had brought', async () => {
    place.put({ 'contacts/柳溪村.yaml': card(person('老宋')), 'glossary.yaml': terms });
    await run();
    const other = openWorkplace('别处');
    try {
      const elsewhere = await run({ folder: other.folder, withdrawMissing: true });
      assert.deepEqual([elsewhere.withdrawn, elsewhere.missing], [0, []]);
    } finally {
      other.remove();
    }
    place.put({ 'contacts/柳溪村.yaml': '地区', 'glossary.yaml': '词' });
    const report = await run({ withdrawMissing: true });
    assert.deepEqual(report.refused.map(({ file }) => file), ['contacts/柳溪村.yaml', 'glossary.yaml']);
    assert.deepEqual([report.withdrawn, report.missing, await names(), await words()], [0, [], ['老宋'], ['定金', '违约金']]);
    rmSync(path.join(place.folder, 'contacts'), { recursive: true });
    symlinkSync('.', path.join(place.folder, 'contacts'));
    const linked = await run({ withdrawMissing: true });
    assert.deepEqual(linked.refused[0], { file: 'contacts', reason: '应是文件夹，里面放便民卡' });
    assert.deepEqual(await names(), ['老宋']);
  });

  it('writes nothing on a dry run, and counts what it would take', async () => {
    place.put({
      'contacts/柳溪村.yaml': card(person('老宋', '    照片: 宋.jpg\n')), 'contacts/宋.jpg': await photo(), 'glossary.yaml': terms,
    });
    const report = await run({ dryRun: true });
    assert.deepEqual([report.contacts, report.terms, report.refused], [1, 2, []]);
    assert.match(reportText(report, true), /便民卡 1 张，词语 2 条/);
    assert.deepEqual([await listContacts(db, undefined), await words()], [undefined, []]);
    assert.throws(() => readdirSync(path.join(place.dataDir, 'media')), /ENOENT/);
  });

  it('takes a folder that holds nothing else, whatever column the texts go to', async () => {
    place.put({ 'contacts/镇/柳溪村.yaml': card(person('老宋')), 'glossary.yaml': terms });
    for (const options of [{}, { column: 'cases' }]) {
      const report = await run(options);
      assert.deepEqual([report.refused, report.added, report.contacts], [[], 0, 1]);
    }
  });
});

/** The example of GB 11643 itself; belongs to nobody. */
const identityNumber = ['110105', '19491231', '002X'].join('');
const contact = (fields: string) => `地区: '${village}'\n便民卡:\n  - { ${fields} }\n`;

const rows: [title: string, file: string, content: string, reason: RegExp][] = [
  ['no 地区', 'contacts/村.yaml', '便民卡:\n  - { 身份: 甲, 姓名: 乙 }\n', /缺少“地区”/],
  ['a 地区 that is no code', 'contacts/村.yaml', "地区: 柳溪村\n便民卡: []\n", /“地区”应是 12 位区划代码，现在是“柳溪村”/],
  ['a 地区 that is not there', 'contacts/村.yaml', "地区: '420583999999'\n便民卡: []\n", /没有代码为 420583999999 的地区，请先写进 regions\.yaml/],
  ['no 便民卡', 'contacts/村.yaml', `地区: '${village}'\n`, /缺少“便民卡”/],
  ['an unknown key at the top', 'contacts/村.yaml', `地区: '${village}'\n村名: 柳溪村\n便民卡: []\n`, /不认识“村名”，只有 地区/],
  ['an unknown key', 'contacts/村.yaml', contact('身份: 甲, 姓名: 乙, 手机: 1'), /第 1 张：不认识“手机”，只有 身份、姓名、单位、电话/],
  ['no 身份', 'contacts/村.yaml', contact('姓名: 乙'), /第 1 张：缺少“身份”/],
  ['no 姓名', 'contacts/村.yaml', contact('身份: 甲, 姓名: ""'), /第 1 张：缺少“姓名”/],
  ['two numbers', 'contacts/村.yaml', contact('身份: 甲, 姓名: 乙, 电话: 0717-0000001/0000002'), /第 1 张：“电话”应是一个号码，如 0717-4212348，现在是/],
  ['words for a number', 'contacts/村.yaml', contact('身份: 甲, 姓名: 乙, 电话: 问村委会'), /“电话”应是一个号码/],
  ['a 说明 without end', 'contacts/村.yaml', contact(`身份: 甲, 姓名: 乙, 说明: ${'长'.repeat(121)}`), /“说明”太长，最多 120 个字/],
  ['a list for one value', 'contacts/村.yaml', contact('身份: [甲], 姓名: 乙'), /“身份”应只有一个值/],
  ['a person that is a word', 'contacts/村.yaml', `地区: '${village}'\n便民卡: [老宋]\n`, /第 1 张：写法不对/],
  ['a photo that is not there', 'contacts/村.yaml', contact('身份: 甲, 姓名: 乙, 照片: 无.jpg'), /找不到图片“无\.jpg”/],
  ['a photo out of the folder', 'contacts/村.yaml', contact('身份: 甲, 姓名: 乙, 照片: ../../外.jpg'), /在导入的文件夹之外/],
  ['broken YAML', 'contacts/村.yaml', '地区: "1\n便民卡：[\n', /第 \d+ 行写法不对/],
  ['brackets without end', 'contacts/村.yaml', '['.repeat(1_000_000), /括号里套的括号太多/],
  ['a key twice', 'contacts/村.yaml', contact('身份: 甲, 身份: 丙, 姓名: 乙'), /第 3 行的名称在同一条里写了两次/],
  ['an identity number', 'contacts/村.yaml', contact(`身份: 甲, 姓名: 乙, 说明: ${identityNumber}`), /第 3 行有身份证号（1101\*\*\*\*），不能公开/],
  ['another kind of file', 'contacts/村.docx', 'PK', /只收 \.yaml 便民卡/],
  ['a glossary that is no list', 'glossary.yaml', '词: 违约金\n解释: 钱。\n', /应是一条一条 - 词: 违约金/],
  ['a glossary elsewhere', 'cases/glossary.yaml', '[]', /只收 \.md/],
  ['no 词', 'glossary.yaml', '- { 解释: 钱。 }', /第 1 条：缺少“词”/],
  ['no 解释', 'glossary.yaml', '- { 词: 定金, 解释: 钱。 }\n- { 词: 违约金 }', /第 2 条：缺少“解释”/],
  ['an unknown key', 'glossary.yaml', '- { 词: 定金, 意思: 钱。 }', /第 1 条：不认识“意思”，只有 词、也叫、解释、举例、依据/],
  ['a word twice', 'glossary.yaml', '- { 词: 定金, 解释: 钱。 }\n- { 词: 定金, 解释: 钱。 }', /第 2 条：“定金”写了两次，第 1 条也有/],
  ['a word that is another name too', 'glossary.yaml', '- { 词: 定金, 解释: 钱。 }\n- { 词: 订金, 也叫: [定金], 解释: 钱。 }', /第 2 条：“定金”写了两次/],
  ['a word of one character', 'glossary.yaml', '- { 词: 债, 解释: 钱。 }', /第 1 条：“债”太短/],
  ['other names that are none', 'glossary.yaml', '- { 词: 定金, 也叫: { 甲: 乙 }, 解释: 钱。 }', /第 1 条：“也叫”应是一串词/],
  ['another name without end', 'glossary.yaml', `- { 词: 定金, 也叫: [${'长'.repeat(21)}], 解释: 钱。 }`, /太长，词语最多 20 个字/],
  ['an 解释 without end', 'glossary.yaml', `- { 词: 定金, 解释: ${'长'.repeat(201)} }`, /“解释”太长，最多 200 个字/],
  ['an identity number', 'glossary.yaml', `- { 词: 定金, 解释: ${identityNumber} }`, /第 1 行有身份证号/],
];

describe('who prepared contacts or a glossary', () => {
  let db: Database;
  let place: Workplace;
  before(async () => {
    db = await openTestDatabase('sqlite');
  });
  after(() => db.close());
  beforeEach(() => {
    place = openWorkplace();
    place.put({ 'regions.yaml': regions, 'cases/好.md': '# 好稿件\n\n正文。\n' });
  });
  afterEach(() => place.remove());

  for (const [title, file, content, reason] of rows) {
    it(`is told, in one line, and the texts go in: ${file.split('/')[0]} with ${title}`, async () => {
      place.put({ [file]: content });
      const report = await importFolder(db, { folder: place.folder, dataDir: place.dataDir, now: evening });
      assert.deepEqual(report.refused.map((each) => each.file), [file]);
      assert.match(report.refused[0]!.reason, reason);
      assert.match(report.refused[0]!.reason, /^[^\n]+$/);
      assert.equal(report.added + report.unchanged, 1);
    });
  }
});
