import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEmpty, type DraftBlock, type Finding } from '../../src/contract/admin/index.ts';
import { blocks as blockLists, content, paragraph } from './drafts.ts';
import { joined, moved, pastedInto, split, turned, withoutProposed } from '../../src/console/writing/blocks.ts';
import { byPlace, countWords, fileAdvice, placeName, placeWords, runs } from '../../src/console/writing/findingPlaces.ts';
import { wordsOf } from '../../src/console/review/differences.ts';

const finding = (more: Partial<Finding>): Finding => ({
  id: '0123456789abcdef', kind: 'phone', place: { field: 'title' }, start: 0, end: 0, found: '', rule: 'reason', ...more,
});
const table = { key: 'table0', kind: 'table' as const, header: ['户主', '电话'], rows: [['张三', '13812345678']] };

describe('findings where they stand', () => {
  it('names fields, rows and columns as the person sees them', () => {
    const draft = content([table, paragraph('aaaaaa', '一')]);
    assert.equal(placeWords(draft, { block: 'table0', row: 0, cell: 1 }), '表格第 1 行“电话”');
    assert.equal(placeWords(draft, { field: 'disclosure.objections' }), '异议怎么提');
    assert.equal(placeWords(draft, { upload: 'x', part: 'text' }), '文件里识别出的文字');
    assert.equal(placeName({ block: 'table0', row: 0, cell: 1 }), 'block:table0:0:1');
  });

  it('leaves out what is no longer there, and finds what moved within its place', () => {
    const phone = finding({ place: { block: 'table0', row: 0, cell: 1 }, end: 11, found: '13812345678' });
    assert.equal(byPlace(content([table]), [phone]).size, 1);
    assert.equal(byPlace(content([{ ...table, rows: [['张三', '138****5678']] }]), [phone]).size, 0);
    const marked = runs('请打13812345678。', [phone]);
    assert.deepEqual(marked.map(({ text, finding: of }) => [text, of !== undefined]), [['请打', false], ['13812345678', true], ['。', false]]);
  });

  it('says what helps: a name is masked with one press, a picture is covered, a document replaced', () => {
    const said = (part: 'name' | 'text', kind: 'picture' | 'document') => fileAdvice(finding({ place: { upload: 'x', part }, found: '138', kind: 'phone', rule: 'never' }), kind);
    for (const kind of ['picture', 'document'] as const) assert.equal(said('name', kind), '文件名里有“138”，像是手机号：请按上面的“一键遮盖”');
    assert.match(said('text', 'picture'), /^图上有“138”.*打马赛克/);
    assert.match(said('text', 'document'), /^里面有“138”.*换一个去掉了它的 PDF/);
  });

  it('counts a number broken over two cells once', () => {
    const halves = [finding({ id: 'a', kind: 'identity', group: 'g' }), finding({ id: 'b', kind: 'identity', group: 'g' }), finding({ id: 'c' })];
    assert.equal(countWords(halves), '身份证号 1 处、手机号 1 处');
  });

  it('shows the whole text whatever is marked in it', () => {
    const marks = fc.array(fc.record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 5 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), marks, (text, list) => {
        const findings = list.map(({ start, length }) => finding({ start, end: start + length, found: text.slice(start, start + length) }));
        assert.equal(runs(text, findings).map((run) => run.text).join(''), text);
      }),
    );
  });
});

describe('blocks while they are written', () => {
  it('splits and joins a text without losing a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.nat(20), (text, at) => {
        const caret = Math.min(at, text.length);
        const parts = split([paragraph('aaaaaa', text)], 'aaaaaa', caret, 'bbbbbb');
        assert.deepEqual(parts.map(wordsOf), [text.slice(0, caret), text.slice(caret)]);
        assert.deepEqual(joined(parts, 'bbbbbb'), { blocks: [paragraph('aaaaaa', text)], key: 'aaaaaa', caret });
      }),
    );
  });

  it('puts a pasted document between the words before and behind the caret', () => {
    const result = pastedInto([paragraph('aaaaaa', '前后')], 'aaaaaa', { start: 1, end: 1 }, [table]);
    assert.deepEqual(result.map(wordsOf), ['前', wordsOf(table), '后']);
    assert.deepEqual(pastedInto([paragraph('aaaaaa', '')], 'aaaaaa', { start: 0, end: 0 }, [table]).map(({ kind }) => kind), ['table']);
  });

  it('takes the proposed empty table away once a filled one comes, and nothing that somebody filled', () => {
    const proposed: DraftBlock = { key: 'eeeeee', kind: 'table', header: ['项目', '金额'], rows: [['', ' ']] };
    const filled: DraftBlock = { key: 'ffffff', kind: 'table', header: ['项目'], rows: [['水费']] };
    const kinds = (added: DraftBlock[]) => withoutProposed([proposed, filled, paragraph('aaaaaa', '')], added).map(({ key }) => key);
    assert.deepEqual(kinds([table]), ['ffffff', 'aaaaaa']);
    assert.deepEqual(kinds([paragraph('bbbbbb', '字')]), ['eeeeee', 'ffffff', 'aaaaaa']);
  });

  it('moves and turns blocks into others with every word', () => {
    fc.assert(
      fc.property(blockLists, fc.nat(), fc.constantFrom<-1 | 1>(-1, 1), (list, at, by) => {
        fc.pre(list.length > 0);
        const block = list[at % list.length]!;
        assert.deepEqual(moved(list, block.key, by).map(wordsOf).sort(), list.map(wordsOf).sort());
        if (block.kind === 'table') return;
        const back = turned(turned(block, 'list'), 'paragraph');
        assert.equal(wordsOf(back), wordsOf(block));
        assert.equal(isEmpty(back), isEmpty(block));
      }),
    );
  });
});
