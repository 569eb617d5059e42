import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Freshness } from '../content/freshness.ts';
import { represent, sendRepresentation, type Representations } from './representation.ts';

/** An answer kept until the content changes. */
interface Finished extends Representations {
  token: string;
  key: string;
  route: string;
  /** Addresses, as they were asked for, that lead here. */
  urls: string[];
}

/** What an answer may be made from. */
export interface Moment {
  now: number;
  /** State of the content; see Freshness. */
  revision: string;
}

/** How an answer is written; JSON by the route's schema unless said otherwise. */
export interface Representation {
  type: string;
  write: (payload: unknown) => string;
}

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Told of answers that fastify does not see. */
export type Observer = (method: string, route: string, status: number, ms: number) => void;

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
  /**
   * Answers an address that was answered before, without asking `next`; everything else goes there.
   * Routing, validation and limits are spared: they were passed once, and a kept answer costs no
   * more than a refusal.
   */
  shortcut(next: RequestListener): RequestListener;
  /** Answers given by the shortcut go to `observer`. */
  observe(observer: Observer): void;
  /** Sends everything to fastify from now on, which knows how to end connections. */
  stop(): void;
  /** Bytes held now. */
  readonly bytes: number;
}

/** Different spellings of one question that are kept. */
const urlsMax = 4;

export function createFinished(
  freshness: Freshness,
  now: () => number,
  maxBytes = 64 * 1024 * 1024,
): FinishedResponses {
  /** Least recently used first. */
  const kept = new Map<string, Finished>();
  const byUrl = new Map<string, Finished>();
  const making = new Map<string, Promise<Finished>>();
  let bytes = 0;
  let stopped = false;
  let observer: Observer = () => undefined;

  function keep(finished: Finished): void {
    forget(finished.key);
    if (finished.bytes > maxBytes / 8) return;
    kept.set(finished.key, finished);
    newest = finished;
    bytes += finished.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  function forget(key: string): void {
    const found = kept.get(key);
    if (found === undefined) return;
    bytes -= found.bytes;
    kept.delete(key);
    for (const url of found.urls) byUrl.delete(url);
  }

  function rememberUrl(url: string, finished: Finished): void {
    if (finished.urls.length >= urlsMax || byUrl.has(url) || kept.get(finished.key) !== finished) return;
    finished.urls.push(url);
    finished.bytes += url.length * 2;
    bytes += url.length * 2;
    byUrl.set(url, finished);
  }

  let newest: Finished | undefined;

  function touch(finished: Finished): void {
    if (finished === newest) return;
    newest = finished;
    kept.delete(finished.key);
    kept.set(finished.key, finished);
  }

  /** Callers that ask for the same at the same time share the work. */
  function made(name: string, make: () => Promise<Finished>): Promise<Finished> {
    let work = making.get(name);
    if (work === undefined) {
      work = make()
        .then((finished) => {
          keep(finished);
          return finished;
        })
        .finally(() => making.delete(name));
      making.set(name, work);
    }
    return work;
  }

  function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    make: (moment: Moment) => Promise<unknown>,
    as?: Representation,
  ): void {
    const at = now();
    const key = keyOf(request);
    const send = (finished: Finished) => {
      rememberUrl(request.raw.url ?? '', finished);
      // Past fastify's own sending: the headers are ready, and its hooks have nothing to change.
      reply.hijack();
      sendRepresentation(request.raw, reply.raw, finished);
    };
    const withToken = async (token: string) => {
      const found = kept.get(key);
      if (found?.token === token) {
        touch(found);
        return send(found);
      }
      const finished = await made(`${token} ${key}`, async () => {
        const payload = await make({ now: at, revision: token });
        const text = as?.write(payload) ?? String(reply.serialize(payload));
        const forms = await represent(text, as?.type ?? 'application/json; charset=utf-8');
        return { ...forms, token, key, route: request.routeOptions.url ?? '', urls: [] };
      });
      send(finished);
    };
    Promise.resolve(freshness.token(at)).then(withToken).catch((error: unknown) => reply.send(error));
  }

  /**
   * The state as read for the first request of this turn of the event loop. All requests of a turn
   * had come before it was read, so none of them may know of anything newer.
   */
  let ofThisTurn: string | Promise<string> | undefined;
  const endTurn = () => {
    ofThisTurn = undefined;
  };

  function tokenOfTurn(): string | Promise<string> {
    if (ofThisTurn === undefined) {
      ofThisTurn = freshness.token(now());
      setImmediate(endTurn);
    }
    return ofThisTurn;
  }

  function sendKept(request: IncomingMessage, response: ServerResponse, found: Finished, begun: number) {
    touch(found);
    const status = sendRepresentation(request, response, found);
    observer(request.method ?? '', found.route, status, performance.now() - begun);
  }

  function shortcut(next: RequestListener): RequestListener {
    return (request, response) => {
      const found = byUrl.get(request.url ?? '');
      if (found === undefined || stopped || (request.method !== 'GET' && request.method !== 'HEAD')) {
        return next(request, response);
      }
      const begun = performance.now();
      let token: string | Promise<string>;
      try {
        token = tokenOfTurn();
      } catch {
        // The database does not answer: fastify's way reports it.
        return next(request, response);
      }
      if (token === found.token) return sendKept(request, response, found, begun);
      if (typeof token === 'string') return next(request, response);
      token.then(
        (read) => (read === found.token ? sendKept(request, response, found, begun) : next(request, response)),
        () => next(request, response),
      );
    };
  }

  return {
    answer,
    shortcut,
    observe: (given) => void (observer = given),
    stop: () => void (stopped = true),
    get bytes() {
      return bytes;
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
