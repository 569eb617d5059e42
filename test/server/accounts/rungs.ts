import { authenticatorOf } from './authenticator.ts';
import { city, otherTown, otherVillage, town, village } from '../testApp.ts';
import { password, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import type { Rung } from '../console/rung.ts';

const own = 'is about oneself alone';
const accounts = '/api/v1/admin/accounts';
const townsAdministrator = ['administrator', town] as const;
const elsewhere = { by: ['administrator', otherTown] as const };

/** An account of the village that somebody administers. */
async function clerkOf(test: ConsoleApp): Promise<Client['account']> {
  return (await test.as('editor', village)).account;
}

let names = 0;

export const accountRungs: Rung[] = [
  { route: 'GET /api/v1/admin/session', access: 'self', by: ['editor'], versioned: false, ask: () => ({ url: '/api/v1/admin/session' }), elsewhere: own, above: own },
  { route: 'DELETE /api/v1/admin/session', access: 'self', by: ['editor'], versioned: false, ask: () => ({ url: '/api/v1/admin/session' }), elsewhere: own, above: own },
  {
    route: 'POST /api/v1/admin/password',
    access: 'self',
    by: ['editor'],
    versioned: false,
    ask: () => ({ url: '/api/v1/admin/password', body: { current: password, next: '门前三棵老柳树，河里有鱼' } }),
    elsewhere: own,
    above: own,
  },
  { route: 'POST /api/v1/admin/totp', access: 'self', by: ['editor'], versioned: false, ask: () => ({ url: '/api/v1/admin/totp' }), elsewhere: own, above: own },
  {
    route: 'POST /api/v1/admin/totp/confirm',
    access: 'self',
    by: ['editor'],
    versioned: false,
    async ask(test, me) {
      const { body } = await me.post<{ secret: string }>('/totp');
      return { url: '/api/v1/admin/totp/confirm', body: { code: authenticatorOf(body.secret)(test.clock.now) } };
    },
    elsewhere: own,
    above: own,
  },
  {
    route: 'POST /api/v1/admin/totp/off',
    access: 'self',
    by: ['editor'],
    versioned: false,
    ask: () => ({ url: '/api/v1/admin/totp/off', body: { current: password } }),
    elsewhere: own,
    above: own,
  },
  {
    route: 'GET /api/v1/admin/accounts',
    access: 'oversee',
    by: ['auditor', town],
    versioned: false,
    ask: () => ({ url: accounts }),
    elsewhere: 'lists what is in reach: see administration.test.ts',
    above: { by: ['administrator', city], status: 200 },
  },
  {
    route: 'POST /api/v1/admin/accounts',
    access: 'accounts',
    by: townsAdministrator,
    versioned: false,
    ask: () => ({ url: accounts, body: { userName: `new${++names}`, name: '周文书', role: 'editor', region: otherVillage } }),
    elsewhere: { ...elsewhere, status: 422 },
    above: { by: ['administrator', city], status: 200 },
  },
  {
    route: 'PATCH /api/v1/admin/accounts/:id',
    access: 'accounts',
    by: townsAdministrator,
    versioned: true,
    async ask(test) {
      const { id, version } = await clerkOf(test);
      return { url: `${accounts}/${id}`, body: { version, name: '张会计（兼）' } };
    },
    elsewhere,
    above: { by: ['administrator', city], status: 200 },
  },
  {
    route: 'POST /api/v1/admin/accounts/:id/password',
    access: 'accounts',
    by: townsAdministrator,
    versioned: false,
    ask: async (test) => ({ url: `${accounts}/${(await clerkOf(test)).id}/password` }),
    elsewhere,
    above: { by: ['administrator', city], status: 200 },
  },
];
