import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fastify } from 'fastify';
import { registerBodyPatience } from '../../../src/server/http/slowBodies.ts';
import type { App } from '../../../src/server/services.ts';

describe('a body that dawdles', () => {
  it('ends the request, in plain Chinese; where files come it may take its time', async () => {
    const app = fastify() as unknown as App;
    registerBodyPatience(app, 50);
    app.post('/words', { config: { access: 'public' } }, async () => 'words');
    app.post('/files', { config: { access: 'public', slowBody: true } }, async () => 'files');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const send = (url: string) => {
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
      socket.write(`POST ${url} HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 10\r\nconnection: close\r\n\r\n12345`);
      return socket;
    };
    const files = send('/files');
    await once(files, 'connect');
    const late = await text(send('/words'));
    assert.match(late, /^HTTP\/1\.1 408 [^]*请求没有发完就超时了/);
    files.write('67890');
    assert.match(await text(files), /^HTTP\/1\.1 200 [^]*files$/);
    await app.close();
  });
});
