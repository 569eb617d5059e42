import type { Static } from 'typebox';
import { draftStateNames, templates, type DraftCard, type DraftsQuery } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import type { Database } from '../db/open.ts';
import type { WorkbookColumn } from '../http/workbook.ts';
import { listDrafts } from './drafts.ts';

/** More rows than a person reads; a narrower question does better. */
const rowsMax = 5_000;

const minute = (time: string | undefined) => time?.slice(0, 16).replace('T', ' ') ?? '';

export const draftColumns: WorkbookColumn<DraftCard>[] = [
  { name: '标题', width: 44, of: ({ title }) => title },
  { name: '种类', width: 12, of: ({ template }) => templates.find(({ id }) => id === template)?.name ?? '' },
  { name: '地区', width: 16, of: ({ regionName }) => regionName },
  { name: '情况', width: 16, of: ({ state }) => draftStateNames[state] },
  { name: '编写人', width: 12, of: ({ author }) => author.name },
  { name: '建立时间', width: 18, of: ({ createdAt }) => minute(createdAt) },
  { name: '最近改动', width: 18, of: ({ changedAt }) => minute(changedAt) },
  { name: '发布时间', width: 18, of: ({ publishedAt }) => minute(publishedAt) },
];

/** All rows of a list, page after page. */
export async function allDrafts(db: Database, person: Person, asked: Static<typeof DraftsQuery>): Promise<DraftCard[]> {
  const cards: DraftCard[] = [];
  for (let cursor: string | undefined; cards.length < rowsMax; ) {
    const { items, next } = await listDrafts(db, person, { ...asked, limit: 50, ...(cursor !== undefined && { cursor }) });
    cards.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return cards;
}
