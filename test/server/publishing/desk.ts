import assert from 'node:assert/strict';
import { checkpoints, type Draft, type DraftContent, type NewDraftBody } from '../../../src/contract/admin/index.ts';
import type { Answer, Client } from '../console/consoleApp.ts';
import { village } from '../testApp.ts';

let keys = 0;

/** Begins a draft; a village's accounts unless something else is said. */
export function begin(client: Client, changes: Partial<NewDraftBody> = {}): Promise<Answer<Draft>> {
  const requestKey = `press-${String(++keys).padStart(6, '0')}`;
  return client.post<Draft>('/drafts', { requestKey, column: 'notices', template: 'finance', region: village, ...changes });
}

/** The quarter's accounts as a clerk writes them. */
export function accounts(content: DraftContent, changes: Partial<DraftContent> = {}): DraftContent {
  return {
    ...content,
    title: '示例一村 2026 年第三季度财务收支公开',
    disclosure: { ...content.disclosure, period: '2026-Q3', supervisionPhone: '0717-4212345', seal: '示例一村村民委员会' },
    blocks: [
      { key: 'words01', kind: 'paragraph', text: '本季度收支经村务监督委员会审核。\n有疑问请到村委会查账。' },
      {
        key: 'table01',
        kind: 'table',
        header: ['项目', '收入（元）', '支出（元）', '说明'],
        rows: [['上级补助', '52000', '', ''], ['道路养护', '', '18600.50', '砂石料'], ['', '', '', '']],
      },
    ],
    ...changes,
  };
}

/** A case with nothing left out. */
export const story = (content: DraftContent, changes: Partial<DraftContent> = {}): DraftContent => ({
  ...content,
  title: '邻居家的水管漏到我家墙上',
  topics: ['neighbours'],
  source: '示例司法所',
  blocks: [
    { key: 'words01', kind: 'paragraph', text: '两家人为一面湿墙吵了半年，最后在村委会坐下来谈。' },
    { key: 'law0001', kind: 'law', law: '《民法典》', article: '第二百九十六条', text: '不动产权利人因用水、排水利用相邻不动产的，应当尽量避免对相邻的不动产权利人造成损害。' },
  ],
  ...changes,
});

/** Begins and saves a draft; answers it as it stands. */
export async function written(
  client: Client,
  fill: (content: DraftContent) => DraftContent = accounts,
  changes: Partial<NewDraftBody> = {},
): Promise<Draft> {
  const { body, status, text } = await begin(client, changes);
  assert.equal(status, 201, text);
  return saved(client, body, fill);
}

export async function saved(client: Client, draft: Draft, fill: (content: DraftContent) => DraftContent): Promise<Draft> {
  const reply = await client.put(`/drafts/${draft.id}`, { version: draft.version, content: fill(draft.content) });
  assert.equal(reply.status, 200, reply.text);
  return read(client, draft.id);
}

export async function read(client: Client, id: string): Promise<Draft> {
  const { status, body, text } = await client.get<Draft>(`/drafts/${id}`);
  assert.equal(status, 200, text);
  return body;
}

type Word = 'submit' | 'recall' | 'drop' | 'revise' | 'approve' | 'return' | 'withdraw' | 'urgent';

/** Presses a button at the version of `draft`. */
export function press(client: Client, draft: Pick<Draft, 'id' | 'version'>, word: Word, also: object = {}): Promise<Answer<Draft>> {
  const usual = word === 'approve' ? approval() : word === 'return' ? { reasons: '请把数字再核对一遍' } : word === 'withdraw' ? { reason: '数字有误' } : {};
  const reason = word === 'urgent' ? { reason: '今晚有特大暴雨' } : {};
  return client.post<Draft>(`/drafts/${draft.id}/${word}`, { version: draft.version, ...usual, ...reason, ...also });
}

/** The same, and it must have worked. */
export async function done(client: Client, draft: Pick<Draft, 'id' | 'version'>, word: Word, also: object = {}): Promise<Draft> {
  const reply = await press(client, draft, word, also);
  assert.equal(reply.status, 200, `${word}: ${reply.text}`);
  return reply.body;
}

/** A reviewer who has looked at everything. */
export const approval = (changes: object = {}) => ({ opinion: '同意', checklist: [...checkpoints], clearUploads: [], reasons: [], ...changes });

/** Written, handed in and approved: what families read. */
export async function published(clerk: Client, reviewer: Client, fill: (content: DraftContent) => DraftContent = accounts): Promise<Draft> {
  const draft = await done(clerk, await written(clerk, fill), 'submit');
  return done(reviewer, draft, 'approve');
}
