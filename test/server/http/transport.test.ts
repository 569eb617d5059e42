import assert from 'node:assert/strict';
import { createTestApp } from '../testApp.ts';

interface Case {
  name: string;
  env?: Record<string, string>;
  /** Address of whoever connects; this machine when absent. */
  from?: string;
  headers?: Record<string, string>;
  /** Closed when absent. */
  way?: 'loopback' | 'https';
}

const village = '192.168.1.20';
const proxy = '10.0.0.5';
const https = { PUBLIC_URL: 'https://fawu.example.cn' };
const behindProxy = { TRUSTED_PROXIES: proxy };
const ownHost = { CONSOLE_HOST: 'houtai.example.cn' };

const cases: Case[] = [
  { name: 'this machine', way: 'loopback' },
  { name: 'this machine by its address', headers: { host: '127.0.0.1:8080' }, way: 'loopback' },
  { name: 'this machine by IPv6', from: '::1', headers: { host: '[::1]:8080' }, way: 'loopback' },
  { name: 'this machine under a name that some site gave it', headers: { host: 'rebound.example' } },
  { name: 'this machine through a proxy that nobody named', headers: { 'x-forwarded-for': village } },
  { name: 'the same, by the other header', headers: { forwarded: `for=${village}` } },
  { name: 'the village network', from: village, headers: { host: '192.168.1.5:8080' } },
  { name: 'the village network, saying it were this machine', from: village, headers: { host: 'localhost:8080' } },
  { name: 'the village network, saying it came by https', from: village, headers: { 'x-forwarded-proto': 'https' } },
  { name: 'the village network, saying it came for this machine', from: village, headers: { 'x-forwarded-for': '127.0.0.1' } },

  { name: 'our public https name', env: https, from: village, headers: { host: 'fawu.example.cn' }, way: 'https' },
  { name: 'our public https name in capitals', env: https, from: village, headers: { host: 'FAWU.example.cn' }, way: 'https' },
  { name: 'our public https name through an untrusted proxy on this machine', env: https, headers: { host: 'fawu.example.cn', 'x-forwarded-for': village }, way: 'https' },
  { name: 'the same, when the proxy says that it came in the clear', env: https, headers: { host: 'fawu.example.cn', 'x-forwarded-for': village, 'x-forwarded-proto': 'http' } },
  { name: 'our port, past https', env: https, from: village, headers: { host: 'fawu.example.cn:8080' } },
  { name: 'our address, past https', env: https, from: village, headers: { host: '192.168.1.5:8080' } },
  { name: 'this machine where PUBLIC_URL is https', env: https, way: 'loopback' },
  { name: 'a public name without https', env: { PUBLIC_URL: 'http://fawu.example.cn' }, from: village, headers: { host: 'fawu.example.cn' } },
  { name: 'a public https port', env: { PUBLIC_URL: 'https://fawu.example.cn:8443' }, from: village, headers: { host: 'fawu.example.cn:8443' }, way: 'https' },

  { name: 'https through a trusted proxy', env: behindProxy, from: proxy, headers: { host: 'any.example', 'x-forwarded-for': village, 'x-forwarded-proto': 'https' }, way: 'https' },
  { name: 'http through a trusted proxy', env: behindProxy, from: proxy, headers: { host: 'any.example', 'x-forwarded-for': village, 'x-forwarded-proto': 'http' } },
  { name: 'a trusted proxy that does not say', env: behindProxy, from: proxy, headers: { host: 'any.example', 'x-forwarded-for': village } },
  { name: 'past the trusted proxy', env: behindProxy, from: village, headers: { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' } },
  { name: 'somebody on the proxy’s machine', env: behindProxy, from: proxy, headers: { host: 'localhost', 'x-forwarded-for': '127.0.0.1' } },
  { name: 'an untrusted proxy here beside a trusted one elsewhere', env: behindProxy, headers: { 'x-forwarded-for': village } },
  { name: 'http through a trusted proxy, at our https name', env: { ...https, ...behindProxy }, from: proxy, headers: { host: 'fawu.example.cn', 'x-forwarded-for': village, 'x-forwarded-proto': 'http' } },
  { name: 'http to a trusted proxy on this machine', env: { TRUSTED_PROXIES: '127.0.0.0/8' }, headers: { 'x-forwarded-for': village, 'x-forwarded-proto': 'http' } },

  { name: 'the console’s own name by https', env: { ...https, ...ownHost }, from: village, headers: { host: 'houtai.example.cn' }, way: 'https' },
  { name: 'the public name, where the console has its own', env: { ...https, ...ownHost }, from: village, headers: { host: 'fawu.example.cn' } },
  { name: 'this machine, where the console has its own name', env: { ...https, ...ownHost } },
  { name: 'the console’s own name through a trusted proxy', env: { ...behindProxy, ...ownHost }, from: proxy, headers: { host: 'x', 'x-forwarded-host': 'houtai.example.cn', 'x-forwarded-for': village, 'x-forwarded-proto': 'https' }, way: 'https' },
  { name: 'another name through a trusted proxy', env: { ...behindProxy, ...ownHost }, from: proxy, headers: { host: 'any.example', 'x-forwarded-for': village, 'x-forwarded-proto': 'https' } },
  { name: 'the console’s own name without https', env: ownHost, from: village, headers: { host: 'houtai.example.cn' } },
  { name: 'the console’s own name on this machine', env: ownHost, headers: { host: 'houtai.example.cn:8080' }, way: 'loopback' },
];

describe('the console’s door', () => {
  for (const { name, env = {}, from = '127.0.0.1', headers = {}, way } of cases) {
    it(`is ${way === undefined ? 'closed' : 'open'} to ${name}`, async () => {
      const test = await createTestApp({ env });
      try {
        const ask = (url: string) => test.app.inject({ url, headers, remoteAddress: from });
        const [api, page] = [await ask('/api/v1/admin/setup'), await ask('/console/')];
        assert.equal(api.statusCode, way === undefined ? 403 : 200, api.body);
        assert.equal(page.statusCode === 403, way === undefined, page.body);
        if (way === undefined) assert.match(page.body, /管理后台在这里不开放.*PUBLIC_URL=https/s);
        const login = await test.app.inject({
          method: 'POST', url: '/api/v1/admin/login', headers, remoteAddress: from, payload: { userName: 'nobody', password: 'nothing' },
        });
        assert.equal(login.statusCode, way === undefined ? 403 : 401);
      } finally {
        await test.close();
      }
    });
  }

  it('names the address to open instead, and carries no script', async () => {
    const test = await createTestApp({ env: { ...https, ...ownHost } });
    const { body, headers } = await test.app.inject({ url: '/console/', remoteAddress: village });
    assert.match(body, /<strong>https:\/\/houtai\.example\.cn\/console\/<\/strong>/);
    assert.doesNotMatch(body, /<script/);
    assert.match(String(headers['content-type']), /^text\/html/);
    await test.close();
  });

  it('takes changes from its own pages alone', async () => {
    const test = await createTestApp({ env: https });
    const send = (headers: Record<string, string>) =>
      test.app.inject({ method: 'POST', url: '/api/v1/admin/login', remoteAddress: village, headers: { host: 'fawu.example.cn', ...headers }, payload: { userName: 'nobody', password: 'nothing' } });
    const statuses: Record<string, number> = {
      'https://fawu.example.cn': 401,
      'http://fawu.example.cn': 403,
      'https://fawu.example.cn:8443': 403,
      'https://evil.example': 403,
      null: 403,
    };
    for (const [origin, status] of Object.entries(statuses)) assert.equal((await send({ origin })).statusCode, status, origin);
    assert.equal((await send({})).statusCode, 401, 'a program sends no origin');
    await test.close();
  });
});
