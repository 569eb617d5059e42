import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breakLines } from '../../src/text/lines.ts';
import { Pager, type BlockRows, type Page } from '../../src/text/pages.ts';
import { corpusParagraphs, fixed, measure30 } from './samples.ts';

function paragraph(lines: number, more: Partial<BlockRows> = {}): BlockRows {
  return { heights: Array.from({ length: lines }, () => 48), spaceBefore: 24, ...more };
}
const heading: BlockRows = { heights: [60], spaceBefore: 40, keepWithNext: true };

function pager(blocks: BlockRows[], height: number): Pager {
  return new Pager({ height, blocks: blocks.length, layout: (i) => blocks[i]! });
}

/** `block:from-to` of every slice, a list a page. */
function outline(blocks: BlockRows[], height: number): string[] {
  return allPages(pager(blocks, height)).map((page) =>
    page.slices.map((slice) => `${slice.block}:${slice.from}-${slice.to}`).join(' '),
  );
}

function allPages(of: Pager): Page[] {
  const pages: Page[] = [];
  for (let page = of.page(0); page; page = of.page(pages.length)) pages.push(page);
  return pages;
}

const anyBlock: fc.Arbitrary<BlockRows> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((lines) => paragraph(lines)),
  fc.constant(heading),
  fc.record({
    heights: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
    spaceBefore: fc.integer({ min: 0, max: 60 }),
    keepTogether: fc.boolean(),
    keepWithNext: fc.boolean(),
    rowsStandAlone: fc.boolean(),
    head: fc.integer({ min: 0, max: 2 }),
  }),
);

