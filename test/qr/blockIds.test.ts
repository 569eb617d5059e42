import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockIds, type BlockText } from '../../src/qr/blockIds.ts';
import { parsePlace } from '../../src/qr/codes.ts';

const fixed = { seed: 20261122, numRuns: 200 };
const block: fc.Arbitrary<BlockText> = fc.record({
  kind: fc.constantFrom('heading', 'paragraph', 'table'),
  text: fc.oneof(fc.constantFrom('', '第一条', '附则'), fc.string()),
});
const blocks = fc.array(block, { maxLength: 60 });

function paragraphs(...texts: string[]): BlockText[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

describe('block ids', () => {
  it('are the same on every machine and for ever', () => {
    assert.deepEqual(blockIds(paragraphs('国家保护农民的土地。')), ['HVTMM3']);
  });

  it('tell kinds and repeated texts apart', () => {
    const ids = blockIds([...paragraphs('附则', '附则'), { kind: 'heading', text: '附则' }]);
    assert.equal(new Set(ids).size, 3);
  });

  it('stay when other blocks come and go', () => {
    const [a, b, c] = blockIds(paragraphs('甲', '乙', '丙'));
    assert.deepEqual(blockIds(paragraphs('新', '甲', '丙', '乙')).slice(1), [a, c, b]);
    assert.deepEqual(blockIds(paragraphs('丙')), [c]);
  });

  it('are unique within an item, and places of a link', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        const ids = blockIds(given);
        assert.equal(new Set(ids).size, given.length);
        for (const id of ids) assert.deepEqual(parsePlace(id), { block: id });
      }),
      fixed,
    );
  });

  it('stay for unchanged blocks whatever is put in between', () => {
    fc.assert(
      fc.property(blocks, blocks, fc.nat(60), (given, added, at) => {
        const here = Math.min(at, given.length);
        const fresh = added.filter((b) => !given.some((g) => g.kind === b.kind && g.text === b.text));
        const after = blockIds([...given.slice(0, here), ...fresh, ...given.slice(here)]);
        after.splice(here, fresh.length);
        assert.deepEqual(after, blockIds(given));
      }),
      fixed,
    );
  });

  it('spread over the whole room: 20,000 texts share few ids', () => {
    const alone = Array.from({ length: 20_000 }, (_, i) => blockIds(paragraphs(`第${i}条`))[0]!);
    assert.ok(new Set(alone).size >= 19_998);
  });
});
