import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Freshness } from '../content/freshness.ts';
import { securityHeaders } from './headers.ts';

const compress = promisify(gzip);

/** An answer as it goes over the wire, kept until the content changes. */
interface Finished {
  token: string;
  etag: string;
  plain: Ready;
  /** The same as `plain` where compressing does not pay. */
  gzip: Ready;
  bytes: number;
}

/** One representation: its bytes, and its headers as writeHead takes them fastest. */
interface Ready {
  etag: string;
  body: Buffer;
  headers: string[];
  notModified: string[];
}

/** What an answer may be made from. */
export interface Moment {
  now: number;
  /** State of the content; see Freshness. */
  revision: string;
}

export interface FinishedResponses {
  /**
   * Answers from what is kept under the request's route and validated query, or makes the answer
   * with `make` and keeps it. Refusals are thrown by `make` and never kept.
   */
  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    make: (moment: Moment) => Promise<unknown>,
    as?: Representation,
  ): void;
  /** Bytes held now, for the metrics. */
  readonly bytes: number;
}

/** How an answer is written; JSON by the route's schema unless said otherwise. */
export interface Representation {
  type: string;
  write: (payload: unknown) => string;
}

/** A proxy may answer for 10 s without asking, and for a day while we are away. */
export const contentCaching = 'public, max-age=0, s-maxage=10, stale-if-error=86400';

/** Smaller ones gain nothing by compression. */
const compressFrom = 512;

export function createFinished(
  freshness: Freshness,
  now: () => number,
  maxBytes = 64 * 1024 * 1024,
): FinishedResponses {
  /** Least recently used first. */
  const kept = new Map<string, Finished>();
  const making = new Map<string, Promise<Finished>>();
  let bytes = 0;

  function keep(key: string, finished: Finished): void {
    forget(key);
    if (finished.bytes > maxBytes / 8) return;
    kept.set(key, finished);
    bytes += finished.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  function forget(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  /** Callers that ask for the same at the same time share the work. */
  function made(key: string, token: string, make: () => Promise<Finished>): Promise<Finished> {
    const name = `${token} ${key}`;
    let work = making.get(name);
    if (work === undefined) {
      work = make()
        .then((finished) => {
          keep(key, finished);
          return finished;
        })
        .finally(() => making.delete(name));
      making.set(name, work);
    }
    return work;
  }

  return {
    get bytes() {
      return bytes;
    },
    answer(request, reply, make, as) {
      const at = now();
      const key = keyOf(request);
      const withToken = (token: string) => {
        const found = kept.get(key);
        if (found?.token === token) {
          kept.delete(key);
          kept.set(key, found);
          send(request, reply, found);
          return;
        }
        made(key, token, async () => {
          const payload = await make({ now: at, revision: token });
          const text = as?.write(payload) ?? String(reply.serialize(payload));
          return finish(token, key, text, as?.type ?? 'application/json; charset=utf-8');
        }).then((finished) => send(request, reply, finished), refuse);
      };
      const refuse = (error: unknown) => void reply.send(error);
      const token = freshness.token(at);
      if (typeof token === 'string') withToken(token);
      else token.then(withToken).catch(refuse);
    },
  };
}

/** Route, parameters and query in one order, so that one question has one answer. */
function keyOf(request: FastifyRequest): string {
  let key = request.routeOptions.url ?? request.url;
  for (const part of [request.params, request.query] as Record<string, unknown>[]) {
    for (const name of Object.keys(part).sort()) {
      key += `\n${name}=${encodeURIComponent(String(part[name]))}`;
    }
  }
  return key;
}

async function finish(token: string, key: string, text: string, type: string): Promise<Finished> {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const plain = ready(body, `"${hash}"`, type);
  const compressed = body.length < compressFrom ? undefined : await compress(body, { level: 9 });
  const smaller = compressed && ready(compressed, `"${hash}-gzip"`, type, 'gzip');
  return {
    token,
    etag: hash,
    plain,
    gzip: smaller ?? plain,
    bytes: body.length + (compressed?.length ?? 0) + key.length * 2 + 4096,
  };
}

function ready(body: Buffer, etag: string, type: string, encoding?: string): Ready {
  const common = [
    ...Object.entries(securityHeaders).flat(),
    'cache-control', contentCaching,
    'etag', etag,
    'vary', 'accept-encoding',
  ];
  const headers = [
    ...common,
    'content-type', type,
    'content-length', String(body.length),
    ...(encoding === undefined ? [] : ['content-encoding', encoding]),
  ];
  return { etag, body, headers, notModified: common };
}

/** Past fastify's own sending: the headers are ready, and nothing is left for its hooks to change. */
function send(request: FastifyRequest, reply: FastifyReply, finished: Finished): void {
  const { 'accept-encoding': accepted, 'if-none-match': held } = request.headers;
  const ready = accepted !== undefined && acceptsGzip(accepted) ? finished.gzip : finished.plain;
  reply.hijack();
  if (held !== undefined && isHeld(held, finished.etag)) {
    reply.raw.writeHead(304, ready.notModified).end();
  } else {
    reply.raw.writeHead(200, ready.headers).end(ready.body);
  }
}

export const acceptsGzip = (accepted: string) =>
  accepted.includes('gzip') && !/gzip\s*;\s*q=0(\.0*)?(\s*,|\s*$)/.test(accepted);

/** Either representation of the same content is as good as the other. */
function isHeld(header: string, hash: string): boolean {
  return header.includes(`"${hash}"`) || header.includes(`"${hash}-gzip"`) || header.trim() === '*';
}
