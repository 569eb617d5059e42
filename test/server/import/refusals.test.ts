import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database } from '../../../src/server/db/open.ts';
import { importFolder } from '../../../src/server/import/importFolder.ts';
import { evening } from './drafts.ts';
import { openWorkplace, type Workplace } from './folders.ts';

const good = '# 好稿件\n\n正文。\n';
const notice = (fields: string) => `---\n${fields}\n---\n# 公示\n\n正文。\n`;
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const encoded = (encoding: string, text: string) =>
  execFileSync('iconv', ['-f', 'utf-8', '-t', encoding], { input: text });
const big5 = encoded('big5', '# 鄰里之間\n\n李某與王某是前後院的鄰居，中間隔著一堵牆，損失約三千元。');
const shiftJis = encoded('shift-jis', '# 見出し\n\nこれは日本語の文章です。文字コードが違います。');
const eucJp = encoded('euc-jp', '# 見出し\n\nこれは日本語の文章です。文字コードが違います。');
const eucKr = encoded('euc-kr', '# 제목\n\n안녕하세요 이것은 한국어 문장입니다 담벼락 하나를 두고 다투었습니다');
const cut = Buffer.concat([Buffer.from('# 标题\n\n正文第一段，说明情况。'), Buffer.from([0xe4, 0xb8]), Buffer.from('后文。')]);

/** The example of GB 11643 itself; belongs to nobody. */
const identityNumber = ['110105', '19491231', '002X'].join('');

