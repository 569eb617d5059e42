import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../src/contract/index.ts';
import { chapters, divide, partOf } from '../../src/pages/phone/parts.ts';

const blocks: fc.Arbitrary<Block[]> = fc
  .array(fc.record({ heading: fc.boolean(), length: fc.integer({ min: 1, max: 300 }) }), { maxLength: 60 })
  .map((list) =>
    list.map(({ heading, length }, index): Block => {
      const base = { id: `A${String(index).padStart(5, '0')}`, text: '字'.repeat(length) };
      return heading ? { ...base, kind: 'heading', level: 2 } : { ...base, kind: 'paragraph' };
    }),
  );

describe('parts of a long body', () => {
  it('hold every block once and in order', () => {
    fc.assert(
      fc.property(blocks, (body) => {
        assert.deepEqual(divide(body, 500).flat(), body);
      }),
    );
  });

  it('are not empty and do not end with a heading that something follows', () => {
    fc.assert(
      fc.property(blocks, (body) => {
        const parts = divide(body, 500);
        parts.slice(0, -1).forEach((part) => {
          assert.ok(part.length > 0);
          assert.ok(part.length === 1 || part.at(-1)?.kind !== 'heading');
        });
      }),
    );
  });

  it('leave a short body whole, and an empty one a single part', () => {
    assert.equal(divide([]).length, 1);
    assert.equal(divide([{ id: 'A00001', kind: 'paragraph', text: '短' }]).length, 1);
  });

  it('are found by a block, the first for a block that is nowhere', () => {
    const text = '字'.repeat(400);
    const body: Block[] = ['A00001', 'A00002'].map((id) => ({ id, kind: 'paragraph', text }));
    const parts = divide(body, 500);
    assert.equal(partOf(parts, 'A00002'), 1);
    assert.equal(partOf(parts, 'Z00000'), 0);
    assert.equal(partOf(parts, undefined), 0);
  });

  it('list their chapters without more lines than can be looked through', () => {
    const body: Block[] = Array.from({ length: 60 }, (_, index) => ({
      id: `A${String(index).padStart(5, '0')}`,
      kind: 'heading',
      level: index % 10 ? 3 : 2,
      text: `第 ${index} 章`,
    }));
    assert.equal(chapters([body]).length, 6);
    assert.equal(chapters([body], 100).length, 60);
  });
});
