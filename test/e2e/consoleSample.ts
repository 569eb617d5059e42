import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { checkpoints, type Draft, type DraftContent, type Role, type SessionReply, type Template } from '../../src/contract/admin/index.ts';
import { listeningPort } from '../../src/server/app.ts';
import type { NamedRegion } from '../../src/server/regions/regions.ts';
import { createConsoleApp, password, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';

const time = (written: string) => Date.parse(`${written}+08:00`);
/** A Tuesday, three days before the third quarter's accounts are due. */
export const morning = time('2026-10-27T09:05:00');

const village = { liuxi: '420583901001', zaolin: '420583901002', hetang: '420583901003', luzhou: '420583902001', fengling: '420583902002', banqiao: '420583902003' };
/** Nobody of these exists; all places but the city are the sample's. */
const people = {
  'liuxi.zhou': ['周会计', 'editor', village.liuxi],
  'liuxi.liu': ['刘书记', 'editor', village.liuxi],
  'zaolin.sun': ['孙会计', 'editor', village.zaolin],
  'hetang.he': ['何会计', 'editor', village.hetang],
  'shuangquan.guo': ['郭文书', 'editor', '420583902000'],
  'qinghe.lin': ['林所长', 'reviewer', '420583901000'],
  'shuangquan.jiang': ['江所长', 'reviewer', '420583902000'],
  'shi.zheng': ['郑科长', 'issuer', '420583000000'],
  'shi.xu': ['许律师', 'adviser', '420583000000'],
  'shi.luo': ['罗审计', 'auditor', '420583000000'],
} as const satisfies Record<string, readonly [name: string, role: Role, region: string]>;
export type Official = keyof typeof people | 'shi.qian';

export { password } from '../server/console/consoleApp.ts';

/** Rows as they are copied from a spreadsheet; the last but one holds what must not go out. */
export const pastedRows = [
  '上期结余\t86420.50\t\t转自第二季度',
  '水库承包费\t24000.00\t\t承包户交来，收据 0031',
  '土地流转管理费\t6300.00\t\t21 户',
  '水电费\t\t3128.40\t村委会、路灯、泵站',
  '道路保洁\t\t5400.00\t三人，7—9 月',
  '困难补助\t\t2000.00\t张三 420583196805230000',
  '合计\t116720.50\t10528.40\t结余 106192.10',
].join('\n');

/** The officials' console with some months of the sample's villages behind it, all of it done through the API. */
export interface ConsoleSample {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  test: ConsoleApp;
  as(official: Official): Promise<Client>;
  close(): Promise<void>;
}

export async function serveConsoleSample(): Promise<ConsoleSample> {
  const file = path.resolve(import.meta.dirname, '../../sample/regions.yaml');
  const test = await createConsoleApp({ regions: parse(readFileSync(file, 'utf8')) as NamedRegion[], now: time('2026-07-06T09:00:00') });
  await openAccounts(test);
  await summer(test);
  await autumn(test);
  test.clock.now = morning;
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  return { origin: `http://127.0.0.1:${listeningPort(test.app)}`, test, as: (official) => logIn(test, official), close: test.close };
}

async function openAccounts(test: ConsoleApp): Promise<void> {
  // The first one is made on the server itself.
  await test.db.query.updateTable('account').set({ user_name: 'shi.qian' }).where('user_name', '=', await test.add('administrator')).execute();
  const administrator = await logIn(test, 'shi.qian');
  for (const [userName, [name, role, region]] of Object.entries(people)) {
    const made = await said(administrator.post<{ password: string }>('/accounts', { userName, name, role, region }));
    const official = await logIn(test, userName, made.password);
    await said(official.post('/password', { current: made.password, next: password }));
  }
  const rule = { region: null, name: '财务收支', template: 'finance', every: 'quarter', grace: 30, since: '2026-04-01', basis: '《中华人民共和国村民委员会组织法》第三十条' };
  await said(administrator.post('/duty-rules', rule));
}

async function logIn(test: ConsoleApp, userName: string, secret = password): Promise<Client> {
  const client = test.browser();
  const { csrf, account } = await said(client.post<SessionReply>('/login', { userName, password: secret }));
  client.headers['x-csrf-token'] = csrf;
  client.account = account;
  return client;
}

async function said<T>(answer: Promise<{ status: number; text: string; body: T }>): Promise<T> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

/** Second quarter: done, done late, and one that owes it still. */
async function summer(test: ConsoleApp): Promise<void> {
  const second = (name: string) => finance(name, '二', '2026-Q2', '2026-07-20');
  await published(test, '2026-07-20T10:12:00', 'liuxi.zhou', 'qinghe.lin', village.liuxi, second('柳溪村'), 37);
  await published(test, '2026-07-22T15:40:00', 'zaolin.sun', 'qinghe.lin', village.zaolin, second('枣林村'), 21);
  await published(test, '2026-07-24T09:31:00', 'shuangquan.guo', 'shuangquan.jiang', village.fengling, second('枫岭村'), 18);
  await published(test, '2026-07-28T11:05:00', 'shuangquan.guo', 'shuangquan.jiang', village.banqiao, second('板桥村'), 9);
  await published(test, '2026-08-11T16:20:00', 'hetang.he', 'qinghe.lin', village.hetang, second('荷塘村'), 12);
}

/** Third quarter: some are done, one waits, one came back. */
async function autumn(test: ConsoleApp): Promise<void> {
  const third = (name: string) => finance(name, '三', '2026-Q3', '2026-10-15');
  await published(test, '2026-10-15T10:20:00', 'zaolin.sun', 'qinghe.lin', village.zaolin, third('枣林村'), 16);
  await published(test, '2026-10-20T14:02:00', 'shuangquan.guo', 'shuangquan.jiang', village.fengling, third('枫岭村'), 6);
  test.clock.now = time('2026-10-23T16:30:00');
  const clerk = await logIn(test, 'liuxi.zhou');
  const resolution = await handedIn(clerk, 'resolution', village.liuxi, text('柳溪村村民代表会议决议（示例）', '柳溪村村民委员会', '会议应到村民代表 32 人，实到 29 人。经表决，27 人同意把村口至泵站的 1.2 公里机耕路铺成水泥路，资金从集体收入中列支。'));
  const reviewer = await logIn(test, 'qinghe.lin');
  await said(reviewer.post(`/drafts/${resolution.id}/return`, { version: resolution.version, reasons: '请写清楚会议日期，并补上表决结果的照片。' }));
  test.clock.now = time('2026-10-26T17:15:00');
  await handedIn(await logIn(test, 'liuxi.zhou'), 'subsidies', village.liuxi, text('柳溪村 2026 年耕地地力保护补贴公示（示例）', '柳溪村村民委员会', '补贴按二轮承包确权面积发放，发到各户“一卡通”。'));
  await handedIn(await logIn(test, 'hetang.he'), 'finance', village.hetang, third('荷塘村'));
}

async function published(test: ConsoleApp, at: string, clerk: Official, reviewer: Official, region: string, content: DraftContent, boxes: number): Promise<void> {
  test.clock.now = time(at);
  const draft = await handedIn(await logIn(test, clerk), 'finance', region, content);
  const opinion = '数字与账本、票据核对过，一致。';
  const decision = { version: draft.version, opinion, checklist: checkpoints, clearUploads: [], reasons: [] };
  const { item } = await said((await logIn(test, reviewer)).post<Draft>(`/drafts/${draft.id}/approve`, decision));
  for (let box = 0; box < boxes; box++) await test.app.inject({ method: 'POST', url: `/api/v1/items/${item}/displayed` });
}

let requests = 0;

async function handedIn(clerk: Client, template: Template, region: string, content: DraftContent): Promise<Draft> {
  const body = { requestKey: `sample-${++requests}-0000`, column: 'notices', template, region };
  const { id, version } = await said(clerk.post<Draft>('/drafts', body));
  const saved = await said(clerk.put<Draft>(`/drafts/${id}`, { version, content }));
  return said(clerk.post<Draft>(`/drafts/${id}/submit`, { version: saved.version }));
}

function text(title: string, committee: string, words: string): DraftContent {
  return {
    title,
    topics: [],
    disclosure: {
      from: '2026-10-27', until: '2026-11-11', basis: '《中华人民共和国村民委员会组织法》第三十条', responsible: committee, supervisionPhone: '0717-0000000',
      objections: '公示期内有不同意见，请到村委会反映，或者打监督电话。', signature: committee, seal: '村务监督委员会', signedOn: '2026-10-26',
    },
    blocks: [{ key: 'words00001', kind: 'paragraph', text: words }],
    attachments: [],
  };
}

function finance(name: string, quarter: string, period: string, from: string): DraftContent {
  const { disclosure, ...rest } = text(`${name} 2026 年第${quarter}季度财务收支公开（示例）`, `${name}村民委员会`, '以上收支经村务监督委员会审核。票据在村委会，可以来查。');
  const until = new Date(Date.parse(from) + 29 * 86_400_000).toISOString().slice(0, 10);
  const rows = [['上期结余', '52310.00', '', '转自上季度'], ['土地流转管理费', '6300.00', '', ''], ['水电费', '', '2815.60', '村委会、路灯、泵站'], ['道路保洁', '', '5400.00', '三个月']];
  return {
    ...rest,
    disclosure: { ...disclosure, from, until, period, signedOn: from },
    blocks: [{ key: 'table00001', kind: 'table', header: ['项目', '收入（元）', '支出（元）', '说明'], rows }, ...rest.blocks],
  };
}
