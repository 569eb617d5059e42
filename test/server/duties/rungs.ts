import type { DutyRule } from '../../../src/contract/admin/index.ts';
import type { Client } from '../console/consoleApp.ts';
import type { Rung } from '../console/rung.ts';
import { city, otherTown, town, village } from '../testApp.ts';

const duties = '/api/v1/admin/duties';
const rules = '/api/v1/admin/duty-rules';
const rule = { region: town, name: '财务收支', template: 'finance', every: 'quarter', grace: 20, since: '2026-07-01' };
const made = async (me: Client) => (await me.post<DutyRule>('/duty-rules', rule)).body.id;
const ofTown = ['administrator', town] as const;
const elsewhere = { by: ['administrator', otherTown] as const };

export const dutyRungs: Rung[] = [
  {
    route: 'GET /api/v1/admin/overview', access: 'self', by: ['editor'], versioned: false,
    ask: () => ({ url: '/api/v1/admin/overview' }),
    elsewhere: 'counts what is in reach: see duties.test.ts', above: { by: ['reviewer', town], status: 200 },
  },
  ...[duties, `${duties}.xlsx`].map((url): Rung => ({
    route: `GET ${url}`, access: 'overview', by: ['editor'], versioned: false,
    ask: () => ({ url: `${url}?region=${village}` }),
    elsewhere: { by: ['reviewer', otherTown] }, above: { by: ['reviewer', town], status: 200 },
  })),
  {
    route: `GET ${rules}`, access: 'overview', by: ['editor'], versioned: false,
    ask: () => ({ url: rules }),
    elsewhere: 'rules are the same for everybody', above: { by: ['reviewer', town], status: 200 },
  },
  {
    route: `POST ${rules}`, access: 'rules', by: ofTown, versioned: false,
    ask: () => ({ url: rules, body: rule }),
    elsewhere, above: { by: ['administrator', city], status: 201 },
  },
  {
    route: `PUT ${rules}/:id`, access: 'rules', by: ofTown, versioned: true,
    ask: async (_test, me) => ({ url: `${rules}/${await made(me)}`, body: { ...rule, grace: 10, version: 1 } }),
    elsewhere, above: { by: ['administrator', city], status: 200 },
  },
  {
    route: `DELETE ${rules}/:id`, access: 'rules', by: ofTown, versioned: true,
    ask: async (_test, me) => ({ url: `${rules}/${await made(me)}`, body: { version: 1 } }),
    elsewhere, above: { by: ['administrator', city], status: 204 },
  },
];
