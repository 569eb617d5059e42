import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { securityHeaders } from './headers.ts';

const compress = promisify(gzip);

/** An answer as it goes over the wire, in the forms that clients take. */
export interface Representations {
  /** Hash of the content; the ETags are made of it. */
  hash: string;
  plain: Ready;
  /** The same as `plain` where compressing does not pay. */
  gzip: Ready;
  /** Memory held. */
  bytes: number;
}

/** One form: its bytes, and its headers as writeHead takes them fastest. */
interface Ready {
  body: Buffer;
  headers: string[];
  notModified: string[];
}

/** A proxy may answer for 10 s without asking, and for a day while we are away. */
export const contentCaching = 'public, max-age=0, s-maxage=10, stale-if-error=86400';

/** Smaller ones gain nothing by compression. */
const compressFrom = 512;

/** Room for headers and what the engine adds. */
const overhead = 4096;

export async function represent(text: string, type: string): Promise<Representations> {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const plain = ready(body, `"${hash}"`, type);
  const compressed = body.length < compressFrom ? undefined : await compress(body, { level: 9 });
  return {
    hash,
    plain,
    gzip: compressed === undefined ? plain : ready(compressed, `"${hash}-gzip"`, type, 'gzip'),
    bytes: body.length + (compressed?.length ?? 0) + overhead,
  };
}

function ready(body: Buffer, etag: string, type: string, encoding?: string): Ready {
  const notModified = ['cache-control', contentCaching, 'etag', etag, 'vary', 'accept-encoding'];
  const headers = [
    ...Object.entries(securityHeaders).flat(),
    ...notModified,
    'content-type', type,
    'content-length', String(body.length),
    ...(encoding === undefined ? [] : ['content-encoding', encoding]),
  ];
  return { body, headers, notModified };
}

/** Sends what the client takes, or 304 where it holds it already; returns the status. */
export function sendRepresentation(
  request: IncomingMessage,
  response: ServerResponse,
  { hash, plain, gzip }: Representations,
): 200 | 304 {
  const { 'accept-encoding': accepted, 'if-none-match': held } = request.headers;
  const ready = accepted !== undefined && acceptsGzip(accepted) ? gzip : plain;
  if (held !== undefined && isHeld(held, hash)) {
    response.writeHead(304, ready.notModified).end();
    return 304;
  }
  response.writeHead(200, ready.headers).end(ready.body);
  return 200;
}

export const acceptsGzip = (accepted: string) =>
  accepted.includes('gzip') && !/gzip\s*;\s*q=0(\.0*)?(\s*,|\s*$)/.test(accepted);

/** Either form of the same content is as good as the other. */
function isHeld(header: string, hash: string): boolean {
  return header.includes(`"${hash}"`) || header.includes(`"${hash}-gzip"`) || header.trim() === '*';
}
