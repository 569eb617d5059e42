import type { ItemDraft } from '../../src/server/content/content.ts';
import { city, draft, otherVillage, village } from '../server/testApp.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A block's id from a number. */
export function blockId(number: number): string {
  const tail = [3, 2, 1, 0].map((place) => digits[Math.floor(number / 32 ** place) % 32]);
  return `AB${tail.join('')}`;
}

/** Paragraphs that each say which they are, long enough for several lines. */
export function paragraphs(count: number): ItemDraft['body'] {
  return Array.from({ length: count }, (_, i) => ({
    id: blockId(i),
    kind: 'paragraph' as const,
    text: `第 ${i + 1} 段。村里的张大爷把承包地借给了邻居种，没有写合同，过了两年想要回来，邻居说已经施了肥、` +
      '打了井，要先把钱算清楚。两家人找到了调解员，调解员请他们坐下来，一笔一笔地算。',
  }));
}

/** What a village television shows in the tests. */
export function villageItems(): ItemDraft[] {
  const notice = (region: string, title: string): ItemDraft => draft({
    column: 'notices',
    region,
    topics: ['village'],
    title,
    summary: '收入 18.6 万元，支出 15.2 万元。',
    disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
  });
  const topics = ['marriage', 'labour', 'land'];
  const cases = Array.from({ length: 60 }, (_, i) => draft({
    title: `案例第${i + 1}号`,
    topics: [topics[i % 3] as string],
    publishAt: Date.parse('2026-11-01T08:00:00+08:00') + i * 60_000,
    body: paragraphs(12),
  }));
  return [
    notice(village, '一村第三季度财务公示'),
    notice(otherVillage, '二村修路公示'),
    ...cases,
    draft({ column: 'lectures', title: '讲座一号', topics: ['labour'], region: city, body: paragraphs(3) }),
  ];
}
