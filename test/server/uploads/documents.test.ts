import assert from 'node:assert/strict';
import type { BlocksReply } from '../../../src/contract/admin/index.ts';
import { readDocument, readPdf } from '../../../src/server/uploads/readApart.ts';
import { formatted } from '../../../src/server/uploads/reader/numberFormat.ts';
import { excelFile, numbered, paragraph, wordFile, wordsRow } from './officeFiles.ts';
import { pdf } from './pdfs.ts';
import { createUploadsApp } from './uploadsApp.ts';

/** Blocks without their keys. */
const plain = ({ blocks }: BlocksReply) => blocks.map(({ key: _, ...block }) => block);

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = [
  [1, level(0, 'chineseCounting', '第%1章') + level(1, 'chineseCounting', '第%2条')],
  [2, level(0, 'decimal', '%1.')],
  [3, level(0, 'bullet', '·')],
  [4, level(0, 'chineseCounting', '（%1）') + level(1, 'decimal', '%1.%2').replace('</w:lvl>', '<w:isLgl/></w:lvl>')],
] as const;
const numberingXml = `${numbering.map(([id, levels]) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`).join('')}${numbering
  .map(([id]) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
  .join('')}`;
const styles = `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>${numbered(1)}</w:pPr></w:style>`;

describe('documents that become blocks', function () {
  this.timeout(30_000);

  it('from Word: numbers that Word counts are written out, lists stay lists, changes are taken as they stand', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const body = [
      paragraph('总则', '<w:pStyle w:val="1"/>'),
      ...['村民应当守法', '爱护环境'].map((text) => paragraph(text, numbered(1, 1))),
      paragraph('环境', '<w:pStyle w:val="1"/>'),
      paragraph('垃圾分类', numbered(1, 1)),
      ...['甲', '乙'].map((text) => paragraph(text, numbered(2))),
      paragraph('点', numbered(3)),
      paragraph('其他', numbered(4)),
      paragraph('细则', numbered(4, 1)),
      '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins></w:p>',
      `<w:tbl>${row(cell('名单', '<w:gridSpan w:val="2"/>'))}${row(cell('组', ''), cell('户主'))}${row(cell('一组', '<w:vMerge w:val="restart"/>'), cell('张三'))}${row(cell('', '<w:vMerge/>'), cell('李四'))}</w:tbl>`,
    ].join('');
    const reply = await readDocument(wordFile(body, { numbering: numberingXml, styles }));
    assert.deepEqual(plain(reply), [
      { kind: 'heading', level: 2, text: '第一章 总则' },
      { kind: 'paragraph', text: '第一条 村民应当守法' },
      { kind: 'paragraph', text: '第二条 爱护环境' },
      { kind: 'heading', level: 2, text: '第二章 环境' },
      { kind: 'paragraph', text: '第一条 垃圾分类' },
      { kind: 'list', ordered: true, items: ['甲', '乙'] },
      { kind: 'list', ordered: false, items: ['点'] },
      { kind: 'paragraph', text: '（一）其他' },
      { kind: 'paragraph', text: '1.1 细则' },
      { kind: 'paragraph', text: '新' },
      { kind: 'paragraph', text: '名单' },
      { kind: 'table', header: ['组', '户主'], rows: [['一组', '张三'], ['一组', '李四']] },
    ]);
    assert.deepEqual(reply.notes, ['修订中已经删除的文字没有带过来']);
  });

  it('from Excel: numbers and days as the sheet shows them, a table a sheet, nothing hidden', async () => {
    const sheet = {
      name: '收支',
      columns: '<cols><col min="5" max="5" hidden="1"/></cols>',
      rows: [
        wordsRow(1, '三季度收支'),
        wordsRow(2, '项目', '收入', null, '日期', '身份证号'),
        wordsRow(3, null, '本季', '累计'),
        '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" s="1"><v>1234.5</v></c><c r="C4"><v>0.30000000000000004</v></c><c r="D4" s="2"><v>46295</v></c><c r="E4"><v>420583199001011234</v></c></row>',
        '<row r="5"/><row r="6"><c r="A6" t="inlineStr"><is><r><t>电</t></r><r><t>费</t></r></is></c><c r="B6" t="str"><f>B4&amp;""</f><v>已付</v></c><c r="C6" t="e"><v>#DIV/0!</v></c><c r="D6" t="b"><v>1</v></c></row>',
        '<row r="7" hidden="1"><c r="A7" t="inlineStr"><is><t>藏</t></is></c></row>',
        '<row r="8"><c r="A8" t="inlineStr"><is><t>合计</t></is></c><c r="C8"><f>SUM(C4:C6)</f></c></row>',
      ].join(''),
      merges: ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'],
    };
    const file = excelFile([sheet, { name: '藏', rows: wordsRow(1, '藏'), hidden: true }, { name: '空', rows: '' }, { name: '户数', rows: wordsRow(1, '组', '户') + wordsRow(2, '一组', '20') }],
      { formats: ['#,##0.00', 'yyyy/m/d'], strings: ['水费'] });
    const reply = await readDocument(file);
    assert.deepEqual(plain(reply), [
      { kind: 'heading', level: 2, text: '收支' },
      { kind: 'paragraph', text: '三季度收支' },
      { kind: 'table', header: ['项目', '收入 本季', '收入 累计', '日期'], rows: [['水费', '1,234.50', '0.3', '2026-09-30'], ['电费', '已付', '#DIV/0!', '是'], ['合计', '', '', '']] },
      { kind: 'heading', level: 2, text: '户数' },
      { kind: 'table', header: ['组', '户'], rows: [['一组', '20']] },
    ]);
    assert.deepEqual(reply.notes, [
      '隐藏的工作表没有带过来', '“收支”：有公式出错的格子（#DIV/0!），请检查', '“收支”：有公式还没有算出结果，请用 Excel 或 WPS 打开保存一次再导入', '“收支”：隐藏的行、列没有带过来',
    ]);
    assert.ok(!JSON.stringify(reply).includes('4205'));
  });

  const formats: [raw: string, format: string, shown: string][] = [
    ['1234.5', 'General', '1234.5'], ['0.1', '0.00', '0.10'], ['1.005', '0.00', '1.01'], ['1234567.891', '#,##0.00', '1,234,567.89'], ['-1234.5', '#,##0.00;(#,##0.00)', '(1,234.50)'],
    ['-5', '0.0', '-5.0'], ['0', '#,##0.00;-#,##0.00;"-"', '-'], ['0.125', '0.00%', '12.50%'], ['12', '0000', '0012'], ['1234.5', '"¥"#,##0.00', '¥1,234.50'], ['-3', '[$¥-804]#,##0.00', '-¥3.00'],
    ['1234.5', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1,234.50'], ['-1234.5', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-1,234.50'],
    ['5', '0"户"', '5户'], ['3.14159', '0.##', '3.14'], ['3', '[Red]0', '3'], ['52000', '0.00,"千元"', '52.00千元'], ['13812345678', 'General', '13812345678'], ['420583199001011234', '0', '420583199001011234'],
    ['46295', 'yyyy-mm-dd', '2026-09-30'], ['46295', 'm/d/yy', '2026-09-30'], ['46295', 'yyyy"年"m"月"d"日"', '2026年9月30日'], ['46295', 'yyyy"年"m"月";@', '2026年9月'], ['46295', 'm"月"d"日"', '9月30日'],
    ['46295.604166666664', 'yyyy-mm-dd hh:mm', '2026-09-30 14:30'], ['0.604166666666667', 'h:mm', '14:30'], ['1.5', '[h]:mm', '36:00'], ['1', 'yyyy-mm-dd', '1900-01-01'], ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['1E+20', 'General', '100000000000000000000'], ['x', '0.00', 'x'], ['', '0.00', ''], ['5', '# ?/?', '5'], ['5', '@', '5'], ['1e309', '0', '1e309'],
  ];
  for (const [raw, format, shown] of formats) {
    it(`shows ${raw || 'nothing'} as ${shown || 'nothing'} by ${format}`, () => assert.equal(formatted(raw, format, false), shown));
  }

  it('says what a PDF lacks: words on some pages, or on all', async () => {
    assert.deepEqual(await readPdf(pdf(['one', 'two'])), { pages: 2, text: 'one\ntwo' });
    assert.match((await readPdf(pdf(['one', '']))).problem ?? '', /^有 1 页没有文字，像是扫描件/);
    const scan = await readPdf(pdf(['']));
    assert.deepEqual([scan.pages, scan.text], [1, null]);
    assert.match(scan.problem ?? '', /^这个 PDF 里没有文字，像是扫描件/);
  });

  it('come over HTTP, and nothing of the file is kept', async () => {
    const test = await createUploadsApp();
    const reply = await test.upload({ name: '公示.docx', data: wordFile(paragraph('公示')) }, { at: 'documents' });
    assert.deepEqual([reply.status, plain(reply.body as unknown as BlocksReply)], [200, [{ kind: 'paragraph', text: '公示' }]]);
    assert.deepEqual(test.kept(), []);
    await test.db.query.updateTable('draft').set({ state: 'submitted' }).execute();
    assert.equal((await test.upload({ name: '公示.docx', data: wordFile(paragraph('公示')) }, { at: 'documents' })).status, 409);
    await test.close();
  });
});
