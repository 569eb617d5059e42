import assert from 'node:assert/strict';
import type { GlossaryReply, Item, ItemsReply, Pulse, Term } from '../../../src/contract/index.ts';
import { publish } from '../../../src/server/content/content.ts';
import { saveTerms } from '../../../src/server/glossary/glossary.ts';
import { onBothDatabases } from '../databases.ts';
import { createTestApp, draft, evening, type TestApp } from '../testApp.ts';

const term = (word: string, changes: Partial<Term> = {}): Term => ({ word, also: [], plain: `${word}的大白话。`, ...changes });
const source = 'folder/glossary.yaml';

onBothDatabases('the glossary', (dialect) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ dialect });
  });
  afterEach(() => test.close());

  const all = async () => (await test.get<GlossaryReply>('/api/v1/glossary')).body.items;
  const words = async () => (await all()).map(({ word }) => word);
  const revision = async () => (await test.get<Pulse>('/api/v1/pulse')).body.revision;
  const onlyItem = async (column = 'cases') => {
    const { id } = (await test.get<ItemsReply>(`/api/v1/items?column=${column}`)).body.items[0]!;
    return (await test.get<Item>(`/api/v1/items/${id}`)).body;
  };

  it('is in the order of its pinyin, as the words are read', async () => {
    const shuffled = ['质押', '调解', '违约金', '重婚', '保证人', '诉讼时效', '抵押', '彩礼', '订金', '定金', '仲裁'];
    await saveTerms(test.db, source, shuffled.map((word) => term(word)));
    assert.deepEqual(await words(),
      ['保证人', '彩礼', '重婚', '抵押', '定金', '订金', '诉讼时效', '调解', '违约金', '质押', '仲裁']);
  });

  it('gives back every field', async () => {
    const full = term('违约金', { also: ['违约罚款'], example: '拖到六月，每天赔五十块。', law: '《民法典》第五百八十五条' });
    await saveTerms(test.db, source, [full, term('定金')]);
    assert.deepEqual(await all(), [term('定金'), full]);
  });

  it('is empty, and no error, before there is one', async () => {
    assert.deepEqual((await test.get('/api/v1/glossary')).text, '{"items":[],"next":null}');
    assert.equal((await test.get('/api/v1/glossary?x=1')).status, 400);
  });

  it('no longer has what its source no longer explains, and leaves the revision when nothing changes', async () => {
    await saveTerms(test.db, source, [term('定金'), term('订金')]);
    const before = await revision();
    assert.equal(await saveTerms(test.db, source, [term('订金'), term('定金')]), false);
    assert.equal(await revision(), before);
    assert.equal(await saveTerms(test.db, source, [term('定金')]), true);
    assert.notEqual(await revision(), before);
    assert.deepEqual(await words(), ['定金']);
  });

  it('lets the source that explained a word last have it', async () => {
    await saveTerms(test.db, source, [term('定金'), term('彩礼')]);
    await saveTerms(test.db, 'other/glossary.yaml', [term('定金', { plain: '换个说法。' })]);
    assert.deepEqual((await all()).map(({ plain }) => plain), ['彩礼的大白话。', '换个说法。']);
    await saveTerms(test.db, 'other/glossary.yaml', []);
    assert.deepEqual(await words(), ['彩礼']);
  });

  it('explains the terms of an item, until one or the other changes', async () => {
    const first = draft({ sourceKey: 'a', body: [{ id: 'A00001', kind: 'paragraph', text: '先付定金，再谈违约金。' }] });
    await publish(test.db, first, evening);
    assert.ok(!('terms' in (await onlyItem())));
    await saveTerms(test.db, source, [term('违约金'), term('定金'), term('彩礼')]);
    assert.deepEqual((await onlyItem()).terms, [term('定金'), term('违约金')]);
    await saveTerms(test.db, source, [term('违约金', { plain: '新的说法。' })]);
    assert.deepEqual((await onlyItem()).terms, [term('违约金', { plain: '新的说法。' })]);
    await publish(test.db, { ...first, body: [{ id: 'A00001', kind: 'paragraph', text: '什么也没说。' }] }, evening);
    assert.ok(!('terms' in (await onlyItem())));
  });

  it('leaves laws as they are worded', async () => {
    await publish(test.db, draft({ column: 'laws', body: [{ id: 'A00001', kind: 'paragraph', text: '定金的数额。' }] }), evening);
    await saveTerms(test.db, source, [term('定金')]);
    assert.ok(!('terms' in (await onlyItem('laws'))));
  });
});
