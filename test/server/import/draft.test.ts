import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Block } from '../../../src/contract/index.ts';
import { frontMatterKeys } from '../../../src/server/import/frontMatter.ts';
import { draftOf, evening } from './drafts.ts';

const kindsAndTexts = (body: Block[]) => body.map(({ kind, text }) => [kind, text]);
const gbk = (text: string) => execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: text });

describe('reading a text', () => {
  it('takes the first heading as title, the second as subtitle, and all else above as provenance', async () => {
    const draft = await draftOf(`# 中华人民共和国民法典\n\n# 合同编\n
2020年5月28日 第十三届全国人民代表大会第三次会议通过

2021年1月1日 施行

<!-- INFO END -->\n\n## 第一章  通则\n\n第一条 为了……\n`);
    assert.equal(draft.title, '中华人民共和国民法典');
    assert.equal(draft.subtitle, '合同编');
    assert.deepEqual(draft.provenance, {
      source: '全国人民代表大会',
      issued: '2020-05-28',
      inForceSince: '2021-01-01',
      notes: ['2020年5月28日 第十三届全国人民代表大会第三次会议通过', '2021年1月1日 施行'],
    });
    assert.deepEqual(kindsAndTexts(draft.body), [['heading', '第一章  通则'], ['paragraph', '第一条 为了……']]);
  });

  it('reads the head of a text in time that grows with its length alone', async function () {
    this.timeout(4000);
    const { provenance } = await draftOf(`# 题\n\n${'《'.repeat(200_000)}\n<!-- INFO END -->\n\n正文。`);
    assert.equal(provenance.notes[0]?.length, 200_000);
  });

  const histories: [lines: string, issued: string | undefined, source: string | undefined, force?: string][] = [
    ['2003年7月30日 国务院第16次常务会议通过\n\n2003年8月5日 中华人民共和国国务院令第386号公布\n\n2004年1月1日 施行',
      '2003-08-05', '国务院', '2004-01-01'],
    ['1986年6月25日 第六届全国人民代表大会常务委员会第十六次会议通过\n2019年8月26日 《关于修改〈土地管理法〉的决定》第三次修正）',
      '1986-06-25', '全国人民代表大会常务委员会'],
    ['消费者权益保护典型案例\n\n最高人民法院发布\n\n2022-03-15', '2022-03-15', '最高人民法院'],
    ['2007年4月5日 中华人民共和国国务院令第492号公布\n2019年4月3日 国务院令第711号修订\n自2019年5月15日起施行',
      '2007-04-05', '国务院', '2019-05-15'],
    ['来源：某县人民法院', undefined, '某县人民法院'],
    ['2022年2月30日 公布', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [lines, issued, source, force] of histories) {
    it(`reads the history “${lines.split('\n')[0]}” and keeps its lines`, async () => {
      const { provenance } = await draftOf(`# 题\n\n${lines}\n\n<!-- INFO END -->\n\n正文。`);
      assert.equal(provenance.issued, issued);
      assert.equal(provenance.source, source);
      assert.equal(provenance.inForceSince, force);
      assert.deepEqual(provenance.notes, lines.split('\n').filter((line) => line !== ''));
    });
  }

  it('needs no INFO END: what follows the title is the text', async () => {
    const draft = await draftOf('# 题\n\n2020年1月1日 公布\n\n# 一\n## 二\n');
    assert.deepEqual(draft.provenance.notes, []);
    assert.deepEqual(draft.body.map((block) => block.kind), ['paragraph', 'heading', 'heading']);
  });

  it('makes every line a block of its own, with white space and invisible characters off', async () => {
    const lines = ['# 题', '', '　　第一条 甲；', '（一）乙\u200b；', '\u200b', '', '    缩进的一行',
      '<!-- FORCE BREAK -->', '末行'];
    const draft = await draftOf(lines.join('\r\n'));
    assert.deepEqual(kindsAndTexts(draft.body), [
      ['paragraph', '第一条 甲；'], ['paragraph', '（一）乙；'], ['paragraph', '缩进的一行'], ['paragraph', '末行'],
    ]);
  });

  it('leaves masked names, underscores, links and HTML as they are written', async () => {
    const lines = ['张**、李**共2人', '4205**********1234', '*注：单位为元', 'a_b_c', '[甲](乙) <b>丙</b> &amp;',
      '1.没有空格', '2、顿号'];
    const draft = await draftOf(`# 题\n\n${lines.join('\n\n')}`);
    assert.deepEqual(kindsAndTexts(draft.body), lines.map((line) => ['paragraph', line]));
  });

  it('keeps the numbers of a list as written, and starts another list where they jump', async () => {
    const draft = await draftOf('# 题\n\n1. 一\n2. 二\n\n5. 五\n- 点\n  - 下一层\n');
    assert.deepEqual(draft.body.map((block) => block.kind === 'list' && [block.start, block.ordered, block.items]), [
      [1, true, ['一', '二']], [5, true, ['五']], [1, false, ['点']], [1, false, ['下一层']],
    ]);
  });

  it('widens a table to its widest row, so that no cell is cut off', async () => {
    const draft = await draftOf('# 题\n\n| 项目 | 金额 |\n| --- | ---: |\n| 收入 | 5 | 多出 |\n| 甲\\|乙 |\n');
    const [table] = draft.body;
    assert.ok(table?.kind === 'table');
    assert.deepEqual(table.header, ['项目', '金额', '']);
    assert.deepEqual(table.rows, [['收入', '5', '多出'], ['甲|乙', '', '']]);
  });

  it('knows a quotation by the law that its last line names; another is plain lines', async () => {
    const draft = await draftOf('# 题\n\n> 夫妻应当互相忠实。\n> ——《民法典》第一千零四十三条第二款\n\n> 只是引用\n');
    const [law, plain] = draft.body;
    assert.ok(law?.kind === 'law');
    assert.deepEqual([law.law, law.article, law.text], ['民法典', '第一千零四十三条第二款', '夫妻应当互相忠实。']);
    assert.deepEqual([plain?.kind, plain?.text], ['paragraph', '只是引用']);
  });

  it('takes the asterisks off a line that stands in bold as a whole', async () => {
    const draft = await draftOf('# **题**\n\n## **一**\n\n**提醒**\n\n应当**依法**办理');
    assert.equal(draft.title, '题');
    assert.deepEqual(draft.body.map(({ text }) => text), ['一', '提醒', '应当**依法**办理']);
  });

  it('takes a picture out of its line', async () => {
    const draft = await draftOf('# 题\n\n前文![现场 (一)](图/现场(1).jpg)后文');
    assert.deepEqual(kindsAndTexts(draft.body), [['paragraph', '前文'], ['picture', '现场 (一)'], ['paragraph', '后文']]);
  });

  it('reads GBK, and UTF-8 with a mark at its beginning', async () => {
    const text = '# 邻里之间\n\n两家共用一堵墙，拆的时候应当先同另一家商量，损失由双方按约定承担。\n';
    const expected = await draftOf(text);
    assert.deepEqual(await draftOf(gbk(text)), expected);
    assert.deepEqual(await draftOf(`\ufeff${text}`), expected);
    assert.deepEqual(await draftOf(gbk('# 通知\n\n开会。')), await draftOf('# 通知\n\n开会。'));
  });

  it('gives a block the same id when a paragraph is put in before it', async () => {
    const lines = ['第一条 甲。', '第二条 乙。', '第二条 乙。', '第三条 丙。'];
    const before = (await draftOf(`# 题\n\n${lines.join('\n\n')}`)).body.map(({ id }) => id);
    const after = (await draftOf(`# 题\n\n新的一段。\n\n${lines.join('\n\n')}`)).body.map(({ id }) => id);
    assert.deepEqual(after.slice(1), before);
    assert.equal(new Set(after).size, 5);
  });

  it('stops in good time on texts made to be slow', async () => {
    const bombs = ['![', '<!--', '> ', '|', '#', ' ', '- ', '*', '(', '\\|', '\\', '第', '&'].map((part) => part.repeat(200_000));
    for (const bomb of bombs) {
      const from = process.cpuUsage();
      const isTold = (error: unknown) => { assert.equal((error as Error).name, 'Refusal'); };
      await draftOf(`# 题\n\n字${bomb}字\n${bomb}`).catch(isTold);
      // Of our own time: on a busy machine the clock runs on meanwhile.
      assert.ok(process.cpuUsage(from).user < 2_000_000, bomb.slice(0, 4));
    }
  });
});

describe('what a draft says beside its text', () => {
  const long = '张某于二〇一六年七月入职某建筑公司从事施工管理工作并一直工作到二〇一九年二月';
  const summaries: [paragraphs: string, summary: string][] = [
    ['第一条 为了保护劳动者的合法权益，制定本法。', '为了保护劳动者的合法权益，制定本法。'],
    ['案情：\n\n两家为一堵墙争了三年。', '案情：两家为一堵墙争了三年。'],
    ['## 关键词\n\n民事 买卖合同 欺诈 汽车 消费者\n\n## 案情\n\n老赵买了一台收割机，没用几天就坏了。', '老赵买了一台收割机，没用几天就坏了。'],
    [`${long}。${long}。`, `${long}。`],
    [`${long}，${long}`, `${long}…`],
  ];
  for (const [paragraphs, summary] of summaries) {
    it(`sums up “${paragraphs.slice(0, 16).replaceAll('\n', ' ')}” as a reader would`, async () => {
      assert.equal((await draftOf(`# 题\n\n${paragraphs}`)).summary, summary);
    });
  }

  it('never sums up in more than 60 characters, nor cuts a word or number', async () => {
    const { summary } = await draftOf(`# 题\n\n${'甲乙丙丁戊己庚辛'.repeat(6)}共计12345678901234567890元`);
    assert.ok(summary.length <= 60);
    assert.ok(summary.endsWith('…'));
    assert.doesNotMatch(summary, /\d/);
  });

  it('counts 300 characters a minute, at least one', async () => {
    assert.equal((await draftOf('# 题\n\n短。')).minutes, 1);
    assert.equal((await draftOf(`# 题\n\n${'字'.repeat(900)}`)).minutes, 3);
    assert.equal((await draftOf('---\n时长: 12\n---\n# 题\n\n短。')).minutes, 12);
  });

  it('takes a notice with its period, which begins on the day of the first import', async () => {
    const text = `---
栏目: 信息公开
地区: 420583901001
公示天数: 7
公开依据: 《村民委员会组织法》第三十条
公开主体: 示例村村民委员会
监督电话: 07170000001
异议: 到村委会当面提
落款: 示例村村民委员会
落款日期: 2026年11月20日
公开对象: 社会公众
到期: 2026-12-31
---
# 收支公示\n\n各位村民：账目如下。`;
    const draft = await draftOf(text);
    assert.equal(draft.column, 'notices');
    assert.equal(draft.region, '420583901001');
    assert.deepEqual(draft.disclosure, {
      from: '2026-11-22', until: '2026-11-28', basis: '《村民委员会组织法》第三十条', responsible: '示例村村民委员会',
      supervisionPhone: '07170000001', objections: '到村委会当面提', signature: '示例村村民委员会', signedOn: '2026-11-20',
    });
    assert.equal(draft.expiresAt, Date.parse('2027-01-01T00:00:00+08:00'));
    const later = { now: evening + 3 * 86_400_000, firstPublished: async () => evening };
    const again = await draftOf(text, '稿件.md', later);
    assert.deepEqual(again.disclosure, draft.disclosure);
  });

  it('reads the time of publication on the clock of the county', async () => {
    for (const [given, time] of [
      ['2026-11-20', '2026-11-20T00:00:00+08:00'], ['2026年11月20日 8:30', '2026-11-20T08:30:00+08:00'],
      ['2026-11-20T08:30:15+08:00', '2026-11-20T08:30:15+08:00'], ['2026/1/5', '2026-01-05T00:00:00+08:00'],
    ] as const) {
      assert.equal((await draftOf(`---\n发布: ${given}\n---\n# 题\n\n文。`)).publishAt, Date.parse(time), given);
    }
  });

  it('finds column and topic in the folders', async () => {
    const draft = await draftOf('# 题\n\n文。', 'cases/劳动人事/甲.md', { column: undefined as never });
    assert.deepEqual([draft.column, draft.topics], ['cases', ['labour']]);
    assert.equal(draft.sourceKey, 'folder/cases/劳动人事/甲.md');
  });

  const topics: [file: string, title: string, topics: string[]][] = [
    ['婚姻家庭/甲.md', '题', ['marriage']],
    ['消费购物/甲.md', '某公司侵权纠纷', ['consumer']],
    ['交通事故/甲.md', '题', ['traffic']],
    ['知识产权/甲.md', '题', ['money']],
    ['刑事/甲.md', '冒充客服诈骗案', ['fraud']],
    ['行政协议诉讼/甲.md', '房屋征收补偿安置协议案', ['homestead']],
    ['行政处罚/甲.md', '某某不服处罚案', ['errands']],
    ['民法典/甲.md', '无偿搭乘亲友出事故', ['traffic']],
    ['民法典/张甲诉某局法定继承案.md', '成年人国家监护', ['marriage']],
    ['laws/甲.md', '中华人民共和国劳动合同法', ['labour']],
    ['laws/甲.md', '社会保险法', ['labour', 'care']],
    ['laws/甲.md', '民用航空法', []],
  ];
  for (const [file, title, expected] of topics) {
    it(`puts “${title}” of ${file.split('/')[0]} under ${expected.join(', ') || 'no topic'}`, async () => {
      assert.deepEqual((await draftOf(`# ${title}\n\n文。`, file)).topics, expected);
    });
  }

  it('lets masked numbers and long sums pass', async () => {
    const text = '# 题\n\n4205**********1234，合同号 420583202611220001，6222********0008';
    assert.equal((await draftOf(text)).body.length, 1);
  });

  it('has every key of the front matter explained in the document', () => {
    const document = readFileSync('docs/import-format.md', 'utf8');
    assert.deepEqual(Object.keys(frontMatterKeys).filter((key) => !document.includes(key)), []);
  });

  it('prefers what the text says of itself', async () => {
    const draft = await draftOf('---\n专题: [邻里, 村务]\n摘要: 一句话。\n来源: 某司法所\n---\n# 劳动合同\n\n文。', '劳动人事/甲.md');
    assert.deepEqual(draft.topics, ['neighbours', 'village']);
    assert.deepEqual([draft.summary, draft.provenance.source], ['一句话。', '某司法所']);
  });
});
