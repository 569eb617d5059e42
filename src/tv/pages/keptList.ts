import type { Aged, ListQuery } from '../content/Content.ts';
import { recount } from '../content/days.ts';
import type { ReadList } from '../content/read.ts';
import type { Tv } from '../tv.ts';

/** A list as it was when it came last; a notice whose days are over is none of those on show. */
export function keptList({ content, clock }: Tv, query: ListQuery): Aged<ReadList> | undefined {
  const kept = content.keptList(query);
  if (!kept) return undefined;
  const items = kept.value.items.map((item) => recount(item, clock.now))
    .filter(({ disclosure }) => query.disclosure !== 'current' || disclosure?.daysLeft !== 0);
  return { age: kept.age, value: { ...kept.value, items } };
}
