import type { Static } from 'typebox';
import { standingName, templates, type DraftCard, type DraftsQuery } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { minuteOf } from '../content/time.ts';
import type { Database } from '../db/open.ts';
import type { WorkbookColumn } from '../http/workbook.ts';
import { listDrafts } from './drafts.ts';

/** More rows than a person reads; a narrower question does better. */
const rowsMax = 5_000;

const minute = (time: string | undefined) => (time === undefined ? '' : minuteOf(Date.parse(time)));

export const draftColumns = (now: number): WorkbookColumn<DraftCard>[] => [
  { name: '标题', width: 44, of: ({ title }) => title },
  { name: '种类', width: 12, of: ({ template }) => templates.find(({ id }) => id === template)?.name ?? '' },
  { name: '地区', width: 16, of: ({ regionName }) => regionName },
  { name: '情况', width: 16, of: (card) => standingName(card, now) },
  { name: '编写人', width: 12, of: ({ author }) => author.name },
  { name: '建立时间', width: 18, of: ({ createdAt }) => minute(createdAt) },
  { name: '最近改动', width: 18, of: ({ changedAt }) => minute(changedAt) },
  { name: '发布时间', width: 18, of: ({ publishedAt }) => minute(publishedAt) },
];

/** Rows of a list, page after page; `note` says where there are more than are taken along. */
export async function allDrafts(db: Database, person: Person, asked: Static<typeof DraftsQuery>, most = rowsMax): Promise<{ cards: DraftCard[]; note?: string }> {
  const cards: DraftCard[] = [];
  for (let cursor: string | undefined; cards.length < most; ) {
    const { items, next } = await listDrafts(db, person, { ...asked, limit: 50, ...(cursor !== undefined && { cursor }) });
    cards.push(...items);
    if (next === null) return { cards };
    cursor = next;
  }
  return { cards, note: `只导出了最近改动的 ${cards.length} 件，还有没列出来的。请按地区、情况或栏目分几次导出。` };
}
