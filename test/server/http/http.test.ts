import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import type { ItemsReply } from '../../../src/contract/index.ts';
import { buildApp } from '../../../src/server/app.ts';
import { publish, withdraw } from '../../../src/server/content/content.ts';
import { createFinished } from '../../../src/server/http/finished.ts';
import { createTestApp, draft, village, type TestApp } from '../testApp.ts';

describe('http', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await createTestApp({ items: [draft({ summary: '很长的摘要。'.repeat(80) })] });
  });
  afterEach(() => test.close());

  it('answers unknown addresses and methods in the one error shape', async () => {
    const unknown = [
      ['GET', '/api/v1/nope', 404], ['POST', '/api/v1/items', 404], ['DELETE', '/', 404], ['GET', '/api/v1/items/', 400],
    ] as const;
    for (const [method, url, status] of unknown) {
      const reply = await test.app.inject({ method, url });
      assert.equal(reply.statusCode, status, `${method} ${url}`);
      assert.match(reply.json<{ error: { message: string } }>().error.message, /\p{Script=Han}/u);
    }
  });

  it('puts the security headers on every kind of answer', async () => {
    const urls = ['/', '/api/', '/api/v1/items', '/api/v1/search?q=a', '/api/v1/nope', '/healthz', '/tv/', '/tv/config.json', '/%E0%A4%A'];
    for (const url of urls) {
      const { headers } = await test.get(url);
      assert.match(String(headers['content-security-policy']), /default-src 'none'/, url);
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/, url);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.equal(headers['set-cookie'], undefined, url);
    }
  });

  it('answers HEAD like GET, without the body', async () => {
    const get = await test.get('/api/v1/items');
    const head = await test.app.inject({ method: 'HEAD', url: '/api/v1/items' });
    assert.deepEqual([head.statusCode, head.body], [200, '']);
    for (const name of ['etag', 'content-length', 'cache-control', 'content-type']) {
      assert.equal(head.headers[name], get.headers[name], name);
    }
  });

  it('compresses for who accepts it, with an ETag of its own that either way is recognised', async () => {
    const plain = await test.app.inject('/api/v1/items');
    const zipped = await test.app.inject({ url: '/api/v1/items', headers: { 'accept-encoding': 'br, gzip' } });
    const refused = await test.app.inject({ url: '/api/v1/items', headers: { 'accept-encoding': 'gzip;q=0' } });
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body);
    assert.equal(refused.headers['content-encoding'], undefined);
    assert.notEqual(zipped.headers.etag, plain.headers.etag);
    assert.equal(plain.headers.vary, 'accept-encoding');
    for (const held of [zipped.headers.etag, plain.headers.etag, `"x", ${plain.headers.etag}`]) {
      const reply = await test.get('/api/v1/items', { 'if-none-match': String(held) });
      assert.equal(reply.status, 304);
    }
  });

  it('refuses a long address with 414 and a large body with 413, at once', async () => {
    assert.equal((await test.get(`/api/v1/items?cursor=${'a'.repeat(3000)}`)).status, 414);
    const headers = { 'content-type': 'application/json' };
    const payload = 'x'.repeat(100_000);
    const reply = await test.app.inject({ method: 'POST', url: '/api/v1/items', headers, payload });
    assert.equal(reply.statusCode, 413);
    assert.equal(reply.json<{ error: { code: string } }>().error.code, 'too_large');
  });

  it('lets an address search less often than it reads', async () => {
    const limited = await createTestApp({ env: { RATE_LIMIT: '20' } });
    for (const address of ['/api/v1/search?q=x', '/search?q=x']) {
      const statuses: number[] = [];
      for (let turn = 0; turn < 3; turn++) statuses.push((await limited.get(address)).status);
      assert.deepEqual(statuses, [200, 200, 429], address);
    }
    assert.equal((await limited.get('/api/v1/columns')).status, 200);
    await limited.close();
  });

  it('says who is too fast how long to wait', async () => {
    const limited = await createTestApp({ env: { RATE_LIMIT: '3' } });
    const replies = [];
    for (let at = 0; at < 5; at++) replies.push(await limited.get<{ error: { code: string } }>('/api/v1/columns'));
    assert.deepEqual(replies.map((reply) => reply.status), [200, 200, 200, 429, 429]);
    const last = replies.at(-1);
    assert.ok(Number(last?.headers['retry-after']) >= 1);
    assert.equal(last?.body.error.code, 'too_many_requests');
    await limited.close();
  });

  it('believes a forwarded address only of a proxy it was told to trust', async () => {
    const fast = async (env: Record<string, string>) => {
      const limited = await createTestApp({ env: { RATE_LIMIT: '1', ...env } });
      const status = [];
      for (const address of ['1.1.1.1', '2.2.2.2']) {
        status.push((await limited.get('/api/v1/columns', { 'x-forwarded-for': address })).status);
      }
      await limited.close();
      return status;
    };
    assert.deepEqual(await fast({}), [200, 429]);
    assert.deepEqual(await fast({ TRUSTED_PROXIES: '127.0.0.1' }), [200, 200]);
  });

  it('shows the metrics to this machine alone, unless told otherwise', async () => {
    const status = async (on: TestApp, remoteAddress: string, headers = {}) =>
      (await on.app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
    assert.equal(await status(test, '127.0.0.1'), 200);
    assert.equal(await status(test, '::1'), 200);
    assert.equal(await status(test, '192.168.1.7'), 404);
    assert.equal(await status(test, '127.0.0.1', { 'x-forwarded-for': '8.8.8.8' }), 404);
    const open = await createTestApp({ env: { METRICS: 'public' } });
    assert.equal(await status(open, '192.168.1.7'), 200);
    await test.get('/api/v1/items');
    const { text } = await test.get('/metrics');
    assert.match(text, /http_request_duration_seconds_count\{route="\/api\/v1\/items",status="200"\} 1/);
    await open.close();
  });

  it('is ready only while its database answers', async () => {
    assert.deepEqual((await test.get('/readyz')).body, { status: 'ready' });
    const silent = await buildApp({
      config: test.config,
      db: { ...test.db, readState: () => Promise.reject(new Error('gone')) },
    });
    assert.equal((await silent.inject('/readyz')).statusCode, 503);
    assert.equal((await silent.inject('/healthz')).statusCode, 200);
    const failed = await silent.inject('/api/v1/items');
    assert.equal(failed.statusCode, 500);
    assert.deepEqual(Object.keys(failed.json<{ error: object }>().error), ['code', 'message']);
    await silent.close();
  });

  it('logs route and status, and neither what was asked nor by whom', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const app = await buildApp({ config: test.config, db: test.db, log });
    const headers = { 'user-agent': 'Telltale/1.0', 'x-forwarded-for': '203.0.113.9' };
    await app.inject({ url: '/api/v1/search?q=秘密的事', headers, remoteAddress: '203.0.113.8' });
    await app.inject({ url: '/api/v1/links/SECRET00', headers });
    await app.close();
    const answered = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['msg'] === 'answered');
    assert.deepEqual(
      answered.map(({ method, route, status }) => [method, route, status]),
      [['GET', '/api/v1/search', 200], ['GET', '/api/v1/links/:code', 404]],
    );
    assert.doesNotMatch(lines.join(''), /秘密|%E7|Telltale|203\.0\.113|SECRET00/);
  });

  it('serves media by parts, inert and for ever, and nothing else of the folder', async () => {
    const folder = path.join(test.config.dataDir, 'media');
    mkdirSync(folder, { recursive: true });
    const name = `${'0123456789abcdef'.repeat(2)}.mp4`;
    writeFileSync(path.join(folder, name), Buffer.alloc(1000, 7));
    writeFileSync(path.join(folder, 'secret.txt'), 'no');
    const part = await test.app.inject({ url: `/media/${name}`, headers: { range: 'bytes=10-19', 'accept-encoding': 'gzip' } });
    assert.deepEqual([part.statusCode, part.rawPayload.length, part.headers['content-range']], [206, 10, 'bytes 10-19/1000']);
    assert.equal(part.headers['content-type'], 'video/mp4');
    assert.equal(part.headers['content-encoding'], undefined);
    assert.match(String(part.headers['cache-control']), /max-age=31536000, immutable/);
    assert.equal(part.headers['x-content-type-options'], 'nosniff');
    for (const wrong of ['secret.txt', '..%2Ffawu.db', '../fawu.db', '%00', `${name}%00`, `${'a'.repeat(32)}.html`]) {
      assert.equal((await test.get(`/media/${wrong}`)).status, 404, wrong);
    }
  });

  it('tells the television where phones reach us', async () => {
    assert.deepEqual((await test.get('/tv/config.json')).body, { publicUrl: 'http://192.168.1.5:8080', returnOrigins: [] });
    assert.equal((await test.get('/tv')).headers['location'], '/tv/');
    assert.equal((await test.get('/tv?return=http%3A%2F%2Fepg')).headers['location'], '/tv/?return=http%3A%2F%2Fepg');
    for (const wrong of ['/tv/..%2Fserver%2Fmain.js', '/tv/../package.json', '/tv/.env', '/tv/nothing.js', '/tv/%00']) {
      assert.equal((await test.get(wrong)).status, 404, wrong);
    }
  });

  it('shows people the routes, with examples that work', async () => {
    const { status, text } = await test.get('/api/');
    assert.equal(status, 200);
    const links = [...text.matchAll(/例：<a href="([^"]+)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
    assert.ok(links.length >= 9);
    for (const link of links) assert.equal((await test.get(link)).status, 200, link);
    assert.doesNotMatch(text, /<script|style="/);
    const document = (await test.get<{ openapi: string; paths: object; components: { schemas: object } }>('/api/v1/openapi.json')).body;
    assert.equal(document.openapi, '3.1.0');
    assert.ok(Object.keys(document.paths).every((each) => each.startsWith('/api/v1/')));
    assert.ok(['Item', 'ItemCard', 'ErrorReply', 'Block'].every((name) => name in document.components.schemas));
  });

  it('answers what is no HTTP with 400, and goes on serving', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = test.app.server.address() as { port: number };
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('rubbish\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 400 [^]*"code":"bad_request"/);
    assert.equal((await test.get('/healthz')).status, 200);
  });

  it('lists the same for a village whatever the order of the question', async () => {
    const one = await test.get<ItemsReply>(`/api/v1/items?region=${village}&column=cases`);
    const two = await test.get<ItemsReply>(`/api/v1/items?column=cases&region=${village}&limit=20`);
    assert.equal(one.headers['etag'], two.headers['etag']);
  });
});

