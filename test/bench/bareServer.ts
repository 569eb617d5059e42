/** node:http alone, sending bytes that it was given: what a finished response is measured against. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announce } from './child.ts';

export interface Canned {
  headers: Record<string, string>;
  /** Headers of a 304. */
  notModified: Record<string, string>;
  /** base64 */
  body: string;
  etag: string;
}

const canned = JSON.parse(process.argv[2] ?? '{}') as Record<string, Canned>;
const ready = new Map(
  Object.entries(canned).map(([path, one]) => [path, { ...one, bytes: Buffer.from(one.body, 'base64') }]),
);

const server = createServer((request, reply) => {
  const one = ready.get(request.url ?? '');
  if (!one) {
    reply.writeHead(404).end();
  } else if (request.headers['if-none-match'] === one.etag) {
    reply.writeHead(304, one.notModified).end();
  } else {
    reply.writeHead(200, one.headers).end(one.bytes);
  }
});
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
process.on('SIGTERM', () => process.exit(0));
