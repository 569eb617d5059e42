import assert from 'node:assert/strict';
import fc from 'fast-check';
import Schema from 'typebox/schema';
import { BlocksReply, type DraftBlock } from '../../../src/contract/admin/index.ts';
import { draftBlocks } from '../../../src/server/uploads/reader/fitting.ts';
import { readPasted } from '../../../src/server/uploads/reader/pasted.ts';
import { hostileHtml } from './hostileHtml.ts';
import { createUploadsApp } from './uploadsApp.ts';

const paste = (html: string, text = '') => draftBlocks(readPasted({ html, text }));

/** Blocks in a line each: `h2 标题`, `- 一 / 二`, `项目|金额; 水费|1`. */
const said = (blocks: DraftBlock[]) =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `h${block.level} ${block.text}`;
      case 'list':
        return `${block.ordered ? '1.' : '-'} ${block.items.join(' / ')}`;
      case 'table':
        return [block.header, ...block.rows].map((row) => row.join('|')).join('; ');
      case 'paragraph':
        return block.text;
      default:
        return assert.fail(block.kind);
    }
  });

const listed = (marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;

describe('what is pasted', () => {
  for (const [title, html, words] of hostileHtml) {
    it(`is harmless: ${title}`, () => assert.deepEqual(said(paste(html).blocks), words));
  }

  it('from Word: headings, paragraphs, lists that are paragraphs, numbers that are words', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><style>p.MsoNormal{margin:0}</style>
      <!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]--></head><body lang=ZH-CN><!--StartFragment-->
      <h1 align=center>村规民约<o:p></o:p></h1><p class=MsoNormal style='text-indent:24.0pt'>为了<b>建设</b>好<br>家园，<span lang=EN-US>2026</span>年制定。</p>
      <h3>一、总则</h3>${listed('第一条', '村民应当守法。')}${listed('1.', '爱护环境')}${listed('2.', '邻里和睦')}${listed('·', '水')}${listed('·', '电')}${listed('（三）', '其他')}<!--EndFragment--></body></html>`;
    assert.deepEqual(said(paste(html).blocks), [
      'h2 村规民约', '为了建设好\n家园，2026年制定。', 'h4 一、总则', '第一条 村民应当守法。', '1. 爱护环境 / 邻里和睦', '- 水 / 电', '（三）其他',
    ]);
  });

  it('from Excel and WPS: merged cells in each of their rows, headings of two rows as one, hidden and empty ones left out', () => {
    const html = `<table><col width=64><tr height=19><td colspan=4 class=xl65>三季度收支表</td></tr><tr><td rowspan=2>项目</td><td colspan=2>收入</td><td rowspan=2>说明</td></tr>
      <tr><td>本季</td><td>累计</td></tr><tr><td rowspan=2>租金</td><td x:num="1000">1,000.00</td><td>3,000.00</td><td></td></tr><tr><td>20</td><td>30</td><td>鱼塘</td></tr>
      <tr height=0 style='display:none'><td>藏</td></tr><tr><td></td><td></td><td></td><td></td></tr><tr><td colspan=4>单位：元</td></tr></table>`;
    const { blocks, notes } = paste(html);
    assert.deepEqual(said(blocks), ['三季度收支表', '项目|收入 本季|收入 累计|说明; 租金|1,000.00|3,000.00|; 租金|20|30|鱼塘; 单位：元|||']);
    assert.deepEqual(notes, ['隐藏的文字没有带过来']);
  });

  it('from a browser: lists in lists, quotations, tables that only lay out, tables in tables', () => {
    const html = `<div>首段<div>次段</div></div><ol><li><p>甲</p><p>甲续</p><ul><li>内</li></ul></li><li>乙</ol><table><tr><td><p>左</p><table><tr><th>名</th><th>数</th></tr><tr><td>水</td><td>1</td></tr></table></td></tr></table><pre>一\n二</pre>`;
    assert.deepEqual(said(paste(html).blocks), ['首段', '次段', '1. 甲\n甲续 / 内 / 乙', '左', '名|数; 水|1', '一\n二']);
  });

  it('says what did not come along', () => {
    const { notes } = paste('<p>公示<img src=a><img src=b></p><del>旧</del><s>划掉</s>');
    assert.deepEqual(notes, ['修订中已经删除的文字没有带过来', '有带删除线的文字，已经保留，请看看要不要删', '有 2 张图片没有带过来，请用“添加照片”另外上传']);
  });

  it('as text: lines with tabs are a table, quoted cells keep their lines', () => {
    assert.deepEqual(said(paste('', '公示\n\n项目\t金额\r\n"甲\n乙"\t"他说""好"""\n"引号"开头\t1\n\n完').blocks), ['公示', '项目|金额; 甲\n乙|他说"好"; "引号"开头|1', '完']);
    assert.deepEqual(said(paste('<img src=x>', '只有文字').blocks), ['只有文字'], 'when the HTML has no words');
  });

  it('of any length fits into blocks, nothing of its words lost', () => {
    const long = '村'.repeat(50_000);
    assert.equal(paste(`<p>${long}</p>`).blocks.map((block) => ('text' in block ? block.text : '')).join(''), long);
    const items = Array.from({ length: 1_200 }, (_, at) => `<li>${at}</li>`).join('');
    assert.deepEqual(paste(`<ul>${items}</ul>`).blocks.map((block) => (block.kind === 'list' ? block.items.length : 0)), [500, 500, 200]);
    const rows = Array.from({ length: 4_500 }, (_, at) => `<tr><td>${at}</td><td>x</td></tr>`).join('');
    assert.deepEqual(paste(`<table><tr><th>号</th><th>名</th></tr>${rows}</table>`).blocks.map((block) => (block.kind === 'table' ? [block.header[0], block.rows.length] : [])),
      [['号', 2000], ['号', 2000], ['号', 500]]);
    assert.deepEqual(paste('<p>段</p>'.repeat(600)).notes, ['内容太长，只取了前 500 段']);
  });

  const check = Schema.Compile(BlocksReply);
  const tag = fc.constantFrom('p', 'div', 'table', 'tr', 'td', 'th', 'thead', 'ul', 'ol', 'li', 'h1', 'h4', 'br', 'img', 'script', 'style', 'pre', 'del', 'span', 'body', 'head', 'a', 'svg', 'select');
  const attributes = fc.constantFrom('', ' colspan=3', ' rowspan="2"', ' colspan=-1', ' rowspan=99999', ' style="display:none"', ` style='mso-list:Ignore'`, ' hidden', ' class=MsoListParagraph', ' onclick=x');
  const piece = fc.oneof(
    fc.tuple(tag, attributes).map(([name, more]) => `<${name}${more}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom('<!--', '-->', '<![if !supportLists]>', '<![endif]>', '&lt;', '&#x202e;', '&nbsp;', '<', '>', '"', '一、', '1.', '·', '\ud800', '\u0000', '\t', '\n'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('is always blocks as the contract has them, whatever comes in', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 120, size: 'max' }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary', maxLength: 200 }), (html, text) => {
      const reply = paste(html, text);
      assert.ok(check.Check(reply), JSON.stringify(reply));
      assert.doesNotMatch(JSON.stringify(reply), /[\u202a-\u202e\u2066-\u2069\u200b]|\\u0000|\\ud800/);
    }), { numRuns: 500 });
  });

  it('takes time in proportion, however it is made', () => {
    const bombs: ((n: number) => string)[] = [
      (n) => '<div>'.repeat(n) + '</x>'.repeat(n), (n) => '<p>' + '&amp;'.repeat(n), (n) => '<table><tr><td>'.repeat(n), (n) => `<table>${'<tr><td rowspan=5000 colspan=5000>x'.repeat(n / 8)}`,
      (n) => '<'.repeat(n), (n) => `<p ${'a="'.repeat(n)}`, (n) => '<!--'.repeat(n), (n) => '<ul><li>'.repeat(n), (n) => `${'<table><tr><td>x<p>y'.repeat(90)}${'</table>'.repeat(90)}`.repeat(n / 2_000),
    ];
    const time = (html: string) => {
      const from = process.cpuUsage();
      paste(html);
      return process.cpuUsage(from).user / 1000;
    };
    for (const bomb of bombs) {
      const [small, large] = [time(bomb(20_000)), time(bomb(160_000))];
      assert.ok(large < 8 * 4 * Math.max(small, 25), `${bomb(8).slice(0, 40)}: ${small} ms, then ${large} ms`);
    }
  }).timeout(60_000);

  it('comes over HTTP, four million characters of it', async () => {
    const test = await createUploadsApp();
    const reply = await test.editor.post<BlocksReply>('/pasted', { html: `<script>${'x'.repeat(3_900_000)}</script><h2>公示</h2>`, text: '' });
    assert.deepEqual([reply.status, said(reply.body.blocks), reply.body.notes], [200, ['h2 公示'], []]);
    assert.equal((await test.editor.post('/pasted', { html: 'x'.repeat(4_000_001) })).status, 400);
    assert.equal((await test.editor.post('/pasted', { html: '', url: 'https://example.com' })).status, 400);
    await test.close();
  }).timeout(30_000);
});