describe('finished responses over a connection', () => {
  let test: TestApp;
  let origin: string;
  beforeEach(async () => {
    test = await createTestApp({ items: [draft({ sourceKey: 'a', summary: '很长的摘要。'.repeat(80) })] });
    origin = await test.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => test.close());

  const titles = async (path = '/api/v1/items') => {
    const { items } = (await (await fetch(origin + path)).json()) as ItemsReply;
    return items.map((item) => item.title);
  };

  it('are the same the first time and every other time, with their headers', async () => {
    const [first, second] = [await fetch(`${origin}/api/v1/items`), await fetch(`${origin}/api/v1/items`)];
    assert.equal(await first.text(), await second.text());
    const headers = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
    assert.deepEqual(headers(second), headers(first));
    assert.equal(second.headers.get('content-encoding'), 'gzip');
    const held = await fetch(`${origin}/api/v1/items`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    assert.deepEqual([held.status, await held.text()], [304, '']);
    const head = await fetch(`${origin}/api/v1/items`, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.equal((await fetch(`${origin}/api/v1/items`, { method: 'POST' })).status, 404);
  });

  it('are gone at the next request after a change, a withdrawal and a moment that passed', async () => {
    assert.equal((await titles()).length, 1);
    await publish(test.db, draft({ title: '第二条', expiresAt: test.clock.now + 1000 }), test.clock.now);
    assert.deepEqual((await titles())[0], '第二条');
    assert.deepEqual((await titles())[0], '第二条');
    await withdraw(test.db, { sourceKey: 'a' }, test.clock.now);
    assert.deepEqual(await titles(), ['第二条']);
    test.clock.now += 1000;
    assert.deepEqual(await titles(), []);
  });

  it('count in the metrics like every answer', async () => {
    for (let at = 0; at < 3; at++) await titles('/api/v1/items?limit=7');
    const { text } = await test.get('/metrics');
    assert.match(text, /http_request_duration_seconds_count\{route="\/api\/v1\/items",status="200"\} 3\n/);
  });

  it('do not keep a server from stopping while clients go on asking', async () => {
    let asking = true;
    const client = (async () => {
      while (asking) await titles().catch(() => (asking = false));
    })();
    await titles();
    await test.app.close();
    await client;
  });
});

describe('finished responses', () => {
  it('hold no more bytes than they are given, forgetting what was not asked for longest', async () => {
    const finished = createFinished({ token: () => 'a' }, () => 0, 100_000);
    const made: string[] = [];
    const ask = async (url: string) => {
      const request = { routeOptions: { url }, params: {}, query: {}, raw: { url, headers: {} } };
      await new Promise<void>((resolve, reject) => {
        const reply = {
          hijack: () => undefined,
          serialize: (payload: unknown) => JSON.stringify(payload),
          send: reject,
          raw: { writeHead: () => ({ end: () => resolve() }) },
        };
        finished.answer(request as never, reply as never, async () => {
          made.push(url);
          return '0'.repeat(500);
        });
      });
      assert.ok(finished.bytes <= 100_000);
    };
    for (let at = 0; at < 40; at++) {
      await ask('/often');
      await ask(`/${at}`);
    }
    assert.equal(made.filter((url) => url === '/often').length, 1);
    await ask('/39');
    await ask('/0');
    assert.equal(made.length, 42);
  });
});
