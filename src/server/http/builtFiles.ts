import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptsGzip } from './representation.ts';

const compress = promisify(gzip);

/** Served types by extension; nothing else leaves the folder. */
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
};
const alreadySmall = new Set(['png', 'jpg', 'webp', 'woff', 'woff2']);

/** A hash in the name: `app-3f2a9c01.js`, `chunk.3F2A9C01.js`. */
const hashedName = /[-.](?=[0-9a-z]*[0-9])[0-9a-z]{8,}\.[a-z0-9]+$/i;

export interface BuiltFile {
  version: string;
  type: string;
  etag: string;
  body: Buffer;
  gzip?: Buffer;
}

/** Files of a built application, each read and compressed once for each version of it. */
export interface BuiltFiles {
  /** Undefined when it is not there or may not be served. */
  read(name: string): Promise<BuiltFile | undefined>;
  /** Kept for ever where the name changes with the content, asked for anew where it does not. */
  send(request: FastifyRequest, reply: FastifyReply, name: string, file: BuiltFile): FastifyReply;
}

export function builtFiles(folder: string): BuiltFiles {
  const known = new Map<string, BuiltFile>();

  async function read(name: string): Promise<BuiltFile | undefined> {
    const extension = path.extname(name).slice(1).toLowerCase();
    const type = types[extension];
    // No way out of the folder and no hidden files, whatever the encoding of the address was.
    if (type === undefined || !/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) return undefined;
    const file = path.join(folder, name);
    const info = await stat(file).catch(() => undefined);
    if (info === undefined || !info.isFile()) return undefined;
    const version = `${info.mtimeMs} ${info.size}`;
    const held = known.get(name);
    if (held?.version === version) return held;
    const body = await readFile(file);
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    const read: BuiltFile = { version, type, etag: `"${hash}"`, body };
    if (!alreadySmall.has(extension)) read.gzip = await compress(body, { level: 9 });
    known.set(name, read);
    return read;
  }

  function send(request: FastifyRequest, reply: FastifyReply, name: string, file: BuiltFile): FastifyReply {
    const lasting = hashedName.test(name);
    reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    reply.headers({ etag: file.etag, vary: 'accept-encoding' }).type(file.type);
    if (request.headers['if-none-match']?.includes(file.etag) === true) return reply.code(304).send();
    const zipped = acceptsGzip(String(request.headers['accept-encoding'] ?? '')) && file.gzip;
    if (zipped) return reply.header('content-encoding', 'gzip').send(zipped);
    return reply.send(file.body);
  }

  return { read, send };
}
