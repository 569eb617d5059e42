import type { Draft, ReviewPath } from '../../../src/contract/admin/index.ts';
import type { Client, ConsoleApp } from '../console/consoleApp.ts';
import type { Ask, Rung } from '../console/rung.ts';
import { city, otherTown, otherVillage, town, village } from '../testApp.ts';
import { approval, done, published, written } from './desk.ts';

const drafts = '/api/v1/admin/drafts';
const paths = '/api/v1/admin/review-paths';
const neighbour = { by: ['editor', otherVillage] as const };
const otherReviewer = { by: ['reviewer', otherTown] as const };

/** Something of the village that is handed in, by a clerk who is not the one that asks. */
const waiting = async (test: ConsoleApp): Promise<Draft> => {
  const clerk = await test.as('editor', village);
  return done(clerk, await written(clerk), 'submit');
};
const out = async (test: ConsoleApp, clerk: Client): Promise<Draft> => published(clerk, await test.as('reviewer', town));
const storm = (test: ConsoleApp, me: Client) =>
  written(me, (content) => ({
    ...content,
    title: '今晚有暴雨，请不要到河边',
    expiresAt: new Date(test.clock.now + 24 * 3600_000).toISOString(),
    blocks: [{ key: 'words01', kind: 'paragraph', text: '住在河边的请到村小学。' }],
  }), { template: 'emergency' });

/** What one presses on a draft: the version that was seen, and what the press says. */
const pressed = (word: string, draft: Draft, also: object = {}): Ask => ({ url: `${drafts}/${draft.id}/${word}`, body: { version: draft.version, ...also } });

let keys = 0;

export const publishingRungs: Rung[] = [
  {
    route: `GET ${drafts}`,
    access: 'read',
    by: ['editor'],
    versioned: false,
    ask: () => ({ url: drafts }),
    elsewhere: 'lists what is in reach: see drafts.test.ts',
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `GET ${drafts}.xlsx`,
    access: 'read',
    by: ['editor'],
    versioned: false,
    ask: () => ({ url: `${drafts}.xlsx` }),
    elsewhere: 'lists what is in reach: see drafts.test.ts',
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}`,
    access: 'write',
    by: ['editor'],
    versioned: false,
    ask: () => ({ url: drafts, body: { requestKey: `rung-${++keys}-of-ladder`, column: 'notices', template: 'tender', region: village } }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 201 },
  },
  {
    route: `GET ${drafts}/:id`,
    access: 'read',
    by: ['editor'],
    versioned: false,
    ask: async (_test, me) => ({ url: `${drafts}/${(await written(me)).id}` }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `PUT ${drafts}/:id`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    async ask(_test, me) {
      const { id, version, content } = await written(me);
      return { url: `${drafts}/${id}`, body: { version, content } };
    },
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/present`,
    access: 'write',
    by: ['editor'],
    versioned: false,
    ask: async (_test, me) => ({ url: `${drafts}/${(await written(me)).id}/present`, body: {} }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `GET ${drafts}/:id/revisions/:revision`,
    access: 'read',
    by: ['editor'],
    versioned: false,
    ask: async (_test, me) => ({ url: `${drafts}/${(await done(me, await written(me), 'submit')).id}/revisions/1` }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/submit`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    ask: async (_test, me) => pressed('submit', await written(me)),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/recall`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    ask: async (_test, me) => pressed('recall', await done(me, await written(me), 'submit')),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 403 },
  },
  {
    route: `POST ${drafts}/:id/drop`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    ask: async (_test, me) => pressed('drop', await written(me)),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 403 },
  },
  {
    route: `POST ${drafts}/:id/revise`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    ask: async (test, me) => pressed('revise', await out(test, me)),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/urgent`,
    access: 'write',
    by: ['editor'],
    versioned: true,
    ask: async (test, me) => pressed('urgent', await storm(test, me), { reason: '气象台红色预警' }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/approve`,
    access: 'review',
    by: ['reviewer', town],
    versioned: true,
    ask: async (test) => pressed('approve', await waiting(test), approval()),
    elsewhere: otherReviewer,
    above: { by: ['issuer', city], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/return`,
    access: 'review',
    by: ['reviewer', town],
    versioned: true,
    ask: async (test) => pressed('return', await waiting(test), { reasons: '请把数字再核对一遍' }),
    elsewhere: otherReviewer,
    above: { by: ['issuer', city], status: 200 },
  },
  {
    route: `POST ${drafts}/:id/withdraw`,
    access: 'withdraw',
    by: ['editor'],
    versioned: true,
    ask: async (test, me) => pressed('withdraw', await out(test, me), { reason: '数字有误' }),
    elsewhere: neighbour,
    above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `GET ${paths}`,
    access: 'self',
    by: ['administrator', town],
    versioned: false,
    ask: () => ({ url: paths }),
    elsewhere: 'lists what holds where one is: see paths.test.ts',
    above: { by: ['administrator', city], status: 200 },
  },
  {
    route: `PUT ${paths}`,
    access: 'rules',
    by: ['administrator', town],
    versioned: true,
    async ask(_test, me) {
      const { body } = await me.get<{ items: ReviewPath[] }>('/review-paths');
      const known = body.items.find(({ region, column }) => region === town && column === 'cases');
      return { url: paths, body: { region: town, column: 'cases', steps: ['reviewer', 'issuer'], version: known?.version ?? 0 } };
    },
    elsewhere: { by: ['administrator', otherTown] },
    above: { by: ['administrator', city], status: 200 },
  },
  {
    route: `DELETE ${paths}`,
    access: 'rules',
    by: ['administrator', town],
    versioned: true,
    async ask(_test, me) {
      const place = { region: town, column: 'lectures' };
      await me.put('/review-paths', { ...place, steps: ['issuer'], version: 0 });
      const { body } = await me.get<{ items: ReviewPath[] }>('/review-paths');
      const { version } = body.items.find(({ region, column }) => region === town && column === 'lectures')!;
      return { url: paths, body: { ...place, version } };
    },
    elsewhere: { by: ['administrator', otherTown] },
    above: { by: ['administrator', city], status: 204 },
  },
];
