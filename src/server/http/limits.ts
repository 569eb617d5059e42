import rateLimit from '@fastify/rate-limit';
import type { Config } from '../config.ts';
import type { App } from '../services.ts';
import { Refusal } from './errors.ts';

/** Longest address that any of our routes needs is a tenth of this. */
const longestUrl = 2048;

/** A search costs as much as dozens of kept answers. */
const searchShare = 10;

/** By initials it costs less, and whoever types asks again with each key, three times a second. */
const initialsShare = 3;

/** For the configuration of a route that searches: a part of what an address may ask. */
export const searchLimit = (config: Config) => partOf(config, searchShare);
/** A box says once that it displayed an item; all boxes of a village may share one address. */
const displayShare = 25;
export const displayLimit = (config: Config) => partOf(config, displayShare);
export const initialsLimit = (config: Config) => partOf(config, initialsShare);

/** Each costs a password's hash. */
export const loginLimit = (config: Config) => partOf(config, 50);

function partOf({ rateLimit: max }: Config, share: number) {
  return max === 0 ? {} : { rateLimit: { max: Math.ceil(max / share), timeWindow: 60_000 } };
}

/**
 * Requests a minute from one address, and the length of an address. A village may share one
 * address, so the limit is generous: it stops runaway clients, not readers.
 */
export async function registerLimits(app: App, config: Config): Promise<void> {
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.raw.url !== undefined && request.raw.url.length > longestUrl) {
      done(new Refusal(414, 'too_large', '网址太长'));
    } else {
      done();
    }
  });
  if (config.rateLimit === 0) return;
  const headers = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: 60_000,
    cache: 20_000,
    addHeadersOnExceeding: headers,
    addHeaders: { ...headers, 'retry-after': true },
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal(
        429,
        'too_many_requests',
        `请求太频繁，请 ${Math.max(1, Math.ceil(ttl / 1000))} 秒后再试`,
      ),
  });
}
