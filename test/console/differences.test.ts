import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedParts, differences, differing, wordsOf, type Line } from '../../src/console/review/differences.ts';
import { conflictParts, merged, type Side } from '../../src/console/writing/conflict.ts';
import { blocks, content, paragraph } from './drafts.ts';

const told = (lines: Line[]) => lines.map(({ cells }) => cells.map((runs) => runs.map(({ text }) => text).join('')).join('\t')).join('\n');

describe('differences between revisions', () => {
  it('marks the words that changed and no others', () => {
    const { before, after } = differing('收入三万元，支出二万元。', '收入三万元，支出一万元。');
    assert.deepEqual(before.filter(({ changed }) => changed).map(({ text }) => text), ['二万']);
    assert.deepEqual(after.filter(({ changed }) => changed).map(({ text }) => text), ['一万']);
  });

  it('finds a changed cell, a new row, a new field and a block that is gone', () => {
    const table = (rows: string[][]) => ({ key: 'table0', kind: 'table' as const, header: ['项目', '金额'], rows });
    const before = content([paragraph('aaaaaa', '一'), table([['水费', '300'], ['电费', '200']])]);
    const after = content([table([['水费', '350'], ['电费', '200'], ['路灯', '90']])], { disclosure: { basis: '第三十条' } });
    const parts = changedParts(differences(before, after));
    assert.deepEqual(parts.map(({ label, change }) => [label, change]), [['公开依据', 'added'], ['文字', 'removed'], ['表格', 'changed']]);
    const rows = parts[2]!.after;
    assert.deepEqual(rows.map(({ alone }) => alone), [false, false, false, true]);
    assert.deepEqual(rows[1]!.cells[1]!.filter(({ changed }) => changed).map(({ text }) => text), ['350']);
  });

  it('shows another poster as a picture and each file that came or went as one', () => {
    const before = content([], { poster: '0000000001', attachments: ['0000000002', '0000000003'] });
    const after = content([], { poster: '0000000004', attachments: ['0000000002', '0000000005'] });
    const [poster, files] = changedParts(differences(before, after));
    const pictures = [poster!.blockBefore, poster!.blockAfter].map((block) => block?.kind === 'picture' && block.upload);
    assert.deepEqual([poster!.label, poster!.change, poster!.kind, ...pictures], ['封面', 'changed', 'picture', '0000000001', '0000000004']);
    assert.deepEqual([told(files!.before), told(files!.after)], ['0000000002\n0000000003', '0000000002\n0000000005']);
    assert.deepEqual(files!.after.map(({ alone }) => alone), [false, true]);
    assert.deepEqual(changedParts(differences(before, before)), []);
  });

  it('sees a copy with keys of its own as the same', () => {
    assert.deepEqual(changedParts(differences(content([paragraph('aaaaaa', '一')]), content([paragraph('bbbbbb', '一')]))), []);
  });

  it('says topics, times and periods as a person does', () => {
    const topic = (id: string) => ({ village: '村务', neighbours: '邻里' })[id] ?? id;
    const before = content([], { topics: ['village'], disclosure: { period: '2026-Q2' }, publishAt: '2025-12-01T00:00:00Z' });
    const after = content([], { topics: ['village', 'neighbours'], disclosure: { period: '2026-Q3' }, publishAt: '2025-12-02T00:00:00Z' });
    const parts = changedParts(differences(before, after, topic));
    assert.deepEqual(parts.map(({ label, before: was, after: is }) => [label, told(was), told(is)]), [
      ['所属期', '2026 年第二季度', '2026 年第三季度'],
      ['专题', '村务', '村务、邻里'],
      ['发布时间', '2025年12月1日 08:00', '2025年12月2日 08:00'],
    ]);
  });

  it('shows on each side all that stands there, and nothing else', () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        for (const part of differences(content(one), content(other))) {
          if (part.blockBefore !== undefined) assert.equal(told(part.before), wordsOf(part.blockBefore));
          if (part.blockAfter !== undefined) assert.equal(told(part.after), wordsOf(part.blockAfter));
          if (part.change === 'same') assert.ok(![...part.before, ...part.after].some(({ cells }) => cells.flat().some(({ changed }) => changed)));
        }
      }),
    );
  });
});

describe('two people’s versions of one draft', () => {
  const all = (parts: { name: string }[], side: Side) => new Map(parts.map(({ name }) => [name, side]));

  it('takes theirs where theirs was chosen and loses nothing where nothing was', () => {
    const theirs = content([paragraph('aaaaaa', '他写的'), paragraph('bbbbbb', '他加的')], { title: '他的标题' });
    const mine = content([paragraph('aaaaaa', '我写的'), paragraph('cccccc', '我加的')]);
    const parts = conflictParts(theirs, mine);
    assert.deepEqual(parts.map(({ name }) => name), ['field:title', 'block:aaaaaa', 'block:bbbbbb', 'block:cccccc']);
    const words = (side: Map<string, Side>) => merged(theirs, mine, side).blocks.map(wordsOf);
    assert.deepEqual(words(new Map()).sort(), ['他加的', '我写的', '我加的'].sort());
    assert.deepEqual(words(new Map([['block:aaaaaa', 'both']])).sort(), ['他写的', '他加的', '我写的', '我加的'].sort());
    assert.equal(merged(theirs, mine, new Map([['field:title', 'theirs']])).title, '他的标题');
  });

  it('makes exactly one side’s words when that side was chosen throughout, with no key twice', () => {
    fc.assert(
      fc.property(blocks, blocks, fc.constantFrom<Side>('mine', 'theirs', 'both'), (one, other, side) => {
        const [theirs, mine] = [content(one, { title: '他的' }), content(other, { title: '我的' })];
        const result = merged(theirs, mine, all(conflictParts(theirs, mine), side));
        const keys = result.blocks.map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length);
        const sorted = (list: typeof one) => list.map(wordsOf).sort();
        if (side !== 'both') assert.deepEqual(sorted(result.blocks), sorted(side === 'mine' ? other : one));
      }),
    );
  });
});
