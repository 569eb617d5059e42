import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block, SearchReply } from '../../../src/contract/index.ts';
import { publish, publishAll, type ItemDraft } from '../../../src/server/content/content.ts';
import { excerpt } from '../../../src/server/search/search.ts';
import { onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, village, type TestApp } from '../testApp.ts';

const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });
const story = (title: string, ...texts: string[]): ItemDraft =>
  draft({ title, body: texts.map((text, at) => paragraph(`A0000${at}`, text)) });

onBothDatabases('search', (dialect) => {
  let test: TestApp;
  before(async () => {
    test = await createTestApp({ dialect });
    const filler = Array.from({ length: 30 }, (_, at) => story(`别的事${at}`, '村里修路，大家出力。'));
    await publishAll(
      test.db,
      [
        ...filler,
        story('离婚后房子归谁', '婚前买的房子。', '婚后还贷的部分，双方平分。'),
        story('邻居的树', '树枝伸过墙来，后来说到离婚一句。'),
        story('工伤认定要哪些材料', '先申请工伤认定，再做劳动能力鉴定。', 'Wi-Fi 和 ABC 公司的合同。'),
        story('土地流转合同', '合同要写明期限。', '流转费按年付，违约怎么办。'),
        story('《老年人权益保障法》的故事：老年人权益保障法怎么用', '根据中华人民共和国劳动法。'),
        story('中华人民共和国老年人权益保障法', '第一条 中华人民共和国劳动法也管这些，劳动法。'),
        story('中华人民共和国劳动法', `第一条 为了保护劳动者的合法权益。${'一般的条文，说的是别的事。'.repeat(200)}`),
        draft({ region: village, title: '一村的低保公示', topics: ['village'] }),
      ],
      evening,
    );
  });
  after(() => test.close());

  const search = async (q: string, more = '') => {
    const { status, body } = await test.get<SearchReply>(`/api/v1/search?q=${encodeURIComponent(q)}${more}`);
    assert.equal(status, 200, q);
    return body.items;
  };
  const titles = async (q: string, more = '') => (await search(q, more)).map((hit) => hit.item.title);

  it('puts a hit in the title before one in the text', async () => {
    assert.deepEqual(await titles('离婚'), ['离婚后房子归谁', '邻居的树']);
  });

  it('puts the title that was asked for before longer ones that hold it', async () => {
    assert.equal((await titles('老年人权益保障法'))[0], '中华人民共和国老年人权益保障法');
    assert.equal((await titles('中华人民共和国劳动法'))[0], '中华人民共和国劳动法');
  });

  it('understands a question as people put it', async () => {
    assert.equal((await titles('我想离婚，房子怎么分？'))[0], '离婚后房子归谁');
    assert.equal((await titles('请问工伤怎么办'))[0], '工伤认定要哪些材料');
    assert.equal((await titles('abc公司'))[0], '工伤认定要哪些材料');
  });

  it('finds what holds all the words first, then what holds any', async () => {
    const found = await titles('流转 离婚');
    assert.ok(found.includes('土地流转合同') && found.includes('离婚后房子归谁'));
    assert.equal((await titles('合同 期限'))[0], '土地流转合同');
  });

  it('finds a single character', async () => {
    assert.deepEqual(await titles('墙'), ['邻居的树']);
  });

  it('marks what matched, in the title and in the passage that holds most of it', async () => {
    const hit = (await search('违约怎么办'))[0];
    assert.equal(hit?.excerpt?.block, 'A00001');
    const { text, marks } = hit?.excerpt ?? { text: '', marks: [] };
    assert.ok(marks.some(([start, end]) => text.slice(start, end) === '违约'));
    const named = (await search('离婚'))[0];
    assert.deepEqual(named?.title, { text: '离婚后房子归谁', marks: [[0, 2]] });
  });

  it('keeps to the region and to the number asked for', async () => {
    assert.deepEqual(await titles('低保'), []);
    assert.deepEqual(await titles('低保', `&region=${village}`), ['一村的低保公示']);
    assert.equal((await search('村里', '&limit=5')).length, 5);
  });

  it('finds a changed item by its new words only', async () => {
    const first = story('临时标题甲', '内容');
    await publish(test.db, first, evening);
    assert.deepEqual(await titles('临时标题甲'), ['临时标题甲']);
    await publish(test.db, { ...first, title: '换过的题目' }, evening);
    assert.equal((await titles('换过'))[0], '换过的题目');
    assert.ok(!(await titles('临时标题')).includes('临时标题甲'));
  });

  it('takes any question without failing, its signs as text', async function () {
    this.timeout(30_000);
    for (const q of ['"', "'", '* OR', 'NEAR(离 婚)', 'title:离婚', '离婚 & | ! ( )', '\\', ':*', '<->', '\u0000离婚', '😀', '-', 'a'.repeat(64)]) {
      await search(q);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }), async (q) => {
        if (encodeURIComponent(q.toWellFormed()).length < 1000) await search(q.toWellFormed());
      }),
      { numRuns: 60 },
    );
  });

  it('takes a text far longer than the longest law', async function () {
    this.timeout(30_000);
    const random = (at: number) => String.fromCharCode(0x4e00 + ((at * 7919 + (at >> 8) * 104_729) % 20_000));
    const text = Array.from({ length: 400_000 }, (_, at) => random(at)).join('');
    await publish(test.db, story('很长的文件', text, '开头之后的话'), evening);
    assert.equal((await titles('很长的文件'))[0], '很长的文件');
  });
});

describe('excerpt', () => {
  it('shows a long passage around its first match and cuts no character in two', () => {
    const text = `${'前😀'.repeat(60)}离婚${'后😀'.repeat(60)}`;
    const cut = excerpt(text, '离婚');
    assert.ok(cut.text.length <= 94 && cut.text.startsWith('…') && cut.text.endsWith('…'));
    assert.ok(cut.text.isWellFormed());
    const [start, end] = cut.marks[0] ?? [0, 0];
    assert.equal(cut.text.slice(start, end), '离婚');
  });

  it('shows a short one whole', () => {
    assert.deepEqual(excerpt('说到离婚。', '离婚'), { text: '说到离婚。', marks: [[2, 4]] });
  });
});
