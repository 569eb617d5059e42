import type { DraftBlock, DraftContent } from '../../src/contract/admin/index.ts';
import fc from 'fast-check';

const text = fc.string({ maxLength: 12, unit: fc.constantFrom('村', '账', '水', '费', ' ', '1', '。') });

/** Blocks of a draft, each with a key of its own. */
export const blocks: fc.Arbitrary<DraftBlock[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('paragraph' as const), text }),
      fc.record({ kind: fc.constant('heading' as const), level: fc.constant(2), text }),
      fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(text, { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('table' as const), header: fc.array(text, { minLength: 2, maxLength: 2 }), rows: fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }) }),
    ),
    { maxLength: 6 },
  )
  .map((list) => list.map((block, index) => ({ ...block, key: `block${index}` })));

export const content = (body: DraftBlock[], more: Partial<DraftContent> = {}): DraftContent => ({
  title: '三季度财务收支公开', topics: [], blocks: body, attachments: [], ...more,
});

export const paragraph = (key: string, words: string): DraftBlock => ({ key, kind: 'paragraph', text: words });