describe('paging', () => {
  it('fills a page and continues a paragraph on the next', () => {
    assert.deepEqual(outline([paragraph(5), paragraph(8)], 480), ['0:0-5 1:0-4', '1:4-8']);
  });

  it('gives the top of each slice, without space above the first', () => {
    const page = pager([heading, paragraph(3), paragraph(2)], 480).page(0)!;
    assert.deepEqual(page.slices.map((slice) => slice.y), [0, 84, 252]);
    assert.equal(page.height, 348);
  });

  it('never leaves a heading last on a page', () => {
    assert.deepEqual(outline([paragraph(7), heading, paragraph(4)], 480), ['0:0-7', '1:0-1 2:0-4']);
    assert.deepEqual(
      outline([paragraph(5), heading, heading, paragraph(4)], 480),
      ['0:0-5', '1:0-1 2:0-1 3:0-4'],
    );
  });

  it('leaves no single line of a paragraph behind or ahead', () => {
    assert.deepEqual(outline([paragraph(8), paragraph(4)], 480), ['0:0-8', '1:0-4']);
    assert.deepEqual(outline([paragraph(3), paragraph(7)], 480), ['0:0-3 1:0-5', '1:5-7']);
    assert.deepEqual(outline([paragraph(7), paragraph(3)], 480), ['0:0-7', '1:0-3']);
  });

  it('lets rows of a table stand alone', () => {
    const table = paragraph(3, { rowsStandAlone: true });
    assert.deepEqual(outline([paragraph(7), table], 480), ['0:0-7 1:0-2', '1:2-3']);
  });

  it('repeats the head of a table on every page on which it continues, and leaves it alone on none', () => {
    const table = paragraph(22, { rowsStandAlone: true, head: 1 });
    const pages = allPages(pager([paragraph(2), table], 480));
    assert.deepEqual(pages.map(({ slices }) => slices.map(({ from, to, head }) => `${head}+${from}-${to}`).join(' ')), [
      '0+0-2 0+0-7', '1+7-16', '1+16-22',
    ]);
    assert.deepEqual(pages.map(({ height }) => height), [456, 480, 336]);
    assert.deepEqual(outline([paragraph(8), table], 480).slice(0, 2), ['0:0-8', '1:0-10']);
  });

  it('keeps together what one page can hold, and splits what it cannot', () => {
    assert.deepEqual(outline([paragraph(4), paragraph(6, { keepTogether: true })], 480), ['0:0-4', '1:0-6']);
    assert.deepEqual(
      outline([paragraph(4), paragraph(12, { keepTogether: true })], 480),
      ['0:0-4 1:0-5', '1:5-12'],
    );
  });

  it('gives a row higher than the page a page of its own', () => {
    const picture = { heights: [900], spaceBefore: 24 };
    assert.deepEqual(outline([paragraph(2), picture, paragraph(2)], 480), ['0:0-2', '1:0-1', '2:0-2']);
  });

  it('makes one page of an empty document', () => {
    assert.deepEqual(outline([], 480), ['']);
    assert.deepEqual(outline([paragraph(0)], 480), ['']);
  });

  it('lays out no more than it is asked for, each block once', () => {
    const asked: number[] = [];
    const lazy = new Pager({
      height: 480,
      blocks: 2000,
      layout: (block) => (asked.push(block), paragraph(3)),
      size: () => 80,
    });
    lazy.page(0);
    assert.ok(asked.length <= 5, `${asked.length} blocks for one page`);
    assert.ok(!lazy.done);
    assert.ok(Math.abs(lazy.count - 667) < 350, `estimates ${lazy.count} pages`);
    assert.equal(lazy.advance(500), false);
    assert.ok(asked.length < 510);
    assert.ok(Math.abs(lazy.count - 667) < 10, `estimates ${lazy.count} pages`);
    assert.equal(lazy.advance(2000), true);
    assert.equal(lazy.count, 667);
    assert.deepEqual(asked, Array.from({ length: 2000 }, (_, i) => i));
  });

  it('stays at the same block when the text size changes', () => {
    const small = pager(Array.from({ length: 60 }, () => paragraph(3)), 480);
    const large = pager(Array.from({ length: 60 }, () => paragraph(6)), 480);
    const { block } = small.firstOn(11);
    const page = large.pageOf(block);
    assert.ok(large.page(page)!.slices.some((slice) => slice.block === block && slice.from === 0));
  });

  it('puts every row on exactly one page, in order, and overflows none', () => {
    const anyBlocks = fc.array(anyBlock, { maxLength: 40 });
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 100, max: 800 }), (blocks, height) => {
        const paged = pager(blocks, height);
        const rows: string[] = [];
        for (const page of allPages(paged)) {
          const count = page.slices.reduce((sum, slice) => sum + slice.to - slice.from, 0);
          assert.ok(page.height <= height || count === 1, 'overflows');
          let y = 0;
          for (const slice of page.slices) {
            assert.ok(slice.y >= y && slice.to > slice.from);
            y = slice.y;
            assert.ok(slice.head === 0 || slice.from >= slice.head, 'repeats what stood on an earlier page');
            for (let row = 0; row < slice.head; row++) y += blocks[slice.block]!.heights[row]!;
            for (let row = slice.from; row < slice.to; row++) {
              y += blocks[slice.block]!.heights[row]!;
              rows.push(`${slice.block}.${row}`);
              assert.equal(paged.pageOf(slice.block, row), page.index, 'pageOf finds the page');
            }
          }
          assert.equal(y, page.height);
        }
        const expected = blocks.map((block, b) => block.heights.map((_, row) => `${b}.${row}`));
        assert.deepEqual(rows, expected.reduce((all, some) => all.concat(some), []));
        assert.equal(paged.count, allPages(paged).length);
      }),
      { ...fixed, numRuns: 500 },
    );
  });

  it('leaves no heading last and no line alone in any text of paragraphs and headings', () => {
    const text = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 9 }).map((lines) => paragraph(lines)), fc.constant(heading)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 600, max: 800 }), (drawn, height) => {
        // Two headings in a row is the most a text has.
        const blocks = drawn.filter((b, i) => b !== heading || drawn[i - 1] !== heading);
        const pages = allPages(pager(blocks, height));
        pages.slice(0, -1).forEach((page) => {
          const { block, to } = page.slices[page.slices.length - 1]!;
          const lines = blocks[block]!.heights.length;
          assert.notEqual(blocks[block], heading);
          if (to < lines) assert.ok(to >= 2 && lines - to >= 2, `splits ${lines} lines at ${to}`);
        });
      }),
      { ...fixed, numRuns: 300 },
    );
  });

  it('opens at the same page wherever it begins to lay out', () => {
    const paragraphs = corpusParagraphs();
    const layout = (block: number): BlockRows => {
      const lines = breakLines(paragraphs[block]!, { width: 780, indent: 60, measure: measure30 });
      return paragraph(lines.length);
    };
    const options = { height: 480, blocks: paragraphs.length, layout };
    const read = new Pager(options);
    read.advance(Infinity);
    const middle = Math.floor(paragraphs.length / 2);
    assert.equal(new Pager(options).pageOf(middle), read.pageOf(middle));
  });
});