/** What a folder may hold, and what the report says about it. */
const rows: [title: string, file: string, content: string | Uint8Array, reason: RegExp][] = [
  ['a text of 10 MB', '大.md', `# 大\n\n${'字'.repeat(3_500_000)}`, /太大（10 MB），文字稿最多 2 MB/],
  ['a binary', '二进制.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /不是文字文件/],
  ['control characters', '控制.md', '# 标题\n\n正\u0007文', /第 3 行有控制字符/],
  ['UTF-16', 'utf16.md', utf16(good), /UTF-16/],
  ['UTF-16 without a mark', 'utf16le.md', Buffer.from(good, 'utf16le'), /UTF-16/],
  ['Big5', 'big5.md', big5, /编码认不出/],
  ['Shift-JIS', 'sjis.md', shiftJis, /编码认不出/],
  ['EUC-JP', 'eucjp.md', eucJp, /编码认不出/],
  ['EUC-KR', 'euckr.md', eucKr, /编码认不出/],
  ['Latin-1', 'latin.md', Buffer.from('# Caf\xe9\n\nd\xe9j\xe0 vu, \xfcber, na\xefve\n', 'latin1'), /编码认不出/],
  ['broken UTF-8', '坏.md', cut, /编码认不出/],
  ['an empty file', '空.md', '', /空的/],
  ['a file of white space', '空白.md', '\ufeff \n　\n\n', /空的/],
  ['no title', '无题.md', '正文，没有标题。\n\n## 小标题\n', /没有标题/],
  ['a heading without its space', '井号.md', '#标题\n\n正文。', /# 后面空一格/],
  ['a title that never ends', '长题.md', `# ${'长'.repeat(201)}\n\n正文。`, /标题太长/],
  ['a title alone', '光题.md', '# 只有标题\n', /没有正文/],
  ['too many paragraphs', '段.md', `# 段\n\n${'段\n'.repeat(20_001)}`, /段落太多/],
  ['a table too wide', '宽.md', `# 宽\n\n${'|甲'.repeat(41)}|\n${'|-'.repeat(41)}|\n`, /表格太宽（41 列）/],
  ['another kind of file', '说明.docx', 'PK', /只收 \.md/],
  ['front matter without an end', '未完.md', '---\n摘要: 甲\n# 标题\n\n正文。', /没有结束/],
  ['an unknown key', '键.md', notice('副标题: 甲'), /不认识“副标题”/],
  ['a key that every object has', '原型.md', notice('constructor: 甲'), /不认识“constructor”/],
  ['a kind that every object has', '原型类.md', notice('类型: constructor'), /没有“constructor”这个类型/],
  ['front matter that nests without end', '套.md', notice(`专题: ${'['.repeat(19_000)}`), /写法不对/],
  ['front matter without measure', '长项.md', notice(`摘要: ${'长'.repeat(30_000)}`), /开头的各项太长/],
  ['a full-width colon', '冒号.md', notice('摘要：甲'), /英文冒号/],
  ['front matter that is a list', '列.md', notice('- 甲'), /英文冒号/],
  ['broken YAML', 'yaml.md', notice('摘要: "甲\n发布: 乙'), /写法不对/],
  ['aliases that blow up', '别名.md', notice('摘要: &a 甲\n来源: *a'), /写法不对/],
  ['a list where one value belongs', '多值.md', notice('来源: [甲, 乙]'), /“来源”应只有一个值/],
  ['an unknown column', '栏.md', notice('栏目: 新闻'), /没有“新闻”这个栏目/],
  ['an unknown kind', '类.md', notice('类型: 漫画'), /没有“漫画”这个类型/],
  ['an unknown topic', '专.md', notice('专题: [天文]'), /没有“天文”这个专题/],
  ['an unknown region', '区.md', notice('地区: 110101000000'), /没有代码为 110101000000 的地区/],
  ['a region of the wrong form', '区码.md', notice('地区: 枝江'), /12 位/],
  ['a date that is none', '日.md', notice('发布: 2026-02-30'), /“发布”应是日期/],
  ['an expiry before publication', '期.md', notice('发布: 2026-11-20\n到期: 2026-11-01'), /“到期”早于发布/],
  ['minutes that are none', '时.md', notice('时长: 很长'), /“时长”应是分钟数/],
  ['a notice for villagers only', '限.md', notice('栏目: notices\n公开对象: 本村村民\n公示天数: 7'), /本村村民.*不能在这里发布/],
  ['a notice without an end', '公示.md', notice('栏目: notices\n公开依据: 《村民委员会组织法》'), /缺少“公示结束”或“公示天数”/],
  ['a notice that ends before it begins', '倒.md',
    notice('栏目: notices\n公示开始: 2026-11-20\n公示结束: 2026-11-01'), /早于公示开始/],
  ['days that contradict the dates', '矛盾.md',
    notice('栏目: notices\n公示开始: 2026-11-01\n公示结束: 2026-11-05\n公示天数: 7'), /是 5 天/],
  ['disclosure outside of notices', '错栏.md', notice('监督电话: 0717-0000000'), /只用于信息公开/],
  ['an identity number', '证.md', `# 名单\n\n张某，${identityNumber}，三组\n`, /^第 3 行有身份证号（1101\*\*\*\*）/],
  ['a bank card', '卡.md', '# 名单\n\n张某，6222020000000000000\n', /^第 3 行有银行卡号（6222\*\*\*\*）/],
  ['a picture that is missing', '缺图.md', '# 图\n\n![图](没有.jpg)\n', /找不到图片“没有.jpg”/],
  ['a picture from outside', '外图.md', '# 图\n\n![图](../../../etc/hostname)\n', /在导入的文件夹之外/],
  ['a picture by address', '网图.md', '# 图\n\n![图](https://example.com/a.jpg)\n', /不能是网址/],
  ['a picture by full path', '绝对.md', '# 图\n\n![图](/etc/hostname)\n', /不能是网址或完整路径/],
  ['a picture with backslashes', '反斜.md', '# 图\n\n![图](..\\a.jpg)\n', /不能是网址或完整路径/],
  ['a film that is missing', '缺片.md', '---\n视频: 没有.mp4\n---\n# 片\n', /找不到视频/],
  ['a kind without its film', '无片.md', '---\n类型: 视频\n---\n# 片\n\n字。\n', /没有写“视频”文件/],
  ['a gallery without pictures', '图集.md', '---\n类型: 图集\n---\n# 集\n\n字。\n', /图集里没有图片/],
];

describe('a file that cannot be taken', () => {
  let db: Database;
  let place: Workplace;
  beforeEach(async () => {
    db = await openDatabase({ dataDir: ':memory:' });
    place = openWorkplace();
  });
  afterEach(async () => {
    place.remove();
    await db.close();
  });
  const run = () =>
    importFolder(db, { folder: place.folder, dataDir: place.dataDir, column: 'cases', now: evening });

  async function assertRefused(file: string, reason: RegExp) {
    const report = await run();
    assert.deepEqual(report.refused.map((each) => each.file), [file]);
    assert.match(report.refused[0]!.reason, reason);
    assert.match(report.refused[0]!.reason, /^[^\n]+$/);
    assert.equal(report.added, 1);
  }

  for (const [title, file, content, reason] of rows) {
    it(`is told: ${title}`, async () => {
      place.put({ '好.md': good, [file]: content });
      await assertRefused(file, reason);
    });
  }

  it('is told: a link out of the folder', async () => {
    place.put({ '好.md': good });
    writeFileSync(path.join(place.folder, '..', '外面.md'), good);
    symlinkSync('../外面.md', path.join(place.folder, '链接.md'));
    await assertRefused('链接.md', /指向文件夹之外/);
  });

  it('is told: a link to a folder, and one that leads nowhere', async () => {
    place.put({ '好.md': good });
    symlinkSync('.', path.join(place.folder, '圈'));
    symlinkSync('没有.md', path.join(place.folder, '断.md'));
    const report = await run();
    const reasons = new Map(report.refused.map(({ file, reason }) => [file, reason]));
    assert.equal(reasons.get('圈'), '是指向文件夹的链接');
    assert.equal(reasons.get('断.md'), '是打不开的链接');
  });

  it('is told: a picture behind a link out of the folder', async () => {
    place.put({ '好.md': good, '图.md': '# 图\n\n![图](图.jpg)\n' });
    symlinkSync('/etc/hostname', path.join(place.folder, '图.jpg'));
    const report = await run();
    assert.deepEqual(report.refused.map((each) => each.file).sort(), ['图.jpg', '图.md'].sort());
    assert.ok(report.refused.every(({ reason }) => reason.includes('之外')));
  });

  it('is told: a pipe, which would never end', async () => {
    place.put({ '好.md': good });
    execFileSync('mkfifo', [path.join(place.folder, '管道.md')]);
    await assertRefused('管道.md', /不是普通文件/);
  });

  it('is told: a name that is not UTF-8', async () => {
    place.put({ '好.md': good });
    const name = Buffer.from([0xc3, 0x28, 0x2e, 0x6d, 0x64]);
    writeFileSync(Buffer.concat([Buffer.from(`${place.folder}/`), name]), good);
    assert.match((await run()).refused[0]!.reason, /认不出的字符/);
  });

  it('is told: a file that may not be read', async () => {
    place.put({ '好.md': good, '锁.md': good });
    const locked = path.join(place.folder, '锁.md');
    chmodSync(locked, 0);
    const report = await run();
    // The superuser reads everything.
    const expected = process.getuid?.() === 0 ? [] : [{ file: '锁.md', reason: '没有权限读取' }];
    assert.deepEqual(report.refused, expected);
  });

  it('is told: folders that never end', async () => {
    place.put({ '好.md': good, [`${'深/'.repeat(22)}稿.md`]: good });
    const report = await run();
    assert.match(report.refused[0]!.reason, /套得太深/);
  });

  it('is told: a regions.yaml that is wrong, and the texts go in', async () => {
    place.put({ '好.md': good, 'regions.yaml': "- { code: '4205', name: 枝江市 }" });
    await assertRefused('regions.yaml', /第 1 条：code 应是 12 位数字/);
  });

  it('is told: a regions.yaml that is no file of the folder', async () => {
    const file = path.join(place.folder, 'regions.yaml');
    const forms: [make: () => void, reason: RegExp][] = [
      [() => symlinkSync('/etc/hostname', file), /指向文件夹之外的链接/],
      [() => mkdirSync(file), /不是普通文件/],
      [() => execFileSync('mkfifo', [file]), /不是普通文件/],
      [() => writeFileSync(file, '-'.repeat(3_000_000)), /文件太大/],
    ];
    place.put({ '好.md': good });
    for (const [make, reason] of forms) {
      make();
      const report = await run();
      assert.deepEqual(report.refused.map((each) => each.file), ['regions.yaml']);
      assert.match(report.refused[0]!.reason, reason);
      assert.equal(report.added + report.unchanged, 1);
      rmSync(file, { recursive: true });
    }
  });

  it('is told: a region whose town is not there', async () => {
    place.put({
      '好.md': good,
      'regions.yaml': "- { code: '420583000000', name: 枝江市 }\n- { code: '420583901001', name: 甲村 }",
    });
    await assertRefused('regions.yaml', /上级 420583901000 没有写/);
  });

  it('leaves a whole folder alone when no column fits', async () => {
    place.put({ '新闻/甲.md': good });
    const report = await importFolder(db, { folder: place.folder, dataDir: place.dataDir });
    assert.match(report.refused[0]!.reason, /不知道放进哪个栏目.*cases（法治案例）/);
  });
});
